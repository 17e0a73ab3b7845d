import { sweepAnswers, sweepDelivered } from '#db';
import type { Sweep } from '#feature';
import { DAY_MS } from '#kernel';
import { ANSWERS_KEPT_DAYS, EVENTS_KEPT_DAYS } from '../domain/retention.ts';

/** What belongs to no module: events that were delivered, answers that were given. */
export const platformSweeps: readonly Sweep[] = [
  {
    name: 'outbox',
    sweep: (tx, now, rowsMax) => sweepDelivered(tx, now - EVENTS_KEPT_DAYS * DAY_MS, rowsMax),
  },
  {
    name: 'answers',
    sweep: (tx, now, rowsMax) => sweepAnswers(tx, now - ANSWERS_KEPT_DAYS * DAY_MS, rowsMax),
  },
];
