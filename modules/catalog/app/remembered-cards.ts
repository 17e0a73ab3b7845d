import type { MerchantId, StoredEvent } from '#kernel';
import type { ProductCard } from '../domain/product.ts';
import type { Catalog, ProductsChanged } from '../tokens.ts';
import type { Shelf } from './shelf.ts';

export interface RememberedCatalog extends Catalog {
  forget(stored: StoredEvent): void;
}

/** The catalogue for the other modules: offers fresh from the database, cards from memory until one changes. */
export function rememberedCards(shelf: Shelf): RememberedCatalog {
  const remembered = new Map<MerchantId, Promise<readonly ProductCard[]>>();
  return {
    offers: (merchantId, storeId, skuIds) => shelf.offers(merchantId, storeId, skuIds),
    categories: (merchantId) => shelf.categories(merchantId),
    sizes: (merchantId, skuId) => shelf.sizes(merchantId, skuId),
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
