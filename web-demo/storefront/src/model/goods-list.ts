import type { Query } from '../api/client.ts';
import type { ListedGoods } from '../api/contract.ts';
import type { Shop } from '../api/shop.ts';
import { sentenceOf } from '../api/transport.ts';
import { filterQuery, type GoodsFilter } from './goods-filter.ts';

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

/** 默认 is the shop's own: what suits the words, or what is newest. 按距离 = from the list's store to the nearest one that has the goods. */
export type GoodsOrder = 'usual' | 'sales' | 'price_asc' | 'price_desc' | 'distance';

interface Asked {
  readonly storeId: string;
  readonly categoryId: string;
  readonly words: string;
  readonly filter: GoodsFilter;
}

/** What a list asks for, and what the counts of its filters do (CAT-04). */
export function narrowingQuery({ storeId, categoryId, words, filter }: Asked): Query {
  return { storeId, categoryId, q: words.trim(), ...filterQuery(filter) };
}

export function listQuery(asked: Asked, order: GoodsOrder): Query {
  return { ...narrowingQuery(asked), ...(order === 'usual' ? {} : { sort: order }) };
}

export interface OrderKey {
  readonly label: string;
  readonly isChosen: boolean;
  /** What a tap on it asks for. */
  readonly next: GoodsOrder;
}

/** What stands between 默认 and 按距离. 价格 is cheapest first, and the other way round when it is tapped again. */
export function orderKeys(order: GoodsOrder): readonly OrderKey[] {
  const arrow = order === 'price_asc' ? ' ↑' : order === 'price_desc' ? ' ↓' : '';
  return [
    { label: '销量', isChosen: order === 'sales', next: 'sales' },
    {
      label: `价格${arrow}`,
      isChosen: arrow !== '',
      next: order === 'price_asc' ? 'price_desc' : 'price_asc',
    },
  ];
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
