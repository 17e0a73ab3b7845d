import { businessDayStart, DAY_MS, type EpochMs } from '#kernel';
import type { ImportedStaff } from '#modules/access';
import type { Category, NewProduct } from '#modules/catalog';
import type { StockLine } from '#modules/inventory';
import type { ImportedMember } from '#modules/members';
import type { PastOrder } from '#modules/orders';
import type { PastConsent } from '#modules/privacy';
import type { ImportedEvent } from '#modules/recommendations';
import type { Store } from '#modules/stores';
import { Attraction } from './attraction.ts';
import { DEMO_CATEGORIES } from './categories.ts';
import { companionsOf } from './companions.ts';
import { memberConsents } from './consents.ts';
import { DESIGNS, productOf } from './products.ts';
import { drawShoppers } from './shoppers.ts';
import { DEMO_STAFF } from './staff.ts';
import { openingStock } from './stock.ts';
import { storeVisits } from './store-visits.ts';
import { DEMO_STORES } from './stores.ts';
import { type DemoEvent, liveThroughTheYear, YEAR_DAYS } from './year.ts';

export interface DemoChain {
  readonly stores: readonly Store[];
  readonly categories: readonly Category[];
  readonly products: readonly NewProduct[];
  readonly stock: readonly StockLine[];
  readonly staff: readonly ImportedStaff[];
  readonly members: readonly ImportedMember[];
  readonly events: readonly DemoEvent[];
  readonly orders: readonly PastOrder[];
  /** She was there: without any product. */
  readonly visits: readonly ImportedEvent[];
  readonly consents: readonly PastConsent[];
}

const DEMO_MEMBERS = 2_000;

/**
 * The whole chain for a day: the same `asOf` day gives the same chain on every machine. Behaviour ends
 * with the day before, so that today's figures are the visitor's own.
 */
export function demoChain(asOf: EpochMs, memberCount = DEMO_MEMBERS): DemoChain {
  const end = businessDayStart(asOf);
  const newYear = end - YEAR_DAYS * DAY_MS;
  const goods = DESIGNS.map((design) => ({ design, product: productOf(design, newYear) }));
  const market = {
    goods,
    attraction: new Attraction(goods, DEMO_STORES),
    companions: companionsOf(DESIGNS),
  };
  const shoppers = drawShoppers(memberCount, end);
  const members = shoppers.map(({ member }) => member);
  const { events, orders } = liveThroughTheYear(market, shoppers, end);
  return {
    stores: DEMO_STORES.map(({ key: _, members: __, departments: ___, styles: ____, ...store }) => store),
    categories: DEMO_CATEGORIES,
    products: goods.map(({ product }) => product),
    stock: openingStock(goods, DEMO_STORES),
    staff: DEMO_STAFF,
    members,
    events,
    orders,
    visits: storeVisits(orders, end),
    consents: memberConsents(members, end),
  };
}
