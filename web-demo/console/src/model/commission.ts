import type { components } from '../../../shared/schema.d.ts';

export type CommissionRates = components['schemas']['CommissionRates'];

const BPS_PER_PERCENT = 100;

/** What the form shows: percent, and null where the store has none of its own. */
export function percentsFor({ chainBps, stores }: CommissionRates, storeId: string) {
  const own = stores.find((store) => store.storeId === storeId)?.rateBps;
  return {
    chain: chainBps / BPS_PER_PERCENT,
    own: own === undefined ? null : own / BPS_PER_PERCENT,
  };
}

/** Two places after the point at most: a basis point is the least. */
export function bpsOf(percent: number): number {
  return Math.round(percent * BPS_PER_PERCENT);
}
