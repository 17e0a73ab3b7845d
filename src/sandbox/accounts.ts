import { randomBytes } from 'node:crypto';
import { type AlipaySide, makeAlipaySide } from './alipay/account.ts';
import { type KeyPair, keyPair, serialNumber } from './key-pair.ts';
import type { SmsAccount } from './sms/sms-gateway.ts';
import { makeUnionpaySide, type UnionpaySide } from './unionpay/account.ts';

/** Everything secret about the sandbox's one merchant and one mini-program, of both sides. */
export interface SandboxAccounts {
  readonly appId: string;
  readonly appSecret: string;
  readonly mchId: string;
  readonly apiV3Key: string;
  /** Serial of the merchant's certificate. */
  readonly merchantSerial: string;
  readonly merchant: KeyPair;
  /** Public-key mode, which new merchants get. */
  readonly platformKeyId: string;
  readonly platform: KeyPair;
  /** Certificate mode, which older merchants have; a switch between both is a fault that one can inject. */
  readonly certificateSerial: string;
  readonly certificate: KeyPair;
  readonly sms: SmsAccount;
  /** Of the message push: its token, and the EncodingAESKey of 43 characters. */
  readonly push: PushKeys;
  readonly alipay: AlipaySide;
  readonly unionpay: UnionpaySide;
}

export interface PushKeys {
  readonly token: string;
  readonly encodingAesKey: string;
}

/** What the merchant's side knows; same shape as the house's accounts at the real WeChat. */
export interface MerchantSideAccounts {
  readonly miniProgram: { readonly apiUrl: string; readonly appId: string; readonly appSecret: string };
  readonly sms: SmsAccount & { readonly apiUrl: string };
  readonly pay: {
    readonly apiUrl: string;
    readonly mchId: string;
    readonly serial: string;
    readonly privateKeyPem: string;
    readonly apiV3Key: string;
    readonly platformKeyId: string;
    readonly platformPublicKeyPem: string;
  };
  readonly alipay: {
    readonly gatewayUrl: string;
    readonly appId: string;
    readonly sellerId: string;
    readonly privateKeyPem: string;
    readonly alipayPublicKeyPem: string;
  };
  readonly unionpay: {
    readonly gatewayUrl: string;
    readonly merId: string;
    readonly certId: string;
    readonly privateKeyPem: string;
    readonly rootCertificatePem: string;
    readonly middleCertificatePem: string;
  };
}

/** @param keyBits For those who sign all day: missing = as many as the providers ask for. */
export function makeAccounts(keyBits?: number): SandboxAccounts {
  return {
    appId: `wx${randomBytes(8).toString('hex')}`,
    appSecret: randomBytes(16).toString('hex'),
    mchId: '1900000109',
    apiV3Key: randomBytes(16).toString('hex'),
    merchantSerial: serialNumber(),
    merchant: keyPair(keyBits),
    platformKeyId: `PUB_KEY_ID_01190000010920261121${randomBytes(6).readUIntBE(0, 6).toString().padStart(15, '0')}`,
    platform: keyPair(keyBits),
    certificateSerial: serialNumber(),
    certificate: keyPair(),
    sms: makeSmsAccount(),
    push: makePushKeys(),
    alipay: makeAlipaySide(keyBits),
    unionpay: makeUnionpaySide(keyBits),
  };
}

export function makePushKeys(): PushKeys {
  return {
    token: randomBytes(8).toString('hex'),
    encodingAesKey: randomBytes(32).toString('base64').slice(0, 43),
  };
}

export function makeSmsAccount(): SmsAccount {
  return {
    region: 'ap-guangzhou',
    secretId: `AKID${randomBytes(16).toString('hex')}`,
    secretKey: randomBytes(16).toString('hex'),
    sdkAppId: '1400006666',
    signName: '通衢',
    templateId: '449739',
  };
}

export function merchantSide(accounts: SandboxAccounts, url: string): MerchantSideAccounts {
  return {
    miniProgram: { apiUrl: url, appId: accounts.appId, appSecret: accounts.appSecret },
    sms: { apiUrl: url, ...accounts.sms },
    pay: {
      apiUrl: url,
      mchId: accounts.mchId,
      serial: accounts.merchantSerial,
      privateKeyPem: accounts.merchant.privateKeyPem,
      apiV3Key: accounts.apiV3Key,
      platformKeyId: accounts.platformKeyId,
      platformPublicKeyPem: accounts.platform.publicKeyPem,
    },
    alipay: {
      gatewayUrl: `${url}/gateway.do`,
      appId: accounts.alipay.appId,
      sellerId: accounts.alipay.sellerId,
      privateKeyPem: accounts.alipay.app.privateKeyPem,
      alipayPublicKeyPem: accounts.alipay.platform.publicKeyPem,
    },
    unionpay: {
      gatewayUrl: `${url}/gateway/api`,
      merId: accounts.unionpay.merId,
      certId: accounts.unionpay.certId,
      privateKeyPem: accounts.unionpay.merchant.privateKeyPem,
      rootCertificatePem: accounts.unionpay.root.certificatePem,
      middleCertificatePem: accounts.unionpay.middle.certificatePem,
    },
  };
}
