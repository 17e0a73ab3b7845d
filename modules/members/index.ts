export {
  type ImportedMember,
  MEMBER_IMPORT,
  MEMBERS,
  type Member,
  type MemberImport,
  type MemberJoined,
  type Members,
} from './app/facade.ts';
export { WECHAT_LOGIN_SETTINGS, type WechatLoginSettings } from './app/ports.ts';
export { membersFeature } from './members.module.ts';
