import type { Reads } from '#db';
import { type Fen, fen, type MerchantId, type SkuId } from '#kernel';
import type { Shelf } from '../app/shelf.ts';
import type { Component } from '../domain/product.ts';

interface ComponentRow {
  readonly sku_id: SkuId;
  readonly component_sku_id: SkuId;
  readonly quantity: number;
  readonly is_gift: number;
}

/** What hangs on articles beside their own row. */
export function sqlComponents(reads: Reads): Pick<Shelf, 'bundlesByPart' | 'components' | 'tierPrices'> {
  return {
    async components(merchantId: MerchantId, skuIds: readonly SkuId[]) {
      if (skuIds.length === 0) return new Map();
      const rows = await reads.all<ComponentRow>(
        `select sku_id, component_sku_id, quantity, is_gift from sku_components
         where merchant_id = ? and sku_id in (${skuIds.map(() => '?').join(', ')}) order by sku_id, position`,
        [merchantId, ...skuIds],
      );
      const found = new Map<SkuId, Component[]>();
      for (const row of rows) {
        const component = {
          skuId: row.component_sku_id,
          quantity: row.quantity,
          isGift: row.is_gift === 1,
        };
        const known = found.get(row.sku_id);
        if (known === undefined) found.set(row.sku_id, [component]);
        else known.push(component);
      }
      return found;
    },

    async bundlesByPart(merchantId) {
      const rows = await reads.all<{ part: SkuId; bundle: SkuId }>(
        'select component_sku_id as part, sku_id as bundle from sku_components where merchant_id = ?',
        [merchantId],
      );
      const found = new Map<SkuId, SkuId[]>();
      for (const { part, bundle } of rows) found.set(part, [...(found.get(part) ?? []), bundle]);
      return found;
    },

    async tierPrices(merchantId, skuIds, level) {
      if (skuIds?.length === 0) return new Map();
      const among = skuIds === undefined ? '' : `and sku_id in (${skuIds.map(() => '?').join(', ')})`;
      const rows = await reads.all<{ sku_id: SkuId; price_fen: number }>(
        `select sku_id, price_fen from tier_prices
         where merchant_id = ? and level <= ? ${among} order by level`,
        [merchantId, level, ...(skuIds ?? [])],
      );
      return new Map(rows.map(({ sku_id, price_fen }): [SkuId, Fen] => [sku_id, fen(price_fen)]));
    },
  };
}
