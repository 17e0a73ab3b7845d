/** What two goods are compared by, worked out once per product. */
export interface LikenessFacts {
  readonly leaf: string;
  /** Top of the category tree above `leaf`. */
  readonly root: string;
  readonly brand: string;
  readonly tags: ReadonlySet<string>;
  readonly tryOn: string | null;
  readonly logPrice: number;
  /** Pairs of neighbouring characters of the title: Chinese needs no word list this way. */
  readonly titlePairs: ReadonlySet<string>;
}

export type LikenessPart = 'category' | 'brand' | 'tags' | 'tryOn' | 'price' | 'title';

/** Shares of a whole of 1: what something is counts most, then what it is made of and what it costs. */
const WEIGHTS = {
  leaf: 0.4,
  root: 0.15,
  brand: 0.1,
  tags: 0.2,
  tryOn: 0.05,
  price: 0.15,
  title: 0.1,
} as const;
/** A price e^0.5 = 1.65 times as high counts for 1/e. */
const PRICE_LOG_SCALE = 0.5;

export interface Likeness {
  /** 0..1 */
  readonly score: number;
  readonly parts: Readonly<Record<LikenessPart, number>>;
}

/** How alike two goods are by what is written on them. Symmetric; 1 for a product and itself. */
export function likeness(a: LikenessFacts, b: LikenessFacts): Likeness {
  const kin = a.root === b.root ? WEIGHTS.root : 0;
  const parts = {
    category: a.leaf === b.leaf ? WEIGHTS.leaf : kin,
    brand: a.brand !== '' && a.brand === b.brand ? WEIGHTS.brand : 0,
    tags: WEIGHTS.tags * shared(a.tags, b.tags),
    tryOn: a.tryOn === b.tryOn ? WEIGHTS.tryOn : 0,
    price: WEIGHTS.price * Math.exp(-Math.abs(a.logPrice - b.logPrice) / PRICE_LOG_SCALE),
    title: WEIGHTS.title * shared(a.titlePairs, b.titlePairs),
  };
  const score = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return { score, parts };
}

export function titlePairs(title: string): ReadonlySet<string> {
  const chars = [...title];
  return new Set(chars.slice(1).map((char, place) => `${chars[place]}${char}`));
}

/** Common share of all that either has; two empty sets have everything in common. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1;
  let common = 0;
  for (const each of a) if (b.has(each)) common += 1;
  return common / (a.size + b.size - common);
}

/**
 * Whether one is bought instead of the other rather than with it: two durable things of one shelf, or worn in
 * the same place. Tea goes with tea; glasses do not go with glasses.
 */
export function isSubstitute(
  a: Pick<LikenessFacts, 'leaf' | 'tryOn'> & { readonly durable: boolean },
  b: Pick<LikenessFacts, 'leaf' | 'tryOn'> & { readonly durable: boolean },
): boolean {
  if (!a.durable || !b.durable) return false;
  return a.leaf === b.leaf || (a.tryOn !== null && a.tryOn === b.tryOn);
}
