export { type ImportedMember, MEMBER_IMPORT, MEMBERS, type Members } from './app/facade.ts';
export { WECHAT_LOGIN_SETTINGS } from './app/ports.ts';
export { membersFeature } from './members.module.ts';
