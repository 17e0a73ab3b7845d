import type { ProductId, SkuId, StoreId } from '#kernel';
import type { OfferGoods, Scope } from './template.ts';

/** Where the shop sells by itself, as orders call it. */
const CHANNEL = 'mini_program';

export interface OfferedGoods {
  readonly productId: ProductId;
  readonly skuIds: readonly SkuId[];
  /** Its category and all above it. */
  readonly categoryIds: readonly string[];
  readonly brand: string;
  readonly tags: readonly string[];
}

/**
 * Whether an offer is for something of this product at this store, as pricing will see it (`linesInScope`). Without a
 * store, what holds at some stores only is not promised.
 */
export function coversGoods(
  { include, exclude }: Scope,
  goods: OfferedGoods,
  storeId: StoreId | undefined,
): boolean {
  if (include.channels.length > 0 && !include.channels.includes(CHANNEL)) return false;
  if (exclude.channels.includes(CHANNEL)) return false;
  if (
    storeId === undefined
      ? include.storeIds.length + exclude.storeIds.length > 0
      : !holdsAt(include, exclude, storeId)
  )
    return false;
  const left = goods.skuIds.filter((skuId) => !exclude.skuIds.includes(skuId));
  if (left.length === 0 || names(exclude, { ...goods, skuIds: [] })) return false;
  return asksNothing(include) || names(include, { ...goods, skuIds: left });
}

function holdsAt(include: OfferGoods, exclude: OfferGoods, storeId: StoreId): boolean {
  return (
    (include.storeIds.length === 0 || include.storeIds.includes(storeId)) &&
    !exclude.storeIds.includes(storeId)
  );
}

function asksNothing({ skuIds, productIds, categoryIds, tags, brands }: OfferGoods): boolean {
  return skuIds.length + productIds.length + categoryIds.length + tags.length + brands.length === 0;
}

function names(terms: OfferGoods, goods: OfferedGoods): boolean {
  return (
    terms.productIds.includes(goods.productId) ||
    terms.brands.includes(goods.brand) ||
    terms.skuIds.some((id) => goods.skuIds.includes(id)) ||
    terms.categoryIds.some((id) => goods.categoryIds.includes(id)) ||
    terms.tags.some((tag) => goods.tags.includes(tag))
  );
}
