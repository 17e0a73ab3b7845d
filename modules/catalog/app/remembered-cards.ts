import type { Clock, EpochMs, MerchantId, StoredEvent } from '#kernel';
import type { Stock } from '#modules/inventory';
import { memberPrice } from '../domain/member-price.ts';
import type { ProductCard } from '../domain/product.ts';
import type { Catalog, MemberTier, ProductsChanged } from '../tokens.ts';
import type { Shelf } from './shelf.ts';

export interface RememberedCatalog extends Catalog {
  forget(stored: StoredEvent): void;
}

interface Remembered {
  readonly cards: readonly ProductCard[];
  /** Until something planned begins or ends: nobody is late for that, in any process. */
  readonly until: EpochMs;
}

/** The catalogue for the other modules: offers fresh from the database, cards from memory until one changes. */
export function rememberedCards(
  shelf: Shelf,
  tierOf: MemberTier,
  stock: Stock,
  clock: Clock,
): RememberedCatalog {
  const remembered = new Map<MerchantId, Promise<Remembered>>();

  async function read(merchantId: MerchantId): Promise<Remembered> {
    const turn = await shelf.nextTurn(merchantId, clock.now());
    return { cards: await shelf.all(merchantId), until: turn ?? Number.POSITIVE_INFINITY };
  }

  function known(merchantId: MerchantId): Promise<Remembered> {
    const before = remembered.get(merchantId);
    if (before !== undefined) return before;
    const reading = read(merchantId);
    remembered.set(merchantId, reading);
    // A failed read is not remembered.
    reading.catch(() => forget(merchantId, reading));
    return reading;
  }

  function forget(merchantId: MerchantId, what: Promise<Remembered>): void {
    if (remembered.get(merchantId) === what) remembered.delete(merchantId);
  }

  return {
    async offers(merchantId, storeId, skuIds, buyer = null) {
      const [offers, tier] = await Promise.all([
        shelf.offers(merchantId, storeId, skuIds),
        typeof buyer === 'string' ? tierOf(merchantId, buyer) : buyer,
      ]);
      if (tier === null) return offers;
      const ofTier = await shelf.tierPrices(merchantId, skuIds, tier.level);
      return new Map(
        [...offers].map(([skuId, offer]) => [
          skuId,
          { ...offer, priceFen: memberPrice(offer.priceFen, tier, ofTier.get(skuId) ?? null) },
        ]),
      );
    },
    categories: (merchantId) => shelf.categories(merchantId),
    sizes: (merchantId, skuId) => shelf.sizes(merchantId, skuId),
    components: (merchantId, skuIds) => shelf.components(merchantId, skuIds),
    modifiers: (merchantId, productIds) => shelf.modifiers(merchantId, productIds),
    available: (merchantId, storeId, skuIds) => stock.at(merchantId, storeId, skuIds),
    async cards(merchantId) {
      const kept = known(merchantId);
      const { cards, until } = await kept;
      if (clock.now() < until) return cards;
      forget(merchantId, kept);
      return (await known(merchantId)).cards;
    },
    forget({ event }) {
      remembered.delete((event as ProductsChanged).merchantId);
    },
  };
}
