import { DAY_MS, type EpochMs } from '#kernel';
import type { Figures } from './figures.ts';

/** Where the fifths of all buyers end, in each of the three; four values, ascending. */
export interface RfmBounds {
  /** Days since the last purchase. */
  readonly recencyDays: readonly number[];
  readonly purchases: readonly number[];
  readonly netFen: readonly number[];
}

/** 1 to 5 each, 5 = the best fifth: bought last, most often, most. */
export interface RfmScore {
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

export const RFM_TYPES = [
  'important_value',
  'important_develop',
  'important_keep',
  'important_win_back',
  'general_value',
  'general_develop',
  'general_keep',
  'general_win_back',
] as const;
export type RfmType = (typeof RFM_TYPES)[number];

const FIFTHS = [1, 2, 3, 4] as const;
/** The upper two fifths count as high. */
const HIGH_FROM = 4;

export interface RfmValues {
  readonly recencyDays: number;
  readonly purchases: number;
  readonly netFen: number;
}

export function rfmValues({ lastAt, purchases, netFen }: Figures, now: EpochMs): RfmValues | null {
  if (lastAt === null) return null;
  return { recencyDays: Math.max(0, Math.floor((now - lastAt) / DAY_MS)), purchases, netFen };
}

export function boundsOf(buyers: readonly RfmValues[]): RfmBounds {
  const ends = (value: (buyer: RfmValues) => number) => {
    const sorted = Float64Array.from(buyers, value).sort();
    return FIFTHS.map((n) => sorted[Math.ceil((sorted.length * n) / 5) - 1] ?? 0);
  };
  return {
    recencyDays: ends(({ recencyDays }) => recencyDays),
    purchases: ends(({ purchases }) => purchases),
    netFen: ends(({ netFen }) => netFen),
  };
}

/** Equal values have equal scores: a fifth may hold more than a fifth of the buyers. */
export function scoreOf(values: RfmValues, bounds: RfmBounds): RfmScore {
  const above = (value: number, ends: readonly number[]) => ends.filter((end) => value > end).length;
  return {
    r: 5 - above(values.recencyDays, bounds.recencyDays),
    f: 1 + above(values.purchases, bounds.purchases),
    m: 1 + above(values.netFen, bounds.netFen),
  };
}

/** 重要/一般 by what she spends; 价值, 发展, 保持, 挽留 by how lately and how often. */
export function typeOf({ r, f, m }: RfmScore): RfmType {
  const [late, often] = [r >= HIGH_FROM, f >= HIGH_FROM];
  const kind = late ? (often ? 'value' : 'develop') : often ? 'keep' : 'win_back';
  return `${m >= HIGH_FROM ? 'important' : 'general'}_${kind}`;
}
