import type { MerchantId, SkuId } from '#kernel';
import type { SkuDirectory } from '../tokens.ts';

/** Rows with what their articles are called; a removed article keeps its number. */
export async function named<Row extends { readonly skuId: SkuId }>(
  skus: SkuDirectory,
  merchantId: MerchantId,
  rows: readonly Row[],
): Promise<(Row & { readonly title: string; readonly optionText: string })[]> {
  const names = await skus.names(merchantId, [...new Set(rows.map(({ skuId }) => skuId))]);
  return rows.map((row) => {
    const { title, optionText } = names.get(row.skuId) ?? { title: row.skuId, optionText: '' };
    return { ...row, title, optionText };
  });
}
