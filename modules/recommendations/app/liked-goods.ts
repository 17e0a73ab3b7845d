import type { Shelf } from '#ml/recommendation';
import type { ProductCard } from '#modules/catalog';
import type { Preferences } from '#modules/members';
import type { Wish } from '../domain/reason.ts';
import type { GoodsIndex } from './goods-index.ts';

/** How much each kind of wish says. A category or a brand outranks any behaviour; a style or a size needs help. */
const WEIGHTS: Readonly<Record<Wish['kind'], number>> = { category: 0.9, brand: 0.9, style: 0.6, size: 0.3 };
/** Rows that are proposed whatever she did. */
const ROWS_MAX = 60;
/** A common word is not looked through to its end. */
const SCANNED_MAX = 2_000;

/** A product that meets a wish. */
export interface Liking {
  /** 0..1; several wishes together: 1 - Π(1 - weight). */
  readonly weight: number;
  /** The one that says most. */
  readonly wish: Wish;
}

export interface LikedGoods {
  /** @param sizes What its articles in stock are called: colours, sizes. */
  of(row: number, sizes: () => readonly string[]): Liking | undefined;
  /** What to look at, most wanted first. @param allowed `[rowCount]`, 0 = not here or not for her. */
  rows(shelf: Shelf, allowed: Uint8Array): number[];
}

interface Goods {
  cardOf(row: number): Pick<ProductCard, 'brand' | 'tags'> | undefined;
  groupOf(row: number): number;
}

/** What a member told us, as the feed uses it; undefined when she told us nothing about goods. */
export function likedGoods(
  { categories, brands, styles, sizes }: Preferences,
  goods: Goods,
  index: GoodsIndex,
): LikedGoods | undefined {
  if (categories.length + brands.length + styles.length + sizes.length === 0) return undefined;
  const groupNames = new Map<number, string>();
  for (const id of categories)
    for (const group of index.groups.get(id) ?? []) groupNames.set(group, index.categoryNames.get(id) ?? id);
  const wished = { brands: new Set(brands), styles: new Set(styles), sizes: new Set(sizes) };

  function of(row: number, sizesInStock: () => readonly string[]): Liking | undefined {
    const card = goods.cardOf(row);
    if (card === undefined) return undefined;
    const met: Wish[] = [];
    const category = groupNames.get(goods.groupOf(row));
    if (category !== undefined) met.push({ kind: 'category', name: category });
    if (wished.brands.has(card.brand)) met.push({ kind: 'brand', name: card.brand });
    const style = card.tags.find((tag) => wished.styles.has(tag));
    if (style !== undefined) met.push({ kind: 'style', name: style });
    const size = wished.sizes.size === 0 ? undefined : sizesInStock().find((name) => wished.sizes.has(name));
    if (size !== undefined) met.push({ kind: 'size', name: size });
    const [strongest] = met;
    if (strongest === undefined) return undefined;
    const missed = met.reduce((share, { kind }) => share * (1 - WEIGHTS[kind]), 1);
    return { weight: 1 - missed, wish: strongest };
  }

  return {
    of,
    rows(shelf, allowed) {
      const found = new Set<number>();
      const take = (rows: Iterable<number>, most: number) => {
        let left = most;
        for (const row of rows) {
          if (left === 0) return;
          if (allowed[row] !== 1 || found.has(row)) continue;
          found.add(row);
          left -= 1;
        }
      };
      const shares = groupNames.size + wished.brands.size + wished.styles.size || 1;
      const each = Math.max(4, Math.ceil(ROWS_MAX / shares));
      for (const group of groupNames.keys()) take(shelf.groupOrders[group] ?? [], each);
      const byPopularity = (rows: readonly number[]) =>
        rows
          .slice(0, SCANNED_MAX)
          .sort((a, b) => (shelf.popularity[b] as number) - (shelf.popularity[a] as number) || a - b);
      for (const brand of wished.brands) take(byPopularity(index.brands.get(brand) ?? []), each);
      for (const style of wished.styles) take(byPopularity(index.tags.get(style) ?? []), each);
      return [...found]
        .map((row) => ({ row, weight: of(row, () => [])?.weight ?? 0 }))
        .sort((a, b) => b.weight - a.weight || a.row - b.row)
        .slice(0, ROWS_MAX)
        .map(({ row }) => row);
    },
  };
}
