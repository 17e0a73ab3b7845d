import type { Query } from '../api/client.ts';
import type { ListedGoods } from '../api/contract.ts';
import type { Shop } from '../api/shop.ts';
import { sentenceOf } from '../api/transport.ts';

const PAGE_ITEMS = 20;

export interface GoodsListState {
  items: ListedGoods[];
  phase: 'loading' | 'ready' | 'failed';
  problem: string;
  /** A further page is on its way. */
  growing: boolean;
  complete: boolean;
  /** The shop's clock less the phone's. */
  aheadMs: number;
}

export function newGoodsListState(): GoodsListState {
  return { items: [], phase: 'loading', problem: '', growing: false, complete: false, aheadMs: 0 };
}

/** What a list asks for; 按距离 = from its store to the nearest one that has the goods (CAT-04). */
export function listQuery(
  asked: { readonly storeId: string; readonly categoryId: string; readonly words: string },
  isByDistance: boolean,
): Query {
  const { storeId, categoryId, words } = asked;
  return { storeId, categoryId, q: words.trim(), ...(isByDistance ? { sort: 'distance' } : {}) };
}

/** A list that grows while one scrolls. A new search drops what an older one still brings. */
export function createGoodsList(shop: Pick<Shop, 'products'>, state: GoodsListState, now: () => number) {
  let search: Query = {};
  let cursor: string | undefined;
  let round = 0;

  async function page(mine: number): Promise<void> {
    try {
      const {
        items,
        nextCursor,
        now: shopNow,
      } = await shop.products({ ...search, cursor, limit: PAGE_ITEMS });
      if (mine !== round) return;
      state.aheadMs = shopNow - now();
      state.items = [...state.items, ...items];
      cursor = nextCursor ?? undefined;
      state.complete = cursor === undefined;
      state.phase = 'ready';
    } catch (error) {
      if (mine !== round) return;
      state.problem = sentenceOf(error);
      if (state.items.length === 0) state.phase = 'failed';
    }
  }

  return {
    async start(next: Query): Promise<void> {
      search = next;
      cursor = undefined;
      round += 1;
      Object.assign(state, newGoodsListState());
      await page(round);
    },
    async more(): Promise<void> {
      if (state.phase !== 'ready' || state.growing || state.complete) return;
      state.growing = true;
      await page(round);
      state.growing = false;
    },
  };
}
