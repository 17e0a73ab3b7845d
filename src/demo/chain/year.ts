import {
  DAY_MS,
  type EpochMs,
  type Fen,
  type MemberId,
  MINUTE_MS,
  type OrderId,
  type ProductId,
  type StoreId,
} from '#kernel';
import type { PastOrder } from '#modules/orders';
import type { ImportedEvent } from '#modules/recommendations';
import type { Goods } from './attraction.ts';
import { type Day, dayAt } from './calendar.ts';
import { drawNormal, drawWeighted } from './draws.ts';
import type { Shopper } from './shoppers.ts';
import type { DemoStore } from './stores.ts';
import { type Market, type Memory, type Purchase, type Step, visit } from './visit.ts';

export const YEAR_DAYS = 365;
const OWN_STORE_SHARE = 0.82;
/** Visits begin early enough to end on the same day. */
const LAST_HOUR = 23;

/** In the demo everybody has a name and every step is about a product. */
export interface DemoEvent extends ImportedEvent {
  readonly memberId: MemberId;
  readonly productId: ProductId;
}

interface DraftEvent extends Step {
  readonly memberId: MemberId;
  readonly storeId: StoreId;
}

interface DraftOrder extends Purchase {
  readonly memberId: MemberId;
  readonly storeId: StoreId;
}

/** A year of visits, ending at `end` (exclusive): the behaviour log, and the orders behind its pay events. */
export function liveThroughTheYear(
  market: Market,
  shoppers: readonly Shopper[],
  end: EpochMs,
): { events: DemoEvent[]; orders: PastOrder[] } {
  const days = Array.from({ length: YEAR_DAYS }, (_, i) => dayAt(end - (YEAR_DAYS - i) * DAY_MS));
  const events: DraftEvent[] = [];
  const orders: DraftOrder[] = [];
  for (const shopper of shoppers) {
    const memory = newMemory(market, shopper);
    for (const day of days) {
      const startsAt = visitStart(shopper, day);
      if (startsAt === undefined) continue;
      const store = storeOfTheDay(shopper);
      const who = { memberId: shopper.member.id, storeId: store.id };
      const { steps, purchase } = visit(market, shopper, memory, store, day, startsAt);
      for (const step of steps) events.push({ ...step, ...who });
      if (purchase === undefined) continue;
      orders.push({ ...purchase, ...who });
      remember(market, shopper, memory, purchase);
    }
  }
  events.sort((a, b) => a.at - b.at);
  orders.sort((a, b) => a.at - b.at);
  return {
    events: events.map((event, i) => importedEvent(market.goods, event, i)),
    orders: orders.map((order, i) => pastOrder(market.goods, order, i)),
  };
}

function newMemory({ attraction }: Market, shopper: Shopper): Memory {
  return {
    taste: attraction.tasteOf(shopper),
    owned: new Set(),
    refills: new Map(),
    lastBought: [],
    habit: shopper.random.fraction(),
  };
}

/** Undefined on most days. The first visit is the one in which she joined. */
function visitStart({ member, visitsPerDay, hour, random }: Shopper, day: Day): EpochMs | undefined {
  if (member.joinedAt >= day.startsAt + DAY_MS) return undefined;
  if (member.joinedAt >= day.startsAt) return member.joinedAt + MINUTE_MS;
  if (random.fraction() > visitsPerDay * day.traffic) return undefined;
  const favourite = day.isWeekend && random.fraction() < 0.6 ? 15.5 : hour;
  const at = Math.min(LAST_HOUR, Math.max(7, favourite + 1.7 * drawNormal(random)));
  return day.startsAt + Math.floor(at * 60) * MINUTE_MS;
}

function storeOfTheDay({ home, second, random }: Shopper): DemoStore {
  return random.fraction() < OWN_STORE_SHARE ? home : second;
}

function remember({ goods }: Market, { random }: Shopper, memory: Memory, { at, lines }: Purchase): void {
  memory.lastBought = lines.map(({ product }) => product);
  for (const { product, sku, quantity } of lines) {
    const { design } = goods[product] as Goods;
    if (design.durable) memory.owned.add(product);
    if (design.refillDays === undefined) continue;
    // Not everybody comes back for it; those who do, come at an interval that is theirs, give or take a fifth.
    const again = memory.refills.has(product) || random.fraction() < 0.45;
    if (!again || drawWeighted(random, [0.12, 0.88]) === 0) memory.refills.delete(product);
    else {
      const days = design.refillDays * Math.sqrt(quantity) * Math.exp(0.2 * drawNormal(random));
      memory.refills.set(product, { sku, dueAt: at + Math.floor(days * DAY_MS) });
    }
  }
}

const numbered = (index: number) => String(index + 1).padStart(6, '0');

function importedEvent(goods: readonly Goods[], event: DraftEvent, index: number): DemoEvent {
  const { product } = goods[event.product] as Goods;
  return {
    id: `evt_demo_${numbered(index)}`,
    type: event.type,
    memberId: event.memberId,
    productId: product.id,
    skuId: event.sku === null ? null : (product.skus[event.sku]?.id ?? null),
    storeId: event.storeId,
    at: event.at,
  };
}

function pastOrder(goods: readonly Goods[], order: DraftOrder, index: number): PastOrder {
  return {
    id: `ord_demo_${numbered(index)}` as OrderId,
    number: `H${numbered(index)}`,
    memberId: order.memberId,
    storeId: order.storeId,
    placedAt: order.at,
    lines: order.lines.map(({ product: place, sku: skuPlace, quantity }) => {
      const { product } = goods[place] as Goods;
      const sku = product.skus[skuPlace] as (typeof product.skus)[number];
      return {
        skuId: sku.id,
        productId: product.id,
        title: product.title,
        optionText: sku.optionValues.join(' · '),
        imageUrl: sku.imageUrl,
        quantity,
        unitPriceFen: sku.priceFen as Fen,
      };
    }),
  };
}
