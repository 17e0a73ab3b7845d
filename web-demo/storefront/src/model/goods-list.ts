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
}

export function newGoodsListState(): GoodsListState {
  return { items: [], phase: 'loading', problem: '', growing: false, complete: false };
}

/** A list that grows while one scrolls. A new search drops what an older one still brings. */
export function createGoodsList(shop: Pick<Shop, 'products'>, state: GoodsListState) {
  let search: Query = {};
  let cursor: string | undefined;
  let round = 0;

  async function page(mine: number): Promise<void> {
    try {
      const { items, nextCursor } = await shop.products({ ...search, cursor, limit: PAGE_ITEMS });
      if (mine !== round) return;
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
