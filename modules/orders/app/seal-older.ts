import type { UnitOfWork } from '#kernel';
import type { Deliveries } from './deliveries.ts';

const ADDRESSES_PER_TURN_MAX = 200;

export type SealOlder = () => Promise<number>;

/** Orders from before addresses were sealed, so many per turn; the next turn goes on where this one stopped (SEC-04). */
export function sealOlder(unitOfWork: UnitOfWork, deliveries: Deliveries): SealOlder {
  return () => unitOfWork.run((tx) => deliveries.sealOlder(tx, ADDRESSES_PER_TURN_MAX));
}
