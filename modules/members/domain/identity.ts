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

export interface IdentityKey {
  readonly kind: IdentityKind;
  /** Within what the subject is unique: the app id of an openid; empty where the kind alone says it. */
  readonly issuer: string;
  /** The name there; of a phone its blind index, never its digits. */
  readonly subject: string;
}

export function wxOpenid(appId: string, openid: string): IdentityKey {
  return { kind: 'wx_openid', issuer: appId, subject: openid };
}

export function wxUnionid(unionid: string): IdentityKey {
  return { kind: 'wx_unionid', issuer: '', subject: unionid };
}
