import { type Reads, rowsOf } from '#db';
import type { Fen, MerchantId, ProductId, SkuId, Tx } from '#kernel';
import type { AuthoredProduct, TierPrice } from '../../domain/authoring/authored-product.ts';
import type { Component } from '../../domain/product.ts';
import { authoredOf, PRODUCT_COLUMNS, type ProductRow, SKU_COLUMNS, type SkuRow } from './authored-rows.ts';

export type All = <Row>(sql: string, values: readonly unknown[]) => Promise<Row[]>;

/** Inside the transaction it sees its own writes; outside it goes past the writer. */
export function askIn(tx: Tx | null, reads: Reads): All {
  return tx === null ? (sql, values) => reads.all(sql, values) : (sql, values) => rowsOf(tx, sql, values);
}

export function places(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

/** Whole products, those articles included that are not on sale any more, in the order of their ids. */
export async function loadProducts(
  all: All,
  merchantId: MerchantId,
  by: 'id' | 'external_id',
  values: readonly string[],
): Promise<AuthoredProduct[]> {
  if (values.length === 0) return [];
  const products = await all<ProductRow>(
    `select ${PRODUCT_COLUMNS} from products where merchant_id = ? and ${by} in (${places(values)}) order by id`,
    [merchantId, ...values],
  );
  const ids = products.map(({ id }) => id);
  if (ids.length === 0) return [];
  const ofProducts = [merchantId, ...ids];
  const skus = await all<SkuRow>(
    `select ${SKU_COLUMNS} from skus where merchant_id = ? and product_id in (${places(ids)})
     order by product_id, on_sale desc, position`,
    ofProducts,
  );
  const components = await all<{ sku_id: SkuId; component_sku_id: SkuId; quantity: number; is_gift: number }>(
    `select c.sku_id, c.component_sku_id, c.quantity, c.is_gift from sku_components c
     join skus s on s.merchant_id = c.merchant_id and s.id = c.sku_id
     where c.merchant_id = ? and s.product_id in (${places(ids)}) order by c.sku_id, c.position`,
    ofProducts,
  );
  const tiers = await all<{ sku_id: SkuId; level: number; price_fen: Fen }>(
    `select t.sku_id, t.level, t.price_fen from tier_prices t
     join skus s on s.merchant_id = t.merchant_id and s.id = t.sku_id
     where t.merchant_id = ? and s.product_id in (${places(ids)}) order by t.sku_id, t.level`,
    ofProducts,
  );
  const groups = await all<{ product_id: ProductId; group_id: string }>(
    `select product_id, group_id from product_modifiers where merchant_id = ? and product_id in (${places(ids)})
     order by product_id, position`,
    ofProducts,
  );
  const hanging = {
    components: gathered(components, (row): [SkuId, Component] => [
      row.sku_id,
      { skuId: row.component_sku_id, quantity: row.quantity, isGift: row.is_gift === 1 },
    ]),
    tierPrices: gathered(tiers, (row): [SkuId, TierPrice] => [
      row.sku_id,
      { level: row.level, priceFen: row.price_fen },
    ]),
    modifierGroups: gathered(groups, (row): [ProductId, string] => [row.product_id, row.group_id]),
  };
  const byProduct = Map.groupBy(skus, (sku) => sku.product_id);
  return products.map((row) => authoredOf(row, byProduct.get(row.id) ?? [], hanging));
}

function gathered<Row, Key, Value>(
  rows: readonly Row[],
  entryOf: (row: Row) => [Key, Value],
): Map<Key, Value[]> {
  const found = new Map<Key, Value[]>();
  for (const row of rows) {
    const [key, value] = entryOf(row);
    const known = found.get(key);
    if (known === undefined) found.set(key, [value]);
    else known.push(value);
  }
  return found;
}
