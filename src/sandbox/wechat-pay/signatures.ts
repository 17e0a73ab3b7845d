import { createCipheriv, createSign, createVerify } from 'node:crypto';
import type { Clock, Random } from '#kernel';
import { signingKey } from '../key-pair.ts';
import { nonce } from '../nonce.ts';

const GCM_NONCE_CHARS = 12;
const SKEW_SECONDS_MAX = 300;

/** The provider's half of the v3 signatures, on node:crypto alone so that it cannot share an SDK's mistake. */
export interface Signer {
  /** A certificate serial or `PUB_KEY_ID_…`, sent as `Wechatpay-Serial`. */
  readonly keyId: string;
  readonly privateKeyPem: string;
}

export function signedHeaders(
  signer: Signer,
  clock: Clock,
  random: Random,
  body: string,
): Record<string, string> {
  const timestamp = String(Math.floor(clock.now() / 1_000));
  const once = nonce(random);
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': once,
    'wechatpay-serial': signer.keyId,
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    'wechatpay-signature': createSign('RSA-SHA256')
      .update(`${timestamp}\n${once}\n${body}\n`)
      .sign(signingKey(signer.privateKeyPem), 'base64'),
  };
}

/** Checks `Authorization` of a merchant's request; answers what is wrong with it, or undefined. */
export function faultOfRequest(
  request: {
    readonly method: string;
    readonly path: string;
    readonly authorization: string;
    readonly body: string;
  },
  merchant: { readonly mchId: string; readonly serial: string; readonly publicKeyPem: string },
  clock: Clock,
): string | undefined {
  const [scheme, fields] = request.authorization.split(/ (.*)/s);
  if (scheme !== 'WECHATPAY2-SHA256-RSA2048') return '缺少 Authorization 或认证类型不正确';
  const given = Object.fromEntries(
    [...(fields ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  const { mchid, serial_no, nonce_str, timestamp, signature } = given;
  if (mchid !== merchant.mchId) return '商户号不正确';
  if (serial_no !== merchant.serial) return '商户证书序列号不正确';
  const skewSeconds = Math.abs(clock.now() / 1_000 - Number(timestamp));
  if (!(skewSeconds <= SKEW_SECONDS_MAX)) return '时间戳与服务器时间相差过大';
  const signed = `${request.method}\n${request.path}\n${timestamp}\n${nonce_str}\n${request.body}\n`;
  const isRight = createVerify('RSA-SHA256')
    .update(signed)
    .verify(merchant.publicKeyPem, signature ?? '', 'base64');
  return isRight ? undefined : '签名不正确';
}

export interface SealedResource {
  readonly algorithm: 'AEAD_AES_256_GCM';
  readonly ciphertext: string;
  readonly associated_data: string;
  readonly nonce: string;
}

export function seal(
  plain: string,
  apiV3Key: string,
  associatedData: string,
  random: Random,
): SealedResource {
  const once = nonce(random, GCM_NONCE_CHARS);
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, once).setAAD(Buffer.from(associatedData));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealed.toString('base64'),
    associated_data: associatedData,
    nonce: once,
  };
}
