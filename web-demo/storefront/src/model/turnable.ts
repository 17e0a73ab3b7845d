import type { Product, Sku, TryOnKind } from '../api/contract.ts';

/** Make-up lies on skin and garments are pictures: neither is a thing that stands by itself. */
const TURNABLE: ReadonlySet<TryOnKind> = new Set([
  'glasses',
  'hat',
  'earrings',
  'necklace',
  'ring',
  'bracelet',
  'watch',
]);

export const isTurnable = ({ arItemId, tryOn }: Sku): boolean =>
  arItemId !== null && tryOn !== null && TURNABLE.has(tryOn);

/** One article for each model: sizes of the same colour share theirs. */
export function turnableSkus(product: Product | undefined): readonly Sku[] {
  const turnable = (product?.skus ?? []).filter(isTurnable);
  return turnable.filter((sku, i) => turnable.findIndex(({ arItemId }) => arItemId === sku.arItemId) === i);
}
