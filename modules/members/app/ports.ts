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
  endedSince(since: EpochMs): Promise<readonly { readonly id: string; readonly endedAt: EpochMs }[]>;
}

/** Answers whether a member may be under 14; known to the privacy module. */
export interface MinorCheck {
  isMinor(memberId: MemberId): boolean;
}
