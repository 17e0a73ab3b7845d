import { token } from '#kernel';
import type { EventImport } from './app/event-import.ts';

export const EVENT_IMPORT = token<EventImport>('EventImport');
