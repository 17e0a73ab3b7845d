import type { components } from '../../../shared/schema.d.ts';
import type { Tone } from './tone.ts';

type StockRow = components['schemas']['ListedStock'];

/** What a clerk does with pieces; an adjustment is a manager's. */
export const MOVES = [
  { kind: 'receive', name: '收货', needsReason: false, managersOnly: false },
  { kind: 'damage', name: '报损', needsReason: true, managersOnly: false },
  { kind: 'adjust', name: '调整', needsReason: true, managersOnly: true },
] as const;
export type MoveKind = (typeof MOVES)[number]['kind'];

export function articleName({
  title,
  optionText,
}: {
  readonly title: string;
  readonly optionText: string;
}): string {
  return optionText === '' ? title : `${title} · ${optionText}`;
}

/** How things stand on one shelf, in a word. */
export function stockStanding({ available, low }: Pick<StockRow, 'available' | 'low'>): {
  readonly text: string;
  readonly tone: Tone;
} {
  if (available <= 0) return { text: '缺货', tone: 'needs-you' };
  return low ? { text: '偏低', tone: 'waiting' } : { text: '正常', tone: 'good' };
}

/** Rows as they are now: what carries a smaller version than was seen is old news. */
export function withNews(
  rows: readonly StockRow[],
  news: readonly Pick<
    StockRow,
    'skuId' | 'storeId' | 'onHand' | 'available' | 'reserved' | 'sellable' | 'version' | 'low' | 'changedAt'
  >[],
): readonly StockRow[] {
  const fresh = new Map(news.map((row) => [placeOf(row), row]));
  return rows.map((row) => {
    const changed = fresh.get(placeOf(row));
    return changed === undefined || changed.version <= row.version ? row : { ...row, ...changed };
  });
}

export function placeOf({ skuId, storeId }: { readonly skuId: string; readonly storeId: string }): string {
  return `${storeId}/${skuId}`;
}
