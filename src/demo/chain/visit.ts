import { type EpochMs, SECOND_MS, type SeededRandom } from '#kernel';
import type { EventKind } from '#modules/recommendations';
import type { Attraction, Goods } from './attraction.ts';
import type { Day } from './calendar.ts';
import type { Companion } from './companions.ts';
import { drawWeighted } from './draws.ts';
import type { Shopper } from './shoppers.ts';
import type { DemoStore } from './stores.ts';

export interface Step {
  readonly type: EventKind;
  /** Places in the list of goods and in the product's list of SKUs. */
  readonly product: number;
  readonly sku: number | null;
  readonly at: EpochMs;
}

export interface Purchase {
  readonly at: EpochMs;
  readonly lines: readonly { readonly product: number; readonly sku: number; readonly quantity: number }[];
}

/** What a shopper carries from visit to visit. */
export interface Memory {
  readonly taste: Float64Array;
  /** Durable goods that she has: she hardly looks at them again. */
  readonly owned: Set<number>;
  /** When something that she liked runs out, and which SKU it was. */
  readonly refills: Map<number, { readonly dueAt: EpochMs; readonly sku: number }>;
  /** Goods of the last purchase; what goes with them comes to mind at the next visit. */
  lastBought: readonly number[];
  /** Usual choice of SKU (size, flavour) as a fraction. */
  readonly habit: number;
}

export interface Market {
  readonly goods: readonly Goods[];
  readonly attraction: Attraction;
  readonly companions: readonly (readonly Companion[])[];
}

const LOOKS_MORE = 0.73;
const LOOKS_MAX = 14;
const FOLLOWS_COMPANION = 0.62;
const REMEMBERS_PURCHASE = 0.55;
const REFILLS_WHEN_DUE = 0.8;
const SEARCHES = 0.13;
const TRIES_ON = 0.42;
const FAVOURS = 0.07;
const CARTS = 0.2;
const PAYS = 0.66;
const OWNED_FACTOR = 0.04;

/** One visit: what was looked at, in order, and what was bought at the end of it. */
export function visit(
  market: Market,
  { random, decided }: Shopper,
  memory: Memory,
  store: DemoStore,
  day: Day,
  startsAt: EpochMs,
): { steps: Step[]; purchase: Purchase | undefined } {
  const steps: Step[] = [];
  const basket = new Map<number, { sku: number; quantity: number }>();
  const weights = new Float64Array(market.goods.length);
  market.attraction.weigh(weights, memory.taste, store, day);
  for (const product of memory.owned) weights[product] = (weights[product] as number) * OWNED_FACTOR;
  let at = startsAt;
  const step = (type: EventKind, product: number, sku: number | null = null) => {
    steps.push({ type, product, sku, at });
    at += (12 + random.integer(75)) * SECOND_MS;
  };
  const offered = (product: number) => market.attraction.isOffered(product, store, startsAt);
  const follow = (product: number) => followerOf(market, random, product, weights, offered);

  for (const [product, { dueAt, sku }] of memory.refills) {
    if (dueAt > startsAt || !offered(product) || random.fraction() > REFILLS_WHEN_DUE) continue;
    if (random.fraction() < 0.6) step(random.fraction() < 0.3 ? 'search_click' : 'view', product);
    basket.set(product, { sku, quantity: quantityOf(market, random, product) });
    step('cart', product, sku);
  }

  const reminder = memory.lastBought[random.integer(Math.max(1, memory.lastBought.length))];
  memory.lastBought = [];
  let current = -1;
  if (reminder !== undefined && random.fraction() < REMEMBERS_PURCHASE) current = follow(reminder);
  for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
    if (current < 0) current = drawWeighted(random, weights);
    if (current < 0) break;
    look(current, looks);
    if (random.fraction() > LOOKS_MORE) break;
    current = random.fraction() < FOLLOWS_COMPANION ? follow(current) : -1;
  }

  if (basket.size === 0 || random.fraction() > Math.min(0.95, PAYS * decided))
    return { steps, purchase: undefined };
  const paidAt = at + 40 * SECOND_MS;
  const lines = [...basket].map(([product, chosen]) => ({ product, ...chosen }));
  for (const { product, sku } of lines) steps.push({ type: 'pay', product, sku, at: paidAt });
  return { steps, purchase: { at: paidAt, lines } };

  function look(product: number, looks: number): void {
    const { design, product: article } = market.goods[product] as Goods;
    const sku = Math.floor(((memory.habit + product * 0.37) % 1) * article.skus.length);
    step(looks === 0 && random.fraction() < SEARCHES ? 'search_click' : 'view', product);
    const tried = (article.skus[sku]?.tryOn ?? null) !== null && random.fraction() < TRIES_ON;
    if (tried) step('try_on', product, sku);
    if (random.fraction() < FAVOURS) step('favourite', product);
    const wanting = CARTS * (tried ? 1.6 : 1) * (design.department === 'food' ? 1.5 : 1) * Math.sqrt(decided);
    if (basket.has(product) || memory.owned.has(product) || random.fraction() > wanting) return;
    basket.set(product, { sku, quantity: quantityOf(market, random, product) });
    step('cart', product, sku);
  }
}

function followerOf(
  { companions }: Market,
  random: SeededRandom,
  product: number,
  weights: Float64Array,
  offered: (product: number) => boolean,
): number {
  const list = companions[product] as readonly Companion[];
  // Taste still has a say, by the square root: nobody follows a hint to goods that she cannot stand.
  const pulls = list.map(({ index, weight }) =>
    offered(index) ? weight * Math.sqrt(weights[index] as number) : 0,
  );
  const place = drawWeighted(random, pulls);
  return place < 0 ? -1 : (list[place] as Companion).index;
}

function quantityOf({ goods }: Market, random: SeededRandom, product: number): number {
  const { design } = goods[product] as Goods;
  if (design.department !== 'food') return 1;
  return 1 + drawWeighted(random, [6, 3, 1]);
}
