import type { EpochMs } from '#kernel';
import type { AuthoredProduct } from './authored-product.ts';

export const SHELF_STATES = ['draft', 'scheduled', 'on', 'off'] as const;
export type ShelfState = (typeof SHELF_STATES)[number];

type OnShelf = Pick<AuthoredProduct, 'drafted' | 'onSale' | 'onFrom' | 'onUntil'>;

/** Where a product stands at an instant (CAT-09): a question about its row, so nobody has to move it in time. */
export function shelfState({ drafted, onSale, onFrom, onUntil }: OnShelf, at: EpochMs): ShelfState {
  if (!onSale) return drafted ? 'draft' : 'off';
  if (onFrom > at) return 'scheduled';
  return onUntil !== null && onUntil <= at ? 'off' : 'on';
}

/** A draft goes on the shelf or waits for it; what was on goes off; nothing becomes a draft again. */
const NEXT = {
  draft: ['scheduled', 'on'],
  scheduled: ['scheduled', 'on', 'off'],
  on: ['scheduled', 'on', 'off'],
  off: ['scheduled', 'on'],
} as const satisfies Record<ShelfState, readonly ShelfState[]>;

export function mayBecome(from: ShelfState, to: ShelfState): boolean {
  return (NEXT[from] as readonly ShelfState[]).includes(to);
}
