import { affectedRows, type Reads, rowsOf } from '#db';
import type { EpochMs, ProductId, SkuId } from '#kernel';
import type { Authoring, ListedProduct } from '../../app/authoring/ports.ts';
import { askIn, loadProducts, places } from './load-products.ts';
import { saveProducts } from './save-products.ts';

interface ListedRow {
  readonly id: ProductId;
  readonly external_id: string | null;
  readonly title: string;
  readonly brand: string;
  readonly category_id: string;
  readonly tags: string;
  readonly version: number;
  readonly drafted: number;
  readonly on_sale: number;
  readonly on_from: EpochMs;
  readonly on_until: EpochMs | null;
  readonly listed_at: EpochMs;
}

/** `?` = now. The same answers as domain/authoring/shelf-state.ts, as conditions. */
const STATES = {
  draft: ['on_sale = 0 and drafted = 1', 0],
  scheduled: ['on_sale = 1 and on_from > ?', 1],
  on: ['on_sale = 1 and on_from <= ? and (on_until is null or on_until > ?)', 2],
  off: ['(on_sale = 0 and drafted = 0 or on_sale = 1 and on_from <= ? and on_until <= ?)', 2],
} as const;

export function sqlAuthoring(reads: Reads): Authoring {
  return {
    byIds: (tx, merchantId, ids) => loadProducts(askIn(tx, reads), merchantId, 'id', ids),
    byExternalIds: (tx, merchantId, ids) => loadProducts(askIn(tx, reads), merchantId, 'external_id', ids),
    save: saveProducts,

    async setShelf(tx, merchantId, { id, version, onSale, onFrom, onUntil, listedAt }, announceAt) {
      const set = await affectedRows(
        tx,
        `update products set on_sale = ?, on_from = ?, on_until = ?, listed_at = ?, announce_at = ?, drafted = 0,
           version = version + 1 where merchant_id = ? and id = ? and version = ?`,
        [onSale ? 1 : 0, onFrom, onUntil, listedAt, announceAt, merchantId, id, version],
      );
      return set === 1;
    },

    async page(merchantId, { state, categoryIds, q, tag }, now, after, limit) {
      const rules = ['merchant_id = ?'];
      const values: unknown[] = [merchantId];
      const rule = (sql: string, ...more: unknown[]) => {
        rules.push(sql);
        values.push(...more);
      };
      if (state !== undefined) rule(STATES[state][0], ...Array.from({ length: STATES[state][1] }, () => now));
      if (categoryIds !== undefined) rule(`category_id in (${places(categoryIds)})`, ...categoryIds);
      if (tag !== undefined) rule(`tags like ? escape '!'`, `%${escapedForLike(JSON.stringify(tag))}%`);
      if (q !== undefined)
        rule(
          `(search_text like ? escape '!' or external_id = ? or id in (
             select product_id from skus k where k.merchant_id = ? and (k.code = ? or k.barcode = ?)))`,
          ...[`%${escapedForLike(q.toLowerCase())}%`, q, merchantId, q, q],
        );
      if (after !== undefined)
        rule('(listed_at < ? or (listed_at = ? and id < ?))', after[0], after[0], after[1]);
      const rows = await reads.all<ListedRow>(
        `select id, external_id, title, brand, category_id, tags, version, drafted, on_sale, on_from, on_until,
           listed_at from products where ${rules.join(' and ')} order by listed_at desc, id desc limit ?`,
        [...values, limit],
      );
      return rows.map(listedOf);
    },

    async articles(tx, merchantId, skuIds) {
      if (skuIds.length === 0) return new Map();
      const rows = await rowsOf<{ id: SkuId; product_id: ProductId; parts: number }>(
        tx,
        `select s.id, s.product_id, (select count(*) from sku_components c
           where c.merchant_id = s.merchant_id and c.sku_id = s.id) as parts
         from skus s where s.merchant_id = ? and s.id in (${places(skuIds)})`,
        [merchantId, ...skuIds],
      );
      return new Map(
        rows.map(({ id, product_id, parts }) => [id, { isBundle: parts > 0, productId: product_id }]),
      );
    },

    async partsOfBundles(tx, merchantId, skuIds) {
      if (skuIds.length === 0) return new Set();
      const rows = await rowsOf<{ id: SkuId }>(
        tx,
        `select distinct component_sku_id as id from sku_components
         where merchant_id = ? and component_sku_id in (${places(skuIds)})`,
        [merchantId, ...skuIds],
      );
      return new Set(rows.map(({ id }) => id));
    },

    async knownModifierGroups(tx, merchantId, ids) {
      if (ids.length === 0) return new Set();
      const rows = await rowsOf<{ id: string }>(
        tx,
        `select id from modifier_groups where merchant_id = ? and id in (${places(ids)})`,
        [merchantId, ...ids],
      );
      return new Set(rows.map(({ id }) => id));
    },
  };
}

function listedOf(row: ListedRow): ListedProduct {
  const { id, title, brand, version } = row;
  return {
    ...{ id, title, brand, version, externalId: row.external_id, categoryId: row.category_id },
    tags: JSON.parse(row.tags),
    drafted: row.drafted === 1,
    onSale: row.on_sale === 1,
    onFrom: row.on_from,
    onUntil: row.on_until,
    listedAt: row.listed_at,
  };
}

function escapedForLike(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}
