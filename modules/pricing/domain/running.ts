import { type EpochMs, invariant } from '#kernel';
import type { PricingContext } from './context.ts';

/** From the first instant of its window up to, not including, its end. */
export function isRunning(window: { startsAt: EpochMs; endsAt: EpochMs }, context: PricingContext): boolean {
  const now = nowOf(context);
  return window.startsAt <= now && now < window.endsAt;
}

export function nowOf({ now }: PricingContext): EpochMs {
  invariant(now !== undefined, 'offers are priced at a moment');
  return now;
}
