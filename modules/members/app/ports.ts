import { type EpochMs, type MemberId, type MerchantId, type Tx, token } from '#kernel';

/** Where our mini-program is registered. */
export interface WechatLoginSettings {
  readonly apiUrl: string;
  readonly appId: string;
  readonly appSecret: string;
}
export const WECHAT_LOGIN_SETTINGS = token<WechatLoginSettings>('WechatLoginSettings');

/** Who WeChat says is behind a code of `wx.login`. Its `session_key` stays behind this port. */
interface WechatIdentity {
  readonly appId: string;
  readonly openid: string;
  readonly unionid: string | null;
  readonly nickname: string | null;
}

export interface WechatLogin {
  /** Spends the code. A used, unknown or expired one is refused as `members.code_refused`. */
  identify(code: string): Promise<WechatIdentity>;
}

export interface PhoneNumbers {
  /**
   * The phone behind a code of WeChat's phone button, in the spelling of `normalPhone`. Spends the code; a used, unknown or
   * expired one is refused as `members.code_refused`.
   */
  phoneOf(code: string): Promise<string>;
}

export interface MemberSettings {
  /** A visitor has neither our WeChat nor the phone that a message goes to. */
  readonly isDemo: boolean;
}
export const MEMBER_SETTINGS = token<MemberSettings>('MemberSettings');

/** Demo: the last text that the sandbox's gateway sent to this phone, null when there is none. */
export type LastTextTo = (phone: string) => Promise<string | null>;

/** Our account at the SMS gateway, and what was approved there. */
export interface SmsSettings {
  readonly apiUrl: string;
  readonly region: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly sdkAppId: string;
  readonly signName: string;
  /** Of a text with two places: the code, and for how many minutes it is good. */
  readonly templateId: string;
}
/** null: this shop sends no messages, and nobody signs in by them. */
export const SMS_SETTINGS = token<SmsSettings | null>('SmsSettings');

export interface SmsSender {
  /** @throws AppError 'unavailable' when the gateway did not take it. */
  sendCode(phone: string, code: string): Promise<void>;
}

export interface CodePicture {
  readonly bytes: Buffer;
  readonly contentType: string;
}

/** Prints codes that open a page of our mini-program. */
export interface ShareCodePrinter {
  print(scene: string, page: string): Promise<CodePicture>;
}

interface MemberSession {
  readonly id: string;
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly refreshHash: string;
  readonly startedAt: EpochMs;
  readonly expiresAt: EpochMs;
}

export interface MemberSessions {
  start(tx: Tx, session: MemberSession): Promise<void>;
  /** Swaps the hash of the refresh token; false when `from` is not the present one or the session is over. */
  rotate(
    tx: Tx,
    sessionId: string,
    from: string,
    to: string,
    now: EpochMs,
    expiresAt: EpochMs,
  ): Promise<boolean>;
  end(tx: Tx, sessionId: string, at: EpochMs): Promise<void>;
  /** Answers with those that were not over yet. */
  endAllOf(tx: Tx, merchantId: MerchantId, memberId: MemberId, at: EpochMs): Promise<readonly string[]>;
  endedSince(since: EpochMs): Promise<readonly { readonly id: string; readonly endedAt: EpochMs }[]>;
}

/** Answers whether a member may be under 14; known to the privacy module. */
export interface MinorCheck {
  isMinor(memberId: MemberId): boolean;
}
