import { DAY_MS, type EpochMs, type MerchantId, type ProductId } from '#kernel';
import type { Catalog, ProductCard, SearchOrder } from '#modules/catalog';
import { EVENT_KINDS } from '../../domain/event-kind.ts';
import type { MemberState } from '../../domain/member-state.ts';
import type { MemberMemory } from '../member-memory.ts';
import type { RecentInterest } from './recent-interest.ts';

const TASTE_HALF_LIFE_MS = 14 * DAY_MS;
/** What she likes counts as much as what everybody buys. */
const TASTE_SHARE = 0.5;
const CATEGORY_SHARE = 0.6;

/**
 * Order within equal text matches: popularity at the store, and her tastes if she lets us know them. The
 * square root keeps one best seller from making everybody else equal.
 */
export function searchOrder(catalog: Catalog, interest: RecentInterest, memory: MemberMemory): SearchOrder {
  return {
    async at({ merchantId, storeId, memberId, asOf }) {
      const [popular, state] = await Promise.all([
        interest.at(merchantId, asOf),
        memberId === undefined ? undefined : memory.stateOf(merchantId, memberId),
      ]);
      const popularity = (productId: ProductId) => Math.sqrt(popular.popularity(productId, storeId));
      if (state === undefined) return popularity;
      const taste = tasteOf(state, await cardsById(catalog, merchantId), asOf);
      if (taste === undefined) return popularity;
      return (productId) => (1 - TASTE_SHARE) * popularity(productId) + TASTE_SHARE * taste(productId);
    },
  };
}

async function cardsById(catalog: Catalog, merchantId: MerchantId) {
  const cards = await catalog.cards(merchantId);
  let byId = known.get(cards);
  if (byId === undefined) {
    byId = new Map(cards.map((card) => [card.productId, card]));
    known.set(cards, byId);
  }
  return byId;
}

/** The list of cards is replaced as a whole when the catalogue changes. */
const known = new WeakMap<readonly ProductCard[], ReadonlyMap<ProductId, ProductCard>>();

/** Shares of her interest in category and brand, 0..1. What came after `asOf` is not in it: pages have to fit. */
function tasteOf(
  { recent }: MemberState,
  cards: ReadonlyMap<ProductId, ProductCard>,
  asOf: EpochMs,
): ((productId: ProductId) => number) | undefined {
  const categories = new Map<string, number>();
  const brands = new Map<string, number>();
  let total = 0;
  for (const { productId, kind, at } of recent) {
    const card = cards.get(productId);
    const { weight } = EVENT_KINDS[kind];
    if (card === undefined || weight <= 0 || at > asOf) continue;
    const faded = weight * 2 ** (-(asOf - at) / TASTE_HALF_LIFE_MS);
    total += faded;
    categories.set(card.categoryId, (categories.get(card.categoryId) ?? 0) + faded);
    brands.set(card.brand, (brands.get(card.brand) ?? 0) + faded);
  }
  if (total === 0) return undefined;
  return (productId) => {
    const card = cards.get(productId);
    if (card === undefined) return 0;
    const category = (categories.get(card.categoryId) ?? 0) / total;
    const brand = (brands.get(card.brand) ?? 0) / total;
    return CATEGORY_SHARE * category + (1 - CATEGORY_SHARE) * brand;
  };
}
