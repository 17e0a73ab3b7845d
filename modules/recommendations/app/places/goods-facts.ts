import type { SkuId } from '#kernel';
import type { Category, ProductCard } from '#modules/catalog';
import { type LikenessFacts, titlePairs } from '../../domain/likeness.ts';
import type { ShopWindow } from '../shop-window.ts';

export interface Goods extends LikenessFacts {
  readonly card: ProductCard;
  readonly durable: boolean;
}

/** The goods of one window with what the places beside the feed ask of them; made once per window. */
export interface GoodsFacts {
  /** Undefined: the model knows the row, but it is not on sale. */
  readonly goods: readonly (Goods | undefined)[];
  readonly rowsOfLeaf: ReadonlyMap<string, readonly number[]>;
  readonly rowsOfRoot: ReadonlyMap<string, readonly number[]>;
  /** On how many goods a tag stands: the rarer, the more it says. */
  readonly tagCounts: ReadonlyMap<string, number>;
  readonly rowOfSku: ReadonlyMap<SkuId, number>;
  /** Category → what it is called. */
  readonly nameOf: ReadonlyMap<string, string>;
}

export function goodsFacts(window: ShopWindow, categories: readonly Category[]): GoodsFacts {
  const parents = new Map(categories.map(({ id, parentId }) => [id, parentId]));
  const goods = Array.from({ length: window.rowCount }, (_, row) => {
    const card = window.cardOf(row);
    return card === undefined ? undefined : goodsOf(card, parents);
  });
  const rowsBy = (keyOf: (each: Goods) => string) => {
    const rows = new Map<string, number[]>();
    for (const [row, each] of goods.entries()) {
      if (each === undefined) continue;
      const key = keyOf(each);
      const list = rows.get(key);
      if (list === undefined) rows.set(key, [row]);
      else list.push(row);
    }
    return rows;
  };
  return {
    goods,
    rowsOfLeaf: rowsBy(({ leaf }) => leaf),
    rowsOfRoot: rowsBy(({ root }) => root),
    tagCounts: countsOf(goods.flatMap((each) => (each === undefined ? [] : [...each.tags]))),
    rowOfSku: new Map(
      goods.flatMap((each, row) => (each?.card.skuIds ?? []).map((skuId) => [skuId, row] as const)),
    ),
    nameOf: new Map(categories.map(({ id, name }) => [id, name])),
  };
}

function goodsOf(card: ProductCard, parents: ReadonlyMap<string, string | null>): Goods {
  return {
    card,
    durable: card.durable,
    leaf: card.categoryId,
    root: rootOf(card.categoryId, parents),
    brand: card.brand,
    tags: new Set(card.tags),
    tryOn: card.tryOn,
    logPrice: Math.log(1 + card.priceFen),
    titlePairs: titlePairs(card.title),
  };
}

const TREE_DEPTH_MAX = 8;

function rootOf(leaf: string, parents: ReadonlyMap<string, string | null>): string {
  let id = leaf;
  for (let depth = 0; depth < TREE_DEPTH_MAX; depth += 1) {
    const parent = parents.get(id);
    if (parent === undefined || parent === null) break;
    id = parent;
  }
  return id;
}

function countsOf(tags: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}
