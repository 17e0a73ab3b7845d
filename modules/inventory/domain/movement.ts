import type { EpochMs } from '#kernel';
import type { Place } from './place.ts';

/** Why pieces came or went (INV-06). Reasons are added, never renamed: the ledger keeps them for ever. */
export const MOVEMENT_REASONS = [
  'receive',
  'damage',
  'adjust',
  'sale',
  'till_sale',
  'till_return',
  'customer_return',
  'transfer_out',
  'transfer_in',
  'count',
  'sync',
] as const;
export type MovementReason = (typeof MOVEMENT_REASONS)[number];

/** What a change of what is on hand is written down with. */
export interface Cause {
  /** The paper behind it, unique per merchant: one movement per document and place. */
  readonly document: string;
  readonly reason: MovementReason;
  /** Staff id, or `system`. */
  readonly actor: string;
  readonly note?: string;
  readonly at: EpochMs;
}

export interface Movement extends Place, Required<Cause> {
  readonly change: number;
  /** Version of the stock row right after it: the position that a stock-take counts against. */
  readonly position: number;
}
