import type { Route } from '#http';
import type { Things } from './street.ts';

/**
 * Whose thing a route speaks about, where its declaration alone does not say it.
 *
 * - `everybody`: on show, like goods and stores.
 * - `caller`: what the path names is a kind, never a thing: the caller's own is meant.
 * - `member`: one member's thing, which another one never sees (404).
 * - `store`: one store's thing, which the staff of another store never touches.
 * - `stores`: shows what belongs to the caller's stores, and nothing else.
 * - `merchant`: of the whole merchant; the role at any store is enough.
 * - `shop`: of the whole merchant, and only for who holds the role at every store.
 */
export type Owner = 'everybody' | 'caller' | 'member' | 'store' | 'stores' | 'merchant' | 'shop';

export interface Whose {
  readonly of: Owner;
  /** A real one, for `{id}` (or `{token}`): other people try their hands on it. */
  readonly thing?: keyof Things;
  /** Whose it is to change, where that differs from whose it is to read. */
  readonly written?: Owner;
  /** Why no real one is tried. */
  readonly untried?: string;
}

/**
 * By the beginning of the path; the longest that fits counts. A route with an id in its path, or for staff without a
 * `storeId`, that finds no line here fails the build.
 */
const WHOSE: Readonly<Record<string, Whose>> = {
  '/v1/products/{id}': { of: 'everybody', thing: 'product' },
  '/v1/stores/{id}': { of: 'everybody', thing: 'store' },
  '/v1/barcodes/{code}': { of: 'everybody' },
  '/v1/stores/{storeId}': { of: 'everybody' },
  '/v1/store-codes/{token}': { of: 'everybody' },
  '/v1/pictures/{id}': { of: 'everybody' },
  '/v1/notices/{purpose}': { of: 'everybody' },
  '/v1/lists/{list}': { of: 'everybody' },
  '/v1/consents/{purpose}': { of: 'caller' },
  '/v1/collections/{id}': { of: 'everybody' },
  '/v1/me/tier/coupons/{id}': { of: 'caller' },
  '/v1/me/wards/{memberId}': { of: 'member', untried: 'a ward needs a guardian’s consent' },
  '/v1/me/reviews/{id}': { of: 'member', untried: 'a review needs an order that was received' },
  '/v1/me/addresses/{id}': { of: 'member', untried: 'strangers try each other’s in test/http/addresses' },
  '/v1/me/favourites/{productId}': { of: 'caller' },
  '/v1/me/history/{productId}': { of: 'caller' },
  '/v1/me/stored-value/requests/{id}': { of: 'member', untried: 'a request needs a till that asks for it' },
  '/v1/me/exports/{id}': { of: 'member', thing: 'export' },
  '/v1/me/after-sales/{id}': { of: 'member', untried: 'a request needs an order that was paid' },
  '/v1/me/invoices/{id}': { of: 'member', untried: 'an invoice needs an order that was paid' },
  '/v1/me/restock-wishes/{skuId}': { of: 'caller' },
  '/v1/me/recommendation-profile/{category}': { of: 'caller' },
  '/v1/me/coupons/{id}': { of: 'member', untried: 'a coupon needs a template that was published' },
  '/v1/orders/{id}': { of: 'member', thing: 'order' },
  '/v1/rush-orders/{key}': { of: 'caller' },
  '/v1/tryon/sessions/{id}': { of: 'member', thing: 'tryOnSession' },
  '/v1/staff': { of: 'caller' },
  '/v1/console/orders': { of: 'stores' },
  '/v1/console/order-audits': { of: 'stores' },
  '/v1/console/order-audit-rules': { of: 'merchant', written: 'shop' },
  '/v1/console/pick-list': { of: 'store', untried: 'the store stands in its query' },
  '/v1/console/channel-orders': { of: 'shop' },
  '/v1/console/channel-orders/{id}': { of: 'shop', untried: 'a task needs an order that a channel told' },
  '/v1/console/channel-notices': { of: 'shop' },
  '/v1/console/channel-articles': { of: 'shop' },
  '/v1/console/orders/{id}': { of: 'store', thing: 'order' },
  '/v1/console/after-sales': { of: 'stores' },
  '/v1/console/after-sales/{id}': { of: 'store', untried: 'a request needs an order that was paid' },
  '/v1/console/after-sale-settings': { of: 'merchant', written: 'shop' },
  '/v1/console/invoices': { of: 'shop' },
  '/v1/console/message-templates': { of: 'shop' },
  '/v1/console/message-templates/{kind}': { of: 'shop' },
  '/v1/console/notices': { of: 'stores' },
  '/v1/console/messages': { of: 'shop', untried: 'a dead message needs a shop that WeChat refuses' },
  '/v1/console/webhooks': { of: 'shop', untried: 'strangers are refused in test/integration/webhooks' },
  '/v1/console/invoices/{id}': { of: 'shop', untried: 'an invoice needs an order that was paid' },
  '/v1/console/today': { of: 'stores' },
  '/v1/console/catalog-settings': { of: 'merchant', written: 'shop' },
  '/v1/console/categories': { of: 'merchant', written: 'shop' },
  '/v1/console/collections': { of: 'merchant', written: 'shop' },
  '/v1/console/modifier-groups': { of: 'merchant', written: 'shop' },
  '/v1/console/price-changes': { of: 'stores' },
  '/v1/console/products': { of: 'merchant', written: 'shop' },
  '/v1/console/products/{id}': { of: 'merchant', written: 'shop', thing: 'product' },
  '/v1/console/reviews': { of: 'stores' },
  '/v1/console/reviews/{id}': { of: 'store', untried: 'a review needs an order that was received' },
  '/v1/console/audit': { of: 'shop' },
  '/v1/console/exports': { of: 'merchant' },
  '/v1/console/imports': { of: 'shop' },
  '/v1/console/outbox': { of: 'shop', untried: 'a dead letter needs a handler that failed for a day' },
  '/v1/console/imports/{kind}': { of: 'merchant' },
  '/v1/console/ledger': { of: 'shop' },
  '/v1/console/sheets': { of: 'merchant' },
  '/v1/console/pictures': { of: 'merchant' },
  '/v1/console/products/{id}/page': { of: 'shop', thing: 'product' },
  '/v1/console/stock': { of: 'stores' },
  '/v1/console/stock/takes/{id}': { of: 'store', thing: 'stockTake' },
  '/v1/console/stock/transfers/{id}': { of: 'store', thing: 'transfer' },
  '/v1/console/deliveries': { of: 'stores' },
  '/v1/console/deliveries/{id}': { of: 'store', untried: 'a way across the city needs a paid delivery' },
  '/v1/console/freight-templates': { of: 'merchant' },
  '/v1/console/freight-templates/{id}': {
    of: 'merchant',
    untried: 'a store’s own template is its manager’s',
  },
  '/v1/console/freight-goods': { of: 'shop' },
  '/v1/console/points': { of: 'shop' },
  '/v1/console/points-offers': { of: 'merchant', written: 'shop' },
  '/v1/console/points-offers/{id}': { of: 'shop', untried: 'an offer needs a coupon that was published' },
  '/v1/console/search-synonyms': { of: 'shop' },
  '/v1/console/members': { of: 'shop', thing: 'member' },
  '/v1/console/members/{id}/points': { of: 'merchant', thing: 'member' },
  '/v1/console/members/{id}/tier': { of: 'merchant', thing: 'member' },
  '/v1/console/members/{id}/tier/override': { of: 'shop', thing: 'member' },
  '/v1/console/members/{id}/stored-value': { of: 'merchant', thing: 'member' },
  '/v1/console/activation-reward': { of: 'shop' },
  '/v1/console/tiers': { of: 'merchant', written: 'shop' },
  '/v1/console/stored-value': { of: 'shop' },
  '/v1/console/stored-value/offers': { of: 'merchant', written: 'shop' },
  '/v1/console/stored-value/offers/{id}': { of: 'shop' },
  '/v1/console/stored-value/cash-outs/{id}': { of: 'shop' },
  '/v1/console/stored-value/liability': { of: 'stores' },
  '/v1/console/members/{id}/points/adjustments': { of: 'shop', thing: 'member' },
  '/v1/console/purchases': { of: 'shop' },
  '/v1/console/merchandising': { of: 'stores' },
  '/v1/console/privacy': { of: 'shop' },
  '/v1/console/recommender': { of: 'shop' },
  '/v1/console/recommender/reactivation': { of: 'stores' },
  '/v1/console/recommender/reactivation.csv': { of: 'stores' },
  '/v1/console/segments': { of: 'shop' },
  '/v1/console/segments/{id}': { of: 'shop', thing: 'segment' },
  '/v1/console/staff': { of: 'stores' },
  '/v1/console/staff/{id}': { of: 'store', thing: 'clerk' },
  '/v1/console/shifts/{id}': { of: 'store', thing: 'shift' },
  '/v1/console/shifts/{id}/clock-in': { of: 'caller' },
  '/v1/console/shifts/{id}/clock-out': { of: 'caller' },
  '/v1/console/tasks/{id}': { of: 'store', thing: 'task' },
  '/v1/console/till/requests/{id}': { of: 'store', untried: 'a request needs a member at the till' },
  '/v1/console/till/sales/{id}': { of: 'store', untried: 'strangers try each other’s in test/http/till' },
  '/v1/console/stores': { of: 'stores' },
  '/v1/console/special-days': { of: 'stores' },
  '/v1/console/store-news': { of: 'stores' },
  '/v1/console/store-news/{id}': { of: 'store', thing: 'news' },
  '/v1/console/store-codes/{token}': { of: 'store', thing: 'storeCode' },
  '/v1/console/coupon-templates': { of: 'merchant', written: 'shop' },
  '/v1/console/coupons/{id}': { of: 'shop', untried: 'a coupon needs a template that was published' },
  '/v1/console/promotions': { of: 'merchant', written: 'shop' },
  '/v1/console/tags': { of: 'shop' },
};

export function whoseThing({
  method,
  path,
  access,
}: Pick<Route, 'method' | 'path' | 'access'>): Whose | undefined {
  const fitting = Object.keys(WHOSE)
    .filter((begin) => path === begin || path.startsWith(`${begin}/`))
    .sort((a, b) => b.length - a.length);
  const found = WHOSE[fitting[0] ?? ''];
  if (found === undefined && access.kind === 'staff' && access.wholeShop === true) return { of: 'shop' };
  // A line for `/v1/products` would say nothing about `/v1/products/{id}`.
  const named = (text: string) => text.match(/\{\w+\}/g)?.length ?? 0;
  const speaksOfIt = access.kind === 'staff' || named(fitting[0] ?? '') > 0;
  if (!speaksOfIt || found === undefined) return undefined;
  return { ...found, of: method === 'get' ? found.of : (found.written ?? found.of) };
}

/** Lines that no route begins with any more. */
export function forgottenLines(routes: readonly Pick<Route, 'path'>[]): string[] {
  return Object.keys(WHOSE).filter(
    (begin) => !routes.some(({ path }) => path === begin || path.startsWith(`${begin}/`)),
  );
}
