import type { Place } from '../domain/place.ts';

/** What every statement that moves a row answers with. */
export interface ShelfRow extends Place {
  readonly onHand: number;
  readonly available: number;
  readonly reserved: number;
  readonly heldBack: number;
  readonly version: number;
  readonly lowAt: number | null;
  readonly lowDelta: number;
  readonly lowArmed: number;
  readonly channelQuotas: number;
  readonly online: number;
}
