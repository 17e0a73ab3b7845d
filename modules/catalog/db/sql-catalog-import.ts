import { insertRows } from '#db';
import type { Clock } from '#kernel';
import { checkProduct } from '../domain/check-product.ts';
import type { CatalogImport, ProductsChanged } from '../tokens.ts';

export function sqlCatalogImport(clock: Clock): CatalogImport {
  return {
    importCategories: (tx, merchantId, categories) =>
      insertRows(tx, {
        table: 'categories',
        columns: ['merchant_id', 'id', 'name', 'parent_id', 'position'],
        key: ['merchant_id', 'id'],
        onRepeat: 'overwrite',
        rows: categories.map(({ id, name, parentId }, position) => [
          merchantId,
          id,
          name,
          parentId,
          position,
        ]),
      }),

    async importProducts(tx, merchantId, products) {
      for (const product of products) checkProduct(product);
      await insertRows(tx, {
        table: 'products',
        columns: [
          ...['merchant_id', 'id', 'category_id', 'title', 'subtitle', 'description', 'brand', 'tags'],
          ...['images', 'option_names', 'search_text', 'listed_at', 'durable', 'sizes', 'on_sale'],
        ],
        key: ['merchant_id', 'id'],
        onRepeat: 'overwrite',
        rows: products.map((product) => [
          merchantId,
          product.id,
          product.categoryId,
          product.title,
          product.subtitle,
          product.description,
          product.brand,
          JSON.stringify(product.tags),
          JSON.stringify(product.images),
          JSON.stringify(product.optionNames),
          [product.title, product.subtitle, product.brand, ...product.tags, product.id]
            .join(' ')
            .toLowerCase(),
          product.listedAt,
          product.durable ? 1 : 0,
          product.sizes === undefined ? null : JSON.stringify(product.sizes),
          1,
        ]),
      });
      await insertRows(tx, {
        table: 'skus',
        columns: [
          ...['merchant_id', 'id', 'product_id', 'position', 'code', 'option_values', 'price_fen'],
          ...['list_price_fen', 'image_url', 'ar_item_id', 'try_on', 'on_sale'],
        ],
        key: ['merchant_id', 'id'],
        onRepeat: 'overwrite',
        rows: products.flatMap(({ id: productId, skus }) =>
          skus.map((sku, position) => [
            merchantId,
            sku.id,
            productId,
            position,
            sku.code,
            JSON.stringify(sku.optionValues),
            sku.priceFen,
            sku.listPriceFen,
            sku.imageUrl,
            sku.arItemId,
            sku.tryOn,
            1,
          ]),
        ),
      });
      tx.emit<ProductsChanged>({
        type: 'catalog.products_changed',
        occurredAt: clock.now(),
        merchantId,
        productIds: products.map(({ id }) => id),
      });
    },

    importStorePrices: (tx, merchantId, prices) =>
      insertRows(tx, {
        table: 'store_prices',
        columns: ['merchant_id', 'store_id', 'sku_id', 'price_fen'],
        key: ['merchant_id', 'store_id', 'sku_id'],
        onRepeat: 'overwrite',
        rows: prices.map(({ storeId, skuId, priceFen }) => [merchantId, storeId, skuId, priceFen]),
      }),
  };
}
