import type { EpochMs, ProductId, StoreId } from '#kernel';
import { BOOST_FACTOR_MAX, factorOf, isLive, type MerchandisingRule } from './merchandising-rule.ts';

/** A product that the merchant wants at a fixed place. Places count from 1. */
export interface Pin {
  readonly productId: ProductId;
  readonly position: number;
}

/**
 * What the merchant wants of one store's lists at one moment. Rules name products or categories, so they are
 * asked per product and not handed out as lists: a category has thousands of products that nobody asks for.
 */
export interface StoreRules {
  /** Another text whenever anything below is: belongs into the stamp of every kept list. */
  readonly stamp: string;
  /** By place; no place and no product twice. */
  readonly pins: readonly Pin[];
  /** For the relevance: 1 = untouched, up to 2 = boosted, below 1 = buried. */
  factorOf(productId: ProductId, categoryId: string): number;
  isHidden(productId: ProductId, categoryId: string): boolean;
  /** Pinned or boosted against payment: shown with the word 推广. */
  isPromoted(productId: ProductId, categoryId: string): boolean;
}

export const NO_RULES: StoreRules = {
  stamp: '',
  pins: [],
  factorOf: () => 1,
  isHidden: () => false,
  isPromoted: () => false,
};

export interface CategoryNode {
  readonly id: string;
  readonly parentId: string | null;
}

/** The rules of one store that are live at `now`. Several factors on one product multiply, up to the cap. */
export function storeRules(
  rules: readonly MerchandisingRule[],
  categories: readonly CategoryNode[],
  storeId: StoreId,
  now: EpochMs,
): StoreRules {
  const live = rules.filter(
    (rule) => isLive(rule, now) && (rule.storeId === null || rule.storeId === storeId),
  );
  if (live.length === 0) return NO_RULES;
  const pins: Pin[] = [];
  const factors = new Map<string, number>();
  const hidden = new Set<string>();
  const promoted = new Set<string>();
  for (const { target, effect, promoted: isPaid } of live) {
    if (effect.kind === 'pin' && target.kind === 'product')
      pins.push({ productId: target.productId, position: effect.position });
    for (const subject of subjectsOf(target, categories)) {
      if (effect.kind === 'hide') hidden.add(subject);
      factors.set(subject, (factors.get(subject) ?? 1) * factorOf(effect));
      if (isPaid) promoted.add(subject);
    }
  }
  const hasEither = (set: ReadonlySet<string>, productId: string, categoryId: string) =>
    set.has(productKey(productId)) || set.has(categoryKey(categoryId));
  return {
    stamp: live.map(({ id }) => id).join(),
    pins: pins.sort((a, b) => a.position - b.position),
    factorOf: (productId, categoryId) =>
      Math.min(
        BOOST_FACTOR_MAX,
        (factors.get(productKey(productId)) ?? 1) * (factors.get(categoryKey(categoryId)) ?? 1),
      ),
    isHidden: (productId, categoryId) => hasEither(hidden, productId, categoryId),
    isPromoted: (productId, categoryId) => hasEither(promoted, productId, categoryId),
  };
}

/** Products and categories have ids of their own; one text names either. */
function subjectsOf(target: MerchandisingRule['target'], categories: readonly CategoryNode[]): string[] {
  if (target.kind === 'product') return [productKey(target.productId)];
  const inside = new Set([target.categoryId]);
  // A child may be listed before its parent, so it is looked through until nothing comes in any more.
  for (let before = 0; before < inside.size; ) {
    before = inside.size;
    for (const { id, parentId } of categories) if (parentId !== null && inside.has(parentId)) inside.add(id);
  }
  return [...inside].map(categoryKey);
}

const productKey = (productId: string) => `p:${productId}`;
const categoryKey = (categoryId: string) => `c:${categoryId}`;
