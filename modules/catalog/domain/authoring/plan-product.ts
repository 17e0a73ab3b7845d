import { AppError, type SkuId } from '#kernel';
import { barcodeOf } from '../search/barcode.ts';
import type { AuthoredProduct, AuthoredSku, ProductDraft, SkuDraft } from './authored-product.ts';

export interface SkuPlan {
  /** Every article that is to be on sale, in order. */
  readonly skus: readonly AuthoredSku[];
  /** Articles of the product that the draft no longer has. */
  readonly gone: readonly AuthoredSku[];
}

/**
 * Which article of the draft is which article of the product (CAT-01): by id, else by code, else by its option
 * values. So an article keeps its id, its stock and its history when options are renamed, reordered, added.
 */
export function planSkus(
  stored: Pick<AuthoredProduct, 'skus'> | undefined,
  draft: Pick<ProductDraft, 'skus'>,
  newId: () => SkuId,
): SkuPlan {
  const left = new Map((stored?.skus ?? []).map((sku) => [sku.id, sku]));
  const found = new Map<SkuDraft, AuthoredSku>();
  const settle = (isSame: (sku: AuthoredSku, draft: SkuDraft) => boolean) => {
    for (const each of draft.skus) {
      if (found.has(each)) continue;
      const same = [...left.values()].find((sku) => isSame(sku, each));
      if (same === undefined) continue;
      found.set(each, same);
      left.delete(same.id);
    }
  };
  for (const { id } of draft.skus) if (id !== undefined && !left.has(id)) throw notOfProduct(id);
  settle((sku, { id }) => sku.id === id);
  const isFree = (each: SkuDraft) => each.id === undefined;
  settle((sku, each) => isFree(each) && sku.code === each.code);
  settle((sku, each) => isFree(each) && same(sku.optionValues, each.optionValues));
  return {
    skus: draft.skus.map((each) => ({
      ...each,
      id: found.get(each)?.id ?? newId(),
      barcode: checkedBarcode(each.barcode),
      onSale: true,
    })),
    gone: [...left.values()],
  };
}

function checkedBarcode(text: string | null): string | null {
  if (text === null) return null;
  const barcode = barcodeOf(text);
  if (barcode === undefined)
    throw new AppError('unprocessable', 'catalog.barcode_invalid', '条形码不正确（EAN-8、EAN-13 或 UPC-A）', {
      column: 'barcode',
    });
  return barcode;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, n) => value === b[n]);
}

function notOfProduct(skuId: SkuId): AppError {
  return new AppError('unprocessable', 'catalog.sku_not_of_product', '这个规格不属于该商品', { skuId });
}
