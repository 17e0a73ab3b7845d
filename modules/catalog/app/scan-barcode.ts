import { AppError, type MerchantId } from '#kernel';
import { barcodeOf } from '../domain/search/barcode.ts';
import type { GoodsMemories } from './search/goods-memories.ts';
import type { Asker, ShownCard, ShowProducts } from './show-products.ts';

export type ScanBarcode = (merchantId: MerchantId, code: string, asker: Asker) => Promise<ShownCard>;

/** A scanned barcode means one article, never something like it. */
export function scanBarcode(memories: GoodsMemories, products: ShowProducts): ScanBarcode {
  return async (merchantId, code, asker) => {
    const barcode = barcodeOf(code);
    if (barcode === undefined)
      throw new AppError('unprocessable', 'catalog.barcode_invalid', '条码无效，请对准条码重新扫描');
    const found = (await memories.of(merchantId).goods()).byBarcode(barcode);
    const card = found && (await products.article(merchantId, found.sku.id, asker));
    if (card === undefined)
      throw new AppError('not_found', 'catalog.barcode_not_found', '没有找到这个条码对应的商品');
    return card;
  };
}
