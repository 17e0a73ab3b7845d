import { DAY_MS, type EpochMs } from '#kernel';
import type { Category, ProductCard } from '../product.ts';
import { lineage } from './category-tree.ts';

/** Every part that is given has to hold; within a list one is enough. */
export interface CollectionRule {
  /** With everything below them. */
  readonly categoryIds?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly brands?: readonly string[] | undefined;
  readonly priceFen?: { readonly min?: number | undefined; readonly max?: number | undefined } | undefined;
  readonly newWithinDays?: number | undefined;
  /** Can be bought now, at the store that is asked about or at any. */
  readonly inStock?: boolean | undefined;
}

/** A shelf that fills itself (智能合集, CAT-02): goods that a rule describes, not a list that somebody keeps. */
export interface Collection {
  readonly id: string;
  readonly name: string;
  readonly rule: CollectionRule;
}

/** Whether a product belongs to it, all but its stock, which changes by the second. */
export function membership(
  { categoryIds, tags, brands, priceFen, newWithinDays }: CollectionRule,
  categories: readonly Category[],
  at: EpochMs,
): (card: ProductCard) => boolean {
  const wanted = new Set(categoryIds);
  const below = new Set(
    categories
      .filter(({ id }) => lineage(categories, id).some((each) => wanted.has(each.id)))
      .map(({ id }) => id),
  );
  return (card) =>
    (categoryIds === undefined || below.has(card.categoryId)) &&
    (tags === undefined || tags.some((tag) => card.tags.includes(tag))) &&
    (brands === undefined || brands.includes(card.brand)) &&
    (priceFen?.min === undefined || card.priceFen >= priceFen.min) &&
    (priceFen?.max === undefined || card.priceFen <= priceFen.max) &&
    (newWithinDays === undefined || card.listedAt > at - newWithinDays * DAY_MS);
}
