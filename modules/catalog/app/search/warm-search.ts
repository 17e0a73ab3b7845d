import type { Engine } from '#feature';
import type { MerchantId } from '#kernel';
import type { Stores } from '#modules/stores';
import type { GoodsMemories } from './goods-memories.ts';

/** A chain with more has its other shelves read when somebody asks for them. */
const STORES_WARMED_MAX = 20;

/** Reads the goods before the first search; a hundred products at a time, so that who is inside already is answered. */
export function warmSearch(memories: GoodsMemories, stores: Stores, merchantId: MerchantId): Engine {
  let isReady = false;
  return {
    name: 'search',
    async start() {
      const shelves = (await stores.list(merchantId)).slice(0, STORES_WARMED_MAX);
      await memories.of(merchantId).warm(shelves.map(({ id }) => id));
      isReady = true;
    },
    isReady: () => isReady,
    async stop() {
      isReady = false;
    },
  };
}
