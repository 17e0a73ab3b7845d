import type { ProductCard } from '#modules/catalog';

/** Which rows carry a brand or a word; built once per window. */
export interface GoodsIndex {
  readonly brands: ReadonlyMap<string, readonly number[]>;
  readonly tags: ReadonlyMap<string, readonly number[]>;
  /** Category → the groups of it and of everything below it. */
  readonly groups: ReadonlyMap<string, ReadonlySet<number>>;
  readonly categoryNames: ReadonlyMap<string, string>;
}

interface Category {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

/** @param categories Parents before children. @param groupOf Group of a row. */
export function goodsIndex(
  cards: readonly (ProductCard | undefined)[],
  categories: readonly Category[],
  groupOf: (row: number) => number,
): GoodsIndex {
  const brands = new Map<string, number[]>();
  const tags = new Map<string, number[]>();
  const own = new Map<string, number>();
  const push = (index: Map<string, number[]>, key: string, row: number) => {
    const rows = index.get(key);
    if (rows === undefined) index.set(key, [row]);
    else rows.push(row);
  };
  for (const [row, card] of cards.entries()) {
    if (card === undefined) continue;
    push(brands, card.brand, row);
    for (const tag of card.tags) push(tags, tag, row);
    own.set(card.categoryId, groupOf(row));
  }
  const groups = new Map<string, Set<number>>();
  // Children before parents: what is below a category is complete when the category comes.
  for (const { id } of [...categories].reverse()) {
    const inside = new Set<number>();
    const group = own.get(id);
    if (group !== undefined) inside.add(group);
    for (const child of categories)
      if (child.parentId === id) for (const below of groups.get(child.id) ?? []) inside.add(below);
    groups.set(id, inside);
  }
  return { brands, tags, groups, categoryNames: new Map(categories.map(({ id, name }) => [id, name])) };
}
