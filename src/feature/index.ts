export { EndedSessions } from './ended-sessions.ts';
export type { Engine, Feature, Job } from './feature.ts';
