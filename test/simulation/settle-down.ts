import type { HandClock } from '../support/clock.ts';
import type { Street } from './street.ts';

const MINUTE_MS = 60_000;
/**
 * Longer than any window, lease, pause and retry of the way of an order, an hour at a time after the first. The longest: a
 * refund that is stuck has twenty looks, here an hour apart, and is then asked for again after as long as it is old.
 */
const MINUTES = 60;
const HOURS = 80;

/** The storm is over: power and network hold, what was lost is asked again, and time passes until nothing moves. */
export async function settleDown(street: Street, clock: HandClock): Promise<void> {
  await street.calm();
  for (let n = 0; n < MINUTES + HOURS; n += 1) {
    clock.advance(n < MINUTES ? MINUTE_MS : 60 * MINUTE_MS);
    await street.workOff();
  }
}
