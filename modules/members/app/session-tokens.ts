import {
  AppError,
  type Clock,
  DAY_MS,
  HOUR_MS,
  type MemberId,
  type MerchantId,
  type SignedTokens,
} from '#kernel';

/** MEM-01: at most two hours. */
export const ACCESS_TOKEN_MS = 2 * HOUR_MS;
/** A shopper who has not come for a month signs in anew (silently: `wx.login` asks nothing). */
export const REFRESH_TOKEN_MS = 30 * DAY_MS;

const ACCESS_PURPOSE = 'members.access';
const REFRESH_PURPOSE = 'members.refresh';

interface SessionOwner {
  readonly sessionId: string;
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}

interface Claims {
  readonly sid: string;
  readonly mch: MerchantId;
  readonly sub: MemberId;
}

export interface SessionTokens {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly refreshToken: string;
}

/** `nonce` makes each refresh token of a session another one. */
export function issueTokens(
  tokens: SignedTokens,
  owner: SessionOwner,
  nonce: string,
  now: number,
): SessionTokens {
  const claims: Claims = { sid: owner.sessionId, mch: owner.merchantId, sub: owner.memberId };
  const expiresAt = now + ACCESS_TOKEN_MS;
  return {
    accessToken: tokens.sign(ACCESS_PURPOSE, claims, expiresAt),
    expiresAt,
    refreshToken: tokens.sign(REFRESH_PURPOSE, { ...claims, nonce }, now + REFRESH_TOKEN_MS),
  };
}

export function readAccessToken(tokens: SignedTokens, token: string, clock: Clock): SessionOwner | undefined {
  return ownerOf(tokens.verify<Claims>(ACCESS_PURPOSE, token, clock.now()));
}

export function readRefreshToken(tokens: SignedTokens, token: string, now: number): SessionOwner {
  const owner = ownerOf(tokens.verify<Claims>(REFRESH_PURPOSE, token, now));
  if (owner === undefined) throw refreshRefused();
  return owner;
}

export function refreshRefused(): AppError {
  return new AppError('unauthenticated', 'members.refresh_refused', '登录已失效，请重新登录');
}

function ownerOf(claims: Claims | undefined): SessionOwner | undefined {
  if (claims === undefined) return undefined;
  return { sessionId: claims.sid, merchantId: claims.mch, memberId: claims.sub };
}
