import { DAY_MS, type EpochMs, type ProductId, SeededRandom } from '#kernel';
import { chooseDiverse, type DiverseParts, relevanceOf } from '#ml/recommendation';
import type { ProductCard } from '#modules/catalog';
import type { StoreRules } from '../domain/store-rules.ts';

/** What was listed in this time is fresh. */
const FRESH_MS = 14 * DAY_MS;
/** Each time that she saw a product and left it takes this factor off its relevance. */
const FATIGUE_FACTOR = 0.85;
/** Places (from 0) that try something out: the 8th, the 14th, the 20th. */
const TRYING_PLACES: ReadonlySet<number> = new Set([7, 13, 19]);
/** How often such a place does try. */
export const EPSILON = 0.1;
/** Shown less often than this in seven days: nobody knows yet whether it is wanted. */
export const SELDOM_SHOWN = 20;
const POOL_MAX = 50;
/** A full wish is worth more than rank (1) and likeness (1/3 of it) together can be. */
const WISH_WEIGHT = 1.5;

/** What arranging has to know of the goods, by row. */
export interface Goods {
  cardOf(row: number): Pick<ProductCard, 'productId' | 'categoryId' | 'listedAt'> | undefined;
  rowOf(productId: ProductId): number | undefined;
  groupOf(row: number): number;
  /** Cosine of the two rows' vectors; undefined when one of them has none. */
  likeness(a: number, b: number): number | undefined;
}

export interface Scored {
  /** Candidates, none twice. */
  readonly rows: readonly number[];
  /** `[rows.length]`, any scale. */
  readonly scores: Float32Array;
  /** `[rowCount]`, 0 = not here or not for this person: not even a pin shows it. */
  readonly allowed: Uint8Array;
  /** `[rows.length]`, 0..1: how well a row meets what the member said she likes; outranks every score. */
  readonly liked?: Float32Array;
  /** Seen (≥ 1 s) by this member in the last seven days and not touched: times. */
  readonly unclicked?: ReadonlyMap<ProductId, number>;
}

export interface Exploration {
  /** Equal seeds give equal lists: made of what the list depends on (`seedOf`), never of chance. */
  readonly seed: number;
  /** Times a product was shown to anybody lately: `Exposures.timesShown`. */
  readonly timesShown: (productId: ProductId) => number;
}

export interface ArrangedEntry {
  readonly row: number;
  /** Place in `rows`; undefined for a pinned product that nothing proposed. */
  readonly candidate: number | undefined;
  readonly via: 'rank' | 'liked' | 'pin' | 'explore';
  /** Shown with the word 推广. */
  readonly promoted: boolean;
  /** Chance of this product at this place, for the exposure log. */
  readonly propensity: number;
  /** Products that were drawn from; 1 = no draw. */
  readonly pool: number;
}

/**
 * Scores and rules → an ordered list, best first, at most `limit` long. Same input, same list; the order of
 * the candidates does not matter.
 */
export function arrangeFeed(
  scored: Scored,
  goods: Goods,
  rules: StoreRules,
  limit: number,
  now: EpochMs,
  exploration?: Exploration,
): ArrangedEntry[] {
  const table = candidatesOf(scored, goods, rules, limit);
  const { rows, relevance, cards, fixed } = table;
  const productOf = (candidate: number) => (cards[candidate] as Card).productId;
  const fresh = (candidate: number) => isFresh(goods, rows[candidate] as number, now);
  const order = Array.from(relevance.keys()).sort(
    (a, b) => (relevance[b] as number) - (relevance[a] as number) || (productOf(a) < productOf(b) ? -1 : 1),
  );
  const explore = exploration === undefined ? undefined : exploring(order, fresh, productOf, exploration);
  const choices = chooseDiverse({
    relevance,
    groupOf: (candidate) => goods.groupOf(rows[candidate] as number),
    isFresh: fresh,
    likeness: (a, b) => goods.likeness(rows[a] as number, rows[b] as number),
    order,
    limit,
    fixed,
    ...(explore === undefined ? {} : { replace: explore.replace }),
  });
  const pinned = new Set(fixed.values());
  return choices.map(({ candidate, propensity, pool }) => {
    const { productId, categoryId } = cards[candidate] as Card;
    return {
      row: rows[candidate] as number,
      candidate: table.candidates[candidate],
      via: pinned.has(candidate)
        ? 'pin'
        : explore?.drawn.has(candidate) === true
          ? 'explore'
          : (table.lifts[candidate] as number) > (table.ranked[candidate] ?? 0)
            ? 'liked'
            : 'rank',
      promoted: rules.isPromoted(productId, categoryId),
      propensity,
      pool,
    };
  });
}

/** Whether the product was listed in the last fourteen days. */
export function isFresh(goods: Pick<Goods, 'cardOf'>, row: number, now: EpochMs): boolean {
  const card = goods.cardOf(row);
  return card !== undefined && now - card.listedAt < FRESH_MS;
}

/** A seed of what a list depends on. FNV-1a, 32 bits. */
export function seedOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join('/'))
    hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193);
  return hash >>> 0;
}

type Card = NonNullable<ReturnType<Goods['cardOf']>>;

interface Table {
  readonly rows: readonly number[];
  readonly cards: readonly Card[];
  /** Place in the caller's rows. */
  readonly candidates: readonly (number | undefined)[];
  readonly relevance: Float32Array;
  /** What the rank gives to the relevance, and what her wishes give: the larger one is the reason. */
  readonly ranked: Float32Array;
  readonly lifts: Float32Array;
  readonly fixed: ReadonlyMap<number, number>;
}

/** What may be shown, with the rules worked into its relevance; pinned goods that nobody proposed come last. */
function candidatesOf(
  { rows, scores, allowed, liked, unclicked }: Scored,
  goods: Goods,
  rules: StoreRules,
  limit: number,
): Table {
  const open: number[] = [];
  const cards: Card[] = [];
  for (let c = 0; c < rows.length; c += 1) {
    const card = shownCard(rows[c] as number, allowed, goods, rules);
    if (card === undefined) continue;
    open.push(c);
    cards.push(card);
  }
  const openRows = open.map((c) => rows[c] as number);
  const candidates: (number | undefined)[] = [...open];
  const fixed = new Map<number, number>();
  for (const { productId, position } of rules.pins) {
    const row = goods.rowOf(productId);
    const card = row === undefined ? undefined : shownCard(row, allowed, goods, rules);
    if (row === undefined || card === undefined || position > limit) continue;
    let place = openRows.indexOf(row);
    if (place === -1) {
      place = openRows.push(row) - 1;
      cards.push(card);
      candidates.push(undefined);
    }
    fixed.set(position - 1, place);
  }
  const openScores = new Float32Array(open.length);
  const lifts = new Float32Array(cards.length);
  for (let place = 0; place < open.length; place += 1) {
    const c = open[place] as number;
    openScores[place] = scores[c] as number;
    lifts[place] = WISH_WEIGHT * (liked?.[c] ?? 0);
  }
  const ranked = relevanceOf(openScores);
  const looks = unclicked === undefined || unclicked.size === 0 ? undefined : unclicked;
  const relevance = new Float32Array(cards.length);
  for (let place = 0; place < cards.length; place += 1) {
    const { productId, categoryId } = cards[place] as Card;
    const wanted = (ranked[place] ?? 0) + (lifts[place] as number);
    const seen = looks?.get(productId) ?? 0;
    const patience = seen === 0 ? 1 : FATIGUE_FACTOR ** seen;
    relevance[place] = wanted * rules.factorOf(productId, categoryId) * patience;
  }
  return { rows: openRows, cards, candidates, relevance, ranked, lifts, fixed };
}

function shownCard(row: number, allowed: Uint8Array, goods: Goods, rules: StoreRules): Card | undefined {
  const card = allowed[row] === 1 ? goods.cardOf(row) : undefined;
  return card === undefined || rules.isHidden(card.productId, card.categoryId) ? undefined : card;
}

/**
 * Epsilon-greedy over what is fresh or seldom shown. Epsilon and not a Thompson draw, because its chances are
 * known exactly: those of Thompson had to be counted over 200 draws for each place.
 */
function exploring(
  order: readonly number[],
  isFresh: (candidate: number) => boolean,
  productOf: (candidate: number) => ProductId,
  { seed, timesShown }: Exploration,
): { readonly replace: NonNullable<DiverseParts['replace']>; readonly drawn: ReadonlySet<number> } {
  const random = new SeededRandom(seed);
  const pool: number[] = [];
  for (const candidate of order) {
    if (pool.length === POOL_MAX) break;
    if (isFresh(candidate) || timesShown(productOf(candidate)) < SELDOM_SHOWN) pool.push(candidate);
  }
  const drawn = new Set<number>();
  return {
    drawn,
    replace(place, best, mayTake) {
      if (!TRYING_PLACES.has(place)) return { candidate: best, propensity: 1, pool: 1 };
      const open = pool.filter(mayTake);
      if (open.length === 0) return { candidate: best, propensity: 1, pool: 1 };
      const tries = random.fraction() < EPSILON;
      const candidate = tries ? (open[random.integer(open.length)] as number) : best;
      if (candidate !== best) drawn.add(candidate);
      const share = open.includes(candidate) ? EPSILON / open.length : 0;
      return {
        candidate,
        propensity: (candidate === best ? 1 - EPSILON : 0) + share,
        pool: open.length,
      };
    },
  };
}
