import { AppError, type MerchantId, type SkuId, type StoreId } from '#kernel';
import type { StockLocation } from '../domain/stock-location.ts';
import type { SkuDirectory } from '../tokens.ts';
import type { Locations } from './ports.ts';

interface Directories {
  readonly skus: SkuDirectory;
  readonly locations: Pick<Locations, 'find'>;
}

/** A slip of the pen must not put goods on a shelf that does not exist, or goods that do not exist on a shelf. */
export class KnownGoods {
  readonly #directories: Directories;

  constructor(directories: Directories) {
    this.#directories = directories;
  }

  async requireLocation(merchantId: MerchantId, storeId: StoreId): Promise<StockLocation> {
    const location = await this.#directories.locations.find(merchantId, storeId);
    if (location === undefined)
      throw new AppError('not_found', 'inventory.location_not_found', '没有这个门店或仓库', { storeId });
    return location;
  }

  async requireSkus(merchantId: MerchantId, skuIds: readonly SkuId[]): Promise<void> {
    const known = await this.#directories.skus.names(merchantId, skuIds);
    const unknown = skuIds.find((skuId) => !known.has(skuId));
    if (unknown !== undefined) throw unknownSku(unknown);
  }

  /** Lines that name an article by its id, code or barcode, with its id. */
  async identified<Line extends { readonly article: string }>(
    merchantId: MerchantId,
    lines: readonly Line[],
  ): Promise<(Line & { readonly skuId: SkuId })[]> {
    const written = [...new Set(lines.map(({ article }) => article))];
    const known = await this.#directories.skus.identify(merchantId, written);
    return lines.map((line) => {
      const skuId = known.get(line.article);
      if (skuId === undefined) throw unknownSku(line.article);
      return { ...line, skuId };
    });
  }
}

function unknownSku(skuId: string): AppError {
  return new AppError('unprocessable', 'inventory.unknown_sku', '没有这个商品规格', {
    skuId,
    column: 'skuId',
  });
}
