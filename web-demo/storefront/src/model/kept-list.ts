import type { Query } from '../api/client.ts';
import type { Page } from '../api/contract.ts';
import type { KeptProduct } from '../api/favourite-contract.ts';
import { sentenceOf } from '../api/transport.ts';

const PAGE_ITEMS = 20;

export interface KeptListState {
  items: readonly KeptProduct[];
  phase: 'loading' | 'ready' | 'failed';
  problem: string;
}

export function newKeptListState(): KeptListState {
  return { items: [], phase: 'loading', problem: '' };
}

interface KeptListCalls {
  readonly page: (query: Query) => Promise<Page<KeptProduct>>;
  readonly drop: (productId: string) => Promise<unknown>;
  readonly clear: () => Promise<unknown>;
}

/** What she keeps, or what she looked at: read in pages, taken back one by one or all at once. */
export function createKeptList({ page, drop, clear }: KeptListCalls, state: KeptListState) {
  let cursor: string | undefined;
  let growing = false;

  return {
    async load(): Promise<void> {
      try {
        const first = await page({ limit: PAGE_ITEMS });
        [state.items, state.phase, cursor] = [first.items, 'ready', first.nextCursor ?? undefined];
      } catch (error) {
        [state.phase, state.problem] = ['failed', sentenceOf(error)];
      }
    },
    async more(): Promise<void> {
      if (growing || cursor === undefined) return;
      growing = true;
      try {
        const next = await page({ limit: PAGE_ITEMS, cursor });
        state.items = [...state.items, ...next.items];
        cursor = next.nextCursor ?? undefined;
      } finally {
        growing = false;
      }
    },
    async drop(productId: string): Promise<void> {
      await drop(productId);
      state.items = state.items.filter((item) => item.productId !== productId);
    },
    async clear(): Promise<void> {
      await clear();
      [state.items, cursor] = [[], undefined];
    },
  };
}
