export {
  type ImportedMember,
  MEMBER_IMPORT,
  MEMBER_PREFERENCES,
  MEMBERS,
  type Member,
  type MemberPreferences,
  type Members,
  type MembersMerged,
  type OfflinePayer,
  type Person,
} from './app/facade.ts';
export type { Asker, FindMember, FoundMember } from './app/find-member.ts';
export { MEMBER_SETTINGS, SMS_SETTINGS, type SmsSettings, WECHAT_LOGIN_SETTINGS } from './app/ports.ts';
export { SHADOWS, type Shadows } from './app/shadows.ts';
export { SHARE_CODE, type ShareCode } from './app/share-codes.ts';
export { SPENDING_CODES, type SpendingCodes } from './app/spending-codes.ts';
export { TILL_PAYERS, type TillPayers } from './app/till-payers.ts';
export { FIND_MEMBER } from './desk.wiring.ts';
export { normalPhone } from './domain/phone.ts';
export { NO_PREFERENCES, type Preferences } from './domain/preferences.ts';
export { membersFeature } from './members.module.ts';
export { WECHAT_SERVER, type WechatServer } from './wechat/access-token.ts';
