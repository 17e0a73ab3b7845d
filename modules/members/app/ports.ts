import { token } from '#kernel';

/** Where our mini-program is registered. */
export interface WechatLoginSettings {
  readonly apiUrl: string;
  readonly appId: string;
  readonly appSecret: string;
}
export const WECHAT_LOGIN_SETTINGS = token<WechatLoginSettings>('WechatLoginSettings');
