import type { ProductCard } from '#modules/catalog';

/** What the goods are, by row. */
export interface GoodsFacts {
  readonly groups: Int32Array;
  readonly groupCount: number;
  readonly listedAt: Float64Array;
}

export function goodsOf(cards: readonly ProductCard[]): GoodsFacts {
  const names = [...new Set(cards.map(({ categoryId }) => categoryId))].sort();
  const places = new Map(names.map((name, place) => [name, place]));
  return {
    groups: Int32Array.from(cards, ({ categoryId }) => places.get(categoryId) as number),
    groupCount: names.length,
    listedAt: Float64Array.from(cards, ({ listedAt }) => listedAt),
  };
}
