/** What a shopper may know about the stock: not the number (competitors read shops), but whether to hurry. */
export type StockState = 'in' | 'low' | 'none';

const LOW_PIECES_MAX = 3;

export function stockState(pieces: number): StockState {
  if (pieces <= 0) return 'none';
  return pieces <= LOW_PIECES_MAX ? 'low' : 'in';
}
