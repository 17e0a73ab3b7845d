import { type EpochMs, MINUTE_MS } from '#kernel';

/** INV-02, per merchant. */
export interface StockSettings {
  /** When the goods of an order are taken off sale: as it is placed, or only as it is paid. */
  readonly reserveAt: 'order' | 'payment';
  /** How long an unpaid order keeps its goods; the pay window of the order. */
  readonly holdMinutes: number;
  /** The same in a flash sale. */
  readonly flashHoldMinutes: number;
}

export const DEFAULT_STOCK_SETTINGS: StockSettings = {
  reserveAt: 'order',
  holdMinutes: 15,
  flashHoldMinutes: 5,
};

export const HOLD_MINUTES_MAX = 120;

export function heldUntil(settings: StockSettings, kind: 'order' | 'flash_sale', at: EpochMs): EpochMs {
  return at + (kind === 'order' ? settings.holdMinutes : settings.flashHoldMinutes) * MINUTE_MS;
}
