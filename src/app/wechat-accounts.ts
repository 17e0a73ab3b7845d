import { readFileSync } from 'node:fs';
import { type Config, ConfigError } from './config.ts';
import type { WechatAccounts } from './world.ts';

/** The accounts of production, from the settings; in a demo those of the sandbox (SANDBOX_ACCOUNTS_FILE). */
export async function wechatAccounts(config: Config): Promise<WechatAccounts> {
  if (config.MODE === 'demo') {
    const file = config.SANDBOX_ACCOUNTS_FILE;
    if (file === undefined)
      throw new ConfigError('A demo needs its sandbox: use "npm start", which starts both');
    return JSON.parse(readFileSync(file, 'utf8')) as WechatAccounts;
  }
  const needed = <Key extends keyof Config>(key: Key): NonNullable<Config[Key]> => {
    const value = config[key];
    if (value === undefined) throw new ConfigError(`${key} is needed in production`);
    return value as NonNullable<Config[Key]>;
  };
  return {
    miniProgram: {
      apiUrl: config.WECHAT_API_URL,
      appId: needed('WECHAT_APP_ID'),
      appSecret: needed('WECHAT_APP_SECRET'),
      push:
        config.WECHAT_PUSH_TOKEN === undefined
          ? null
          : { token: config.WECHAT_PUSH_TOKEN, encodingAesKey: needed('WECHAT_PUSH_AES_KEY') },
    },
    sms:
      config.SMS_SECRET_ID === undefined
        ? null
        : {
            apiUrl: config.SMS_URL,
            region: config.SMS_REGION,
            secretId: config.SMS_SECRET_ID,
            secretKey: needed('SMS_SECRET_KEY'),
            sdkAppId: needed('SMS_APP_ID'),
            signName: needed('SMS_SIGN_NAME'),
            templateId: needed('SMS_TEMPLATE_ID'),
          },
    pay: {
      apiUrl: config.WECHATPAY_URL,
      mchId: needed('WECHATPAY_MCH_ID'),
      serial: needed('WECHATPAY_SERIAL'),
      privateKeyPem: readFileSync(needed('WECHATPAY_PRIVATE_KEY_FILE'), 'utf8'),
      apiV3Key: needed('WECHATPAY_API_V3_KEY'),
      platformKeyId: needed('WECHATPAY_PUBLIC_KEY_ID'),
      platformPublicKeyPem: readFileSync(needed('WECHATPAY_PUBLIC_KEY_FILE'), 'utf8'),
    },
    alipay:
      config.ALIPAY_APP_ID === undefined
        ? null
        : {
            gatewayUrl: config.ALIPAY_URL,
            appId: config.ALIPAY_APP_ID,
            sellerId: needed('ALIPAY_SELLER_ID'),
            privateKeyPem: readFileSync(needed('ALIPAY_PRIVATE_KEY_FILE'), 'utf8'),
            alipayPublicKeyPem: readFileSync(needed('ALIPAY_PUBLIC_KEY_FILE'), 'utf8'),
          },
    unionpay:
      config.UNIONPAY_MER_ID === undefined
        ? null
        : {
            gatewayUrl: config.UNIONPAY_URL,
            merId: config.UNIONPAY_MER_ID,
            certId: needed('UNIONPAY_CERT_ID'),
            privateKeyPem: readFileSync(needed('UNIONPAY_PRIVATE_KEY_FILE'), 'utf8'),
            rootCertificatePem: readFileSync(needed('UNIONPAY_ROOT_FILE'), 'utf8'),
            middleCertificatePem: readFileSync(needed('UNIONPAY_MIDDLE_FILE'), 'utf8'),
          },
  };
}
