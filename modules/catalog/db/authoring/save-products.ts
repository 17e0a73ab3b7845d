import { affectedRows, insertRows } from '#db';
import { AppError, type EpochMs, type MerchantId, type Tx } from '#kernel';
import type { ProductPlan } from '../../app/authoring/ports.ts';
import { places } from './load-products.ts';

const UNIQUE_VIOLATIONS: ReadonlySet<unknown> = new Set(['23505', 'SQLITE_CONSTRAINT_UNIQUE']);

/** Writes products with their articles and all that hangs on them, a few statements for many of them. */
export async function saveProducts(
  tx: Tx,
  merchantId: MerchantId,
  plans: readonly ProductPlan[],
  now: EpochMs,
): Promise<void> {
  if (plans.length === 0) return;
  await guardVersions(tx, merchantId, plans);
  try {
    await writeProducts(tx, merchantId, plans);
    await writeSkus(tx, merchantId, plans);
  } catch (error) {
    if (!UNIQUE_VIOLATIONS.has((error as { code?: unknown }).code)) throw error;
    throw new AppError('conflict', 'catalog.code_taken', '编码、条形码或外部编号已被其他商品使用', {
      column: 'code',
    });
  }
  await writeHanging(tx, merchantId, plans, now);
}

/** Takes the rows in the version that the writer has seen: of two writers the second one is told. */
async function guardVersions(tx: Tx, merchantId: MerchantId, plans: readonly ProductPlan[]): Promise<void> {
  const known = plans.filter(({ product }) => product.version > 0).map(({ product }) => product);
  if (known.length === 0) return;
  const taken = await affectedRows(
    tx,
    `update products set version = version + 1 where merchant_id = ?
     and (id, version) in (values ${known.map(() => '(?, cast(? as integer))').join(', ')})`,
    [merchantId, ...known.flatMap(({ id, version }) => [id, version])],
  );
  if (taken !== known.length)
    throw new AppError('conflict', 'catalog.changed_meanwhile', '商品已被其他人修改，请刷新后再改');
}

async function writeProducts(tx: Tx, merchantId: MerchantId, plans: readonly ProductPlan[]): Promise<void> {
  await insertRows(tx, {
    table: 'products',
    columns: [
      ...['merchant_id', 'id', 'external_id', 'category_id', 'title', 'subtitle', 'description', 'brand'],
      ...['tags', 'images', 'option_names', 'attributes', 'search_text', 'durable', 'sizes', 'kitchen_group'],
      ...['version', 'listed_at', 'drafted', 'on_sale', 'on_from', 'on_until'],
    ],
    key: ['merchant_id', 'id'],
    onRepeat: 'overwrite',
    rows: plans.map(({ product }) => [
      ...[merchantId, product.id, product.externalId, product.categoryId, product.title, product.subtitle],
      ...[product.description, product.brand, JSON.stringify(product.tags), JSON.stringify(product.images)],
      ...[JSON.stringify(product.optionNames), JSON.stringify(product.attributes)],
      searchText(product),
      product.durable ? 1 : 0,
      product.sizes.length === 0 ? null : JSON.stringify(product.sizes),
      ...[product.kitchenGroup, product.version + 1, product.listedAt, product.drafted ? 1 : 0],
      ...[product.onSale ? 1 : 0, product.onFrom, product.onUntil],
    ]),
  });
}

async function writeSkus(tx: Tx, merchantId: MerchantId, plans: readonly ProductPlan[]): Promise<void> {
  const known = plans.filter(({ product }) => product.version > 0).map(({ product }) => product.id);
  const removed = plans.flatMap((plan) => plan.removed);
  if (removed.length > 0)
    await affectedRows(tx, `delete from skus where merchant_id = ? and id in (${places(removed)})`, [
      merchantId,
      ...removed,
    ]);
  // Aside first: two articles may exchange their codes or their option values, and no row may meet the other's.
  if (known.length > 0)
    await affectedRows(
      tx,
      `update skus set code = '~' || id, option_values = '~' || id, barcode = null
       where merchant_id = ? and product_id in (${places(known)})`,
      [merchantId, ...known],
    );
  await insertRows(tx, {
    table: 'skus',
    columns: [
      ...['merchant_id', 'id', 'product_id', 'position', 'code', 'barcode', 'option_values', 'price_fen'],
      ...['list_price_fen', 'image_url', 'ar_item_id', 'try_on', 'on_sale'],
    ],
    key: ['merchant_id', 'id'],
    onRepeat: 'overwrite',
    rows: plans.flatMap(({ product, retired }) => {
      const combinations = new Set(product.skus.map(({ optionValues }) => JSON.stringify(optionValues)));
      const kept = retired.map((sku) => ({
        ...sku,
        onSale: false,
        // Its place may have been taken by a new article; what was ordered keeps its own words in the order.
        optionValues: combinations.has(JSON.stringify(sku.optionValues))
          ? [...sku.optionValues, sku.id]
          : sku.optionValues,
      }));
      return [...product.skus, ...kept].map((sku, position) => [
        ...[
          merchantId,
          sku.id,
          product.id,
          position,
          sku.code,
          sku.barcode,
          JSON.stringify(sku.optionValues),
        ],
        ...[sku.priceFen, sku.listPriceFen, sku.imageUrl, sku.arItemId, sku.tryOn, sku.onSale ? 1 : 0],
      ]);
    }),
  });
}

async function writeHanging(
  tx: Tx,
  merchantId: MerchantId,
  plans: readonly ProductPlan[],
  now: EpochMs,
): Promise<void> {
  const known = plans.filter(({ product }) => product.version > 0).map(({ product }) => product.id);
  if (known.length > 0) {
    const articles = `sku_id in (select id from skus where merchant_id = ? and product_id in (${places(known)}))`;
    for (const table of ['sku_components', 'tier_prices'])
      await affectedRows(tx, `delete from ${table} where merchant_id = ? and ${articles}`, [
        ...[merchantId, merchantId, ...known],
      ]);
    // A change that has begun but is not written into its row yet is overtaken by this one.
    await affectedRows(
      tx,
      `delete from price_changes where merchant_id = ? and store_id = '' and starts_at <= ? and ${articles}`,
      [merchantId, now, merchantId, ...known],
    );
    await affectedRows(
      tx,
      `delete from product_modifiers where merchant_id = ? and product_id in (${places(known)})`,
      [merchantId, ...known],
    );
  }
  const skus = plans.flatMap(({ product, retired }) => [...product.skus, ...retired]);
  await insertRows(tx, {
    table: 'sku_components',
    columns: ['merchant_id', 'sku_id', 'component_sku_id', 'quantity', 'is_gift', 'position'],
    key: ['merchant_id', 'sku_id', 'component_sku_id'],
    onRepeat: 'overwrite',
    rows: skus.flatMap(({ id, components }) =>
      components.map((part, n) => [merchantId, id, part.skuId, part.quantity, part.isGift ? 1 : 0, n]),
    ),
  });
  await insertRows(tx, {
    table: 'tier_prices',
    columns: ['merchant_id', 'sku_id', 'level', 'price_fen'],
    key: ['merchant_id', 'sku_id', 'level'],
    onRepeat: 'overwrite',
    rows: skus.flatMap(({ id, tierPrices }) =>
      tierPrices.map(({ level, priceFen }) => [merchantId, id, level, priceFen]),
    ),
  });
  await insertRows(tx, {
    table: 'product_modifiers',
    columns: ['merchant_id', 'product_id', 'group_id', 'position'],
    key: ['merchant_id', 'product_id', 'group_id'],
    onRepeat: 'overwrite',
    rows: plans.flatMap(({ product }) =>
      product.modifierGroupIds.map((groupId, n) => [merchantId, product.id, groupId, n]),
    ),
  });
}

function searchText(product: ProductPlan['product']): string {
  return [product.title, product.subtitle, product.brand, ...product.tags, product.id]
    .join(' ')
    .toLowerCase();
}
