export { EndedSessions } from './ended-sessions.ts';
export type { Engine, Feature, Job } from './feature.ts';
export { type ExportedRows, MEMBER_DATA, type MemberData } from './member-data.ts';
