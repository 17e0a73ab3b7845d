/** By what a person is known to the shop (MEM-03). Each one belongs to one member of a merchant at a time. */
export const IDENTITY_KINDS = [
  'wx_openid',
  'wx_unionid',
  'phone',
  'pos_card',
  'wecom_external_userid',
  'alipay_uid',
  'douyin_openid',
  'kuaishou',
  'meituan',
] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** A name as the system that gave it tells it. */
export interface GivenName {
  readonly kind: Exclude<IdentityKind, 'phone'>;
  /** Within what the name is unique: the app id of an openid; empty where the kind alone says it. */
  readonly issuer: string;
  readonly name: string;
}

export interface IdentityKey {
  readonly kind: IdentityKind;
  readonly issuer: string;
  /** Blind index of the name: it is found by this, and cannot be read out of it. */
  readonly subject: string;
  /** What stands in the subject's place in a row from before names were sealed. */
  readonly inClear?: string;
}

export function wxOpenid(appId: string, openid: string): GivenName {
  return { kind: 'wx_openid', issuer: appId, name: openid };
}

const ALIPAY_USER_ID = /^2088\d{12}$/;

/** One for all apps (`buyer_user_id`), or, of an app that is given no such ids any more, one of this app alone (`buyer_open_id`). */
export function alipayBuyer(appId: string, id: string): GivenName {
  return { kind: 'alipay_uid', issuer: ALIPAY_USER_ID.test(id) ? '' : appId, name: id };
}

export function wxUnionid(unionid: string): GivenName {
  return { kind: 'wx_unionid', issuer: '', name: unionid };
}
