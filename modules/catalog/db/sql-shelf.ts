import type { Reads } from '#db';
import type { MerchantId, ProductId, SkuId, StoreId } from '#kernel';
import type { ProductFilter, Shelf } from '../app/shelf.ts';
import type { Category } from '../domain/product.ts';
import {
  cardOf,
  type OfferRow,
  offerOf,
  type ProductRow,
  productOf,
  type SkuRow,
  sizesOf,
} from './product-rows.ts';

const PRODUCT_COLUMNS = `p.id, p.category_id, p.title, p.subtitle, p.description, p.brand, p.tags, p.images,
  p.option_names, p.listed_at, p.durable, p.sizes`;
const SKU_COLUMNS = `s.id, s.product_id, s.code, s.option_values, coalesce(sp.price_fen, s.price_fen) as price_fen,
  s.list_price_fen, s.image_url, s.ar_item_id, s.try_on`;
/** `?` = store; an unknown store has no prices of its own, so that '' gives the general ones. */
const SKU_TABLES = `skus s left join store_prices sp
  on sp.merchant_id = s.merchant_id and sp.store_id = ? and sp.sku_id = s.id`;
const BELOW_CATEGORY = `p.category_id in (
  with recursive below (id) as (
    select id from categories where merchant_id = ? and id = ?
    union
    select c.id from categories c join below b on c.parent_id = b.id where c.merchant_id = ?)
  select id from below)`;
const HAS_TRY_ON = `exists (select 1 from skus t where t.merchant_id = p.merchant_id
  and t.product_id = p.id and t.on_sale = 1 and t.try_on = ?)`;

export function sqlShelf(reads: Reads): Shelf {
  async function skusOf(merchantId: MerchantId, productIds: readonly ProductId[], storeId?: StoreId) {
    const byProduct = new Map<ProductId, SkuRow[]>(productIds.map((id) => [id, []]));
    if (productIds.length === 0) return byProduct;
    const rows = await reads.all<SkuRow>(
      `select ${SKU_COLUMNS} from ${SKU_TABLES}
       where s.merchant_id = ? and s.on_sale = 1 and s.product_id in (${productIds.map(() => '?').join(', ')})
       order by s.product_id, s.position`,
      [storeId ?? '', merchantId, ...productIds],
    );
    for (const row of rows) byProduct.get(row.product_id)?.push(row);
    return byProduct;
  }

  return {
    async categories(merchantId) {
      const rows = await reads.all<{ id: string; name: string; parent_id: string | null }>(
        'select id, name, parent_id from categories where merchant_id = ? order by position, id',
        [merchantId],
      );
      return rows.map(({ id, name, parent_id }): Category => ({ id, name, parentId: parent_id }));
    },

    async page(merchantId, filter, after, limit) {
      const { sql, values } = where(merchantId, filter, after);
      const products = await reads.all<ProductRow>(
        `select ${PRODUCT_COLUMNS} from products p where ${sql} order by p.listed_at desc, p.id desc limit ?`,
        [...values, limit],
      );
      const skus = await skusOf(
        merchantId,
        products.map(({ id }) => id),
        filter.storeId,
      );
      return products.flatMap((product) => cardOf(product, skus.get(product.id) ?? []) ?? []);
    },

    async texts(merchantId, filter, limit) {
      const { sql, values } = where(merchantId, filter);
      const inTitle = filter.words.map(() => "lower(p.title) like ? escape '!'").join(' and ');
      const rows = await reads.all<Pick<ProductRow, 'id' | 'title' | 'brand' | 'tags' | 'listed_at'>>(
        `select p.id, p.title, p.brand, p.tags, p.listed_at from products p where ${sql}
         order by case when ${inTitle === '' ? '1 = 1' : inTitle} then 0 else 1 end, p.listed_at desc, p.id desc
         limit ?`,
        [...values, ...filter.words.map((word) => `%${escapedForLike(word)}%`), limit],
      );
      return rows.map(({ id, title, brand, tags, listed_at }) => ({
        productId: id,
        title,
        brand,
        tags: JSON.parse(tags),
        listedAt: listed_at,
      }));
    },

    async some(merchantId, productIds, storeId) {
      if (productIds.length === 0) return [];
      const [products, skus] = await Promise.all([
        reads.all<ProductRow>(
          `select ${PRODUCT_COLUMNS} from products p
           where p.merchant_id = ? and p.on_sale = 1 and p.id in (${productIds.map(() => '?').join(', ')})`,
          [merchantId, ...productIds],
        ),
        skusOf(merchantId, productIds, storeId),
      ]);
      const byId = new Map(products.map((product) => [product.id, product]));
      return productIds.flatMap((id) => {
        const product = byId.get(id);
        return product === undefined ? [] : (cardOf(product, skus.get(id) ?? []) ?? []);
      });
    },

    async all(merchantId) {
      const products = await reads.all<ProductRow>(
        `select ${PRODUCT_COLUMNS} from products p where p.merchant_id = ? and p.on_sale = 1
         order by p.listed_at desc, p.id desc`,
        [merchantId],
      );
      const skus = await reads.all<SkuRow>(
        `select ${SKU_COLUMNS} from ${SKU_TABLES} where s.merchant_id = ? and s.on_sale = 1
         order by s.product_id, s.position`,
        ['', merchantId],
      );
      const byProduct = Map.groupBy(skus, (sku) => sku.product_id);
      return products.flatMap((product) => cardOf(product, byProduct.get(product.id) ?? []) ?? []);
    },

    async find(merchantId, productId, storeId) {
      const [row] = await reads.all<ProductRow>(
        `select ${PRODUCT_COLUMNS} from products p where p.merchant_id = ? and p.id = ? and p.on_sale = 1`,
        [merchantId, productId],
      );
      if (row === undefined) return undefined;
      return productOf(row, (await skusOf(merchantId, [productId], storeId)).get(productId) ?? []);
    },

    async sizes(merchantId, skuId) {
      const [row] = await reads.all<{ sizes: string | null }>(
        `select p.sizes from products p join skus s on s.merchant_id = p.merchant_id and s.product_id = p.id
         where s.merchant_id = ? and s.id = ?`,
        [merchantId, skuId],
      );
      return sizesOf(row?.sizes ?? null);
    },

    async offers(merchantId, storeId, skuIds) {
      if (skuIds.length === 0) return new Map();
      const rows = await reads.all<OfferRow>(
        `select ${SKU_COLUMNS}, p.title, p.category_id, s.on_sale * p.on_sale as on_sale
         from ${SKU_TABLES} join products p on p.merchant_id = s.merchant_id and p.id = s.product_id
         where s.merchant_id = ? and s.id in (${skuIds.map(() => '?').join(', ')})`,
        [storeId, merchantId, ...skuIds],
      );
      return new Map(rows.map((row) => [row.id as SkuId, offerOf(row)]));
    },
  };
}

function where(merchantId: MerchantId, filter: ProductFilter, after?: readonly [number, string]) {
  // A product without an article on sale has no price, so it is not in the list (and no page comes out short).
  const rules = [
    'p.merchant_id = ? and p.on_sale = 1',
    'exists (select 1 from skus k where k.merchant_id = p.merchant_id and k.product_id = p.id and k.on_sale = 1)',
  ];
  const values: unknown[] = [merchantId];
  const rule = (sql: string, ...more: unknown[]) => {
    rules.push(sql);
    values.push(...more);
  };
  if (filter.categoryId !== undefined) rule(BELOW_CATEGORY, merchantId, filter.categoryId, merchantId);
  if (filter.tryOn !== undefined) rule(HAS_TRY_ON, filter.tryOn);
  for (const word of filter.words) rule(`p.search_text like ? escape '!'`, `%${escapedForLike(word)}%`);
  if (after !== undefined) {
    const [listedAt, id] = after;
    rule('(p.listed_at < ? or (p.listed_at = ? and p.id < ?))', listedAt, listedAt, id);
  }
  return { sql: rules.join(' and '), values };
}

function escapedForLike(word: string): string {
  return word.toLowerCase().replace(/[!%_]/g, '!$&');
}
