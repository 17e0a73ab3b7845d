import type { Shop } from '../api/shop.ts';

const PAGE_ITEMS = 100;
/** Who keeps more sees the older ones on their page all the same; only their hearts on cards stay empty. */
const PAGES_READ_MAX = 5;

export interface FavouritesState {
  ids: ReadonlySet<string>;
}

/** Which hearts are full: read once for a member, changed at once with a tap, put back when the server refuses. */
export function createFavourites(
  shop: Pick<Shop, 'favourites' | 'addFavourite' | 'dropFavourite'>,
  state: FavouritesState,
) {
  let reading: Promise<void> | undefined;
  /** Raised when somebody else signs in: what is still on its way is not hers. */
  let round = 0;

  async function read(mine: number): Promise<void> {
    const ids = new Set<string>();
    let cursor: string | undefined;
    for (let page = 0; page < PAGES_READ_MAX; page += 1) {
      const { items, nextCursor } = await shop.favourites({ limit: PAGE_ITEMS, cursor });
      for (const { productId } of items) ids.add(productId);
      cursor = nextCursor ?? undefined;
      if (cursor === undefined) break;
    }
    if (mine === round) state.ids = ids;
  }

  function mark(productId: string, isKept: boolean): void {
    const ids = new Set(state.ids);
    if (isKept) ids.add(productId);
    else ids.delete(productId);
    state.ids = ids;
  }

  return {
    /** A failed read is no reason to disturb anybody: hearts stay empty, and the next card asks again. */
    load(): Promise<void> {
      reading ??= read(round).catch(() => {
        reading = undefined;
      });
      return reading;
    },
    forget(): void {
      round += 1;
      reading = undefined;
      state.ids = new Set();
    },
    /** Answers whether it is kept now. */
    async turn(productId: string): Promise<boolean> {
      const [mine, isKept] = [round, !state.ids.has(productId)];
      mark(productId, isKept);
      try {
        await (isKept ? shop.addFavourite(productId) : shop.dropFavourite(productId));
      } catch (error) {
        if (mine === round) mark(productId, !isKept);
        throw error;
      }
      return isKept;
    },
  };
}
