import { DAY_MS, type EpochMs, type ProductId, type SeededRandom } from '#kernel';
import type { PastFeed } from '#modules/recommendations';
import type { DemoChain } from './chain.ts';
import { drawWeighted } from './draws.ts';

export const LIST_PLACES = 12;
/** The place at which goods are drawn, and from how many: one draw in ten does not take the best one. */
const DRAW_PLACE = 8;
const DRAW_POOL = 24;
const DRAW_SHARE = 0.1;
const FRESH_MS = 14 * DAY_MS;

type Row = PastFeed['lists'][number]['rows'][number];

/** What a list can hold, by how much the chain's members care for it. */
export class ListGoods {
  readonly #ids: readonly ProductId[];
  readonly #interest: Float64Array;
  readonly #listedAt: ReadonlyMap<ProductId, EpochMs>;

  constructor(chain: DemoChain) {
    this.#ids = chain.products.map(({ id }) => id);
    this.#listedAt = new Map(chain.products.map(({ id, listedAt }) => [id, listedAt]));
    const rowOf = new Map(this.#ids.map((id, row) => [id, row]));
    // Nobody's taste is known to everybody: the root keeps the favourites from filling every list.
    const views = new Float64Array(this.#ids.length);
    for (const { productId } of chain.events) {
      const row = rowOf.get(productId);
      if (row !== undefined) views[row] = (views[row] as number) + 1;
    }
    this.#interest = views.map((count) => Math.sqrt(count + 1));
  }

  /** A list in which everything that was opened stands, rather early. */
  listFor(opened: readonly ProductId[], at: EpochMs, random: SeededRandom): readonly Row[] {
    const weights = this.#interest.slice();
    const places = new Map<number, ProductId>();
    for (const id of opened) {
      weights[this.#ids.indexOf(id)] = 0;
      let place = 1 + Math.floor(LIST_PLACES * random.fraction() ** 2);
      while (places.has(place)) place = (place % LIST_PLACES) + 1;
      places.set(place, id);
    }
    return Array.from({ length: LIST_PLACES }, (_, index): Row => {
      const position = index + 1;
      const own = places.get(position);
      const row = own === undefined ? drawWeighted(random, weights) : this.#ids.indexOf(own);
      weights[row] = 0;
      const productId = this.#ids[row] as ProductId;
      if (position === DRAW_PLACE) return drawn(productId, position, random);
      const reasonCode = this.#reasonOf(productId, own !== undefined, at, random);
      return { productId, position, propensity: 1, pool: 1, reasonCode };
    });
  }

  #reasonOf(productId: ProductId, wasOpened: boolean, at: EpochMs, random: SeededRandom): string {
    const age = at - (this.#listedAt.get(productId) ?? 0);
    if (age >= 0 && age < FRESH_MS && random.fraction() < 0.7) return 'NEW';
    // What fits a member is opened more often than what is popular.
    const weights = wasOpened ? [5, 4, 3, 3, 2] : [3, 3, 1, 3, 4];
    const codes = ['AFTER', 'SIMILAR', 'REPEAT', 'FOR_YOU', 'STORE_POPULAR'];
    return codes[drawWeighted(random, weights)] as string;
  }
}

function drawn(productId: ProductId, position: number, random: SeededRandom): Row {
  const isExplored = random.fraction() < DRAW_SHARE;
  const even = DRAW_SHARE / DRAW_POOL;
  return {
    ...{ productId, position, pool: DRAW_POOL },
    propensity: isExplored ? even : 1 - DRAW_SHARE + even,
    reasonCode: isExplored ? 'EXPLORE' : 'FOR_YOU',
  };
}
