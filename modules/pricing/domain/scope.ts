import type { Basket } from './basket.ts';
import type { OfferScope, OfferTerms } from './offers.ts';

const GOODS = ['skuIds', 'productIds', 'categoryIds', 'tags', 'brands'] as const;

export interface ScopeMatch {
  /** 1 = the line of that place is in scope. */
  readonly lines: Uint8Array;
  /** Why none is; null when at least one is. */
  readonly miss: 'channel' | 'store' | 'goods' | null;
}

/** Which lines an offer is for. */
export function linesInScope({ include = {}, exclude = {} }: OfferScope, basket: Basket): ScopeMatch {
  const { channel } = basket.context;
  const count = basket.lines.length;
  if (!sold(include.channels, channel) || (channel !== undefined && exclude.channels?.includes(channel)))
    return { lines: new Uint8Array(count), miss: 'channel' };

  const stores = marked(include, ['storeIds'], basket) ?? new Uint8Array(count).fill(1);
  for (const at of matches(exclude, ['storeIds'], basket)) stores[at] = 0;
  if (!stores.includes(1)) return { lines: stores, miss: 'store' };

  const lines = marked(include, GOODS, basket) ?? new Uint8Array(count).fill(1);
  for (const at of matches(exclude, GOODS, basket)) lines[at] = 0;
  for (const [at, there] of stores.entries()) if (there === 0) lines[at] = 0;
  return { lines, miss: lines.includes(1) ? null : 'goods' };
}

/** Names goods, rather than whole baskets: a coupon with such a scope is an item coupon (商品券). */
export function namesGoods({ include = {} }: OfferScope): boolean {
  return GOODS.some((term) => asks(include[term]));
}

function sold(channels: readonly string[] | undefined, channel: string | undefined): boolean {
  return !asks(channels) || (channel !== undefined && channels.includes(channel));
}

/** Undefined when none of the terms asks anything. */
function marked(
  terms: OfferTerms,
  names: readonly (keyof Basket['linesBy'])[],
  basket: Basket,
): Uint8Array | undefined {
  if (!names.some((name) => asks(terms[name]))) return undefined;
  const lines = new Uint8Array(basket.lines.length);
  for (const at of matches(terms, names, basket)) lines[at] = 1;
  return lines;
}

function* matches(
  terms: OfferTerms,
  names: readonly (keyof Basket['linesBy'])[],
  { linesBy }: Basket,
): Generator<number> {
  for (const name of names) for (const term of terms[name] ?? []) yield* linesBy[name].get(term) ?? [];
}

function asks(list: readonly string[] | undefined): list is readonly string[] {
  return list !== undefined && list.length > 0;
}
