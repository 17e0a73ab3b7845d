import type { FeatureColumn } from './feature-column.ts';
import type { Shopper } from './shopper.ts';

/** What a person's own purchases say about one candidate. */
export const PURCHASE_SIGNALS = [
  /** How often the row itself was bought. */
  'bought',
  /** 2^(-days since the last purchase / 30), 0 = never bought. */
  'boughtLately',
] as const;

export const PURCHASE_FEATURES: readonly FeatureColumn<(typeof PURCHASE_SIGNALS)[number]>[] = [
  { name: 'bought', signal: 'bought', form: 'log', scale: 1 },
  { name: 'bought_lately', signal: 'boughtLately', form: 'plain' },
];

const BOUGHT_HALF_LIFE_DAYS = 30;

/** Writes the signals of `row` at `out[at ..]`, in the order of `PURCHASE_SIGNALS`. */
export function writePurchaseSignals(
  { purchases }: Shopper,
  row: number,
  out: Float32Array,
  at: number,
): void {
  const purchase = purchases.find((candidate) => candidate.row === row);
  out[at] = purchase?.count ?? 0;
  out[at + 1] = purchase === undefined ? 0 : 2 ** (-purchase.daysAgo / BOUGHT_HALF_LIFE_DAYS);
}
