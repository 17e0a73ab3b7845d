import type { MerchantId, StoredEvent } from '#kernel';
import type { Stock } from '#modules/inventory';
import { memberPrice } from '../domain/member-price.ts';
import type { ProductCard } from '../domain/product.ts';
import type { Catalog, MemberTier, ProductsChanged } from '../tokens.ts';
import type { Shelf } from './shelf.ts';

export interface RememberedCatalog extends Catalog {
  forget(stored: StoredEvent): void;
}

/** The catalogue for the other modules: offers fresh from the database, cards from memory until one changes. */
export function rememberedCards(shelf: Shelf, tierOf: MemberTier, stock: Stock): RememberedCatalog {
  const remembered = new Map<MerchantId, Promise<readonly ProductCard[]>>();
  return {
    async offers(merchantId, storeId, skuIds, memberId) {
      const [offers, tier] = await Promise.all([
        shelf.offers(merchantId, storeId, skuIds),
        memberId === undefined ? null : tierOf(merchantId, memberId),
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
    available: (merchantId, storeId, skuIds) => stock.at(merchantId, storeId, skuIds),
    cards(merchantId) {
      let cards = remembered.get(merchantId);
      if (cards === undefined) {
        cards = shelf.all(merchantId);
        remembered.set(merchantId, cards);
        // A failed read is not remembered.
        cards.catch(() => remembered.delete(merchantId));
      }
      return cards;
    },
    forget({ event }) {
      remembered.delete((event as ProductsChanged).merchantId);
    },
  };
}
