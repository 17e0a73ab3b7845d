export {
  type ImportedMember,
  MEMBER_IMPORT,
  MEMBER_PREFERENCES,
  MEMBERS,
  type Member,
  type MemberPreferences,
  type Members,
  type OfflinePayer,
} from './app/facade.ts';
export { MEMBER_SETTINGS, SMS_SETTINGS, type SmsSettings, WECHAT_LOGIN_SETTINGS } from './app/ports.ts';
export { NO_PREFERENCES, type Preferences } from './domain/preferences.ts';
export { membersFeature } from './members.module.ts';
