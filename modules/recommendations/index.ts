export type { EventImport, ImportedEvent } from './app/event-import.ts';
export { EVENT_KINDS, type EventKind } from './domain/event-kind.ts';
export { EVENT_IMPORT } from './tokens.ts';
