import type { Reads } from '#db';
import {
  type Clock,
  type EpochMs,
  type Fen,
  fen,
  type MerchantId,
  MINUTE_MS,
  type ProductId,
  type SkuId,
} from '#kernel';
import type { Shelf } from '../app/shelf.ts';
import type { TryOnKind } from '../domain/product.ts';
import type { sqlDuePrices } from './sql-due-prices.ts';

interface ProductRow {
  readonly id: ProductId;
  readonly category_id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly brand: string;
  readonly tags: string;
  readonly listed_at: EpochMs;
  readonly on_from: EpochMs;
  readonly on_until: EpochMs | null;
}

interface SkuRow {
  readonly id: SkuId;
  readonly product_id: ProductId;
  readonly code: string;
  readonly barcode: string | null;
  readonly price_fen: number;
  readonly try_on: TryOnKind | null;
}

const PRODUCTS = `select id, category_id, title, subtitle, brand, tags, listed_at, on_from, on_until from products
  where merchant_id = ? and on_sale = 1`;

/** Planned prices of this time are known in advance, so that each begins at its second; longer than an answer is kept. */
const PRICES_AHEAD_MS = 5 * MINUTE_MS;

/** Texts, codes and prices for the memory of search; no pictures, no descriptions. */
export function sqlSearchable(
  reads: Reads,
  duePrices: ReturnType<typeof sqlDuePrices>,
  clock: Clock,
): Pick<Shelf, 'searchable' | 'pricesAt' | 'hiddenAt'> {
  return {
    async searchable(merchantId, which) {
      const products = await reads.all<ProductRow>(...productsAsked(merchantId, which));
      if (products.length === 0) return [];
      const skus = await reads.all<SkuRow>(
        `select id, product_id, code, barcode, price_fen, try_on from skus
         where merchant_id = ? and on_sale = 1 and product_id in (${products.map(() => '?').join(', ')})
         order by product_id, position`,
        [merchantId, ...products.map(({ id }) => id)],
      );
      const byProduct = Map.groupBy(skus, (sku) => sku.product_id);
      return products.flatMap((row) => {
        const own = byProduct.get(row.id);
        return own === undefined ? [] : [searchableOf(row, own)];
      });
    },

    async pricesAt(merchantId, storeId = '' as never) {
      const due = await duePrices(merchantId, storeId, clock.now() + PRICES_AHEAD_MS);
      const rows = await reads.all<{ sku_id: SkuId; price_fen: number }>(
        'select sku_id, price_fen from store_prices where merchant_id = ? and store_id = ?',
        [merchantId, storeId],
      );
      const own = new Map(rows.map(({ sku_id, price_fen }): [SkuId, Fen] => [sku_id, fen(price_fen)]));
      return (id, generalFen, at) => {
        const storeFen = own.get(id);
        const standing = { id, price_fen: storeFen ?? generalFen, list_price_fen: 0 };
        return fen(due({ ...standing, of_store: storeFen === undefined ? 0 : 1 }, at).price_fen);
      };
    },

    async hiddenAt(merchantId, storeId) {
      const rows = await reads.all<{ product_id: ProductId }>(
        'select product_id from store_assortment where merchant_id = ? and store_id = ? and hidden = 1',
        [merchantId, storeId],
      );
      return new Set(rows.map(({ product_id }) => product_id));
    },
  };
}

function productsAsked(
  merchantId: MerchantId,
  which: Parameters<Shelf['searchable']>[1],
): [sql: string, values: readonly unknown[]] {
  if ('among' in which)
    return [`${PRODUCTS} and id in (${which.among.map(() => '?').join(', ')})`, [merchantId, ...which.among]];
  return [`${PRODUCTS} and id > ? order by id limit ?`, [merchantId, which.after, which.limit]];
}

function searchableOf(row: ProductRow, skus: readonly SkuRow[]) {
  return {
    productId: row.id,
    title: row.title,
    subtitle: row.subtitle,
    brand: row.brand,
    tags: JSON.parse(row.tags),
    categoryId: row.category_id,
    listedAt: row.listed_at,
    onFrom: row.on_from,
    onUntil: row.on_until,
    skus: skus.map(({ id, code, barcode, price_fen, try_on }) => ({
      ...{ id, code, barcode, priceFen: fen(price_fen), tryOn: try_on },
    })),
  };
}
