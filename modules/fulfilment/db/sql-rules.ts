import { affectedRows, type Reads, rowsOf } from '#db';
import type { MerchantId, SkuId, StoreId, Tx } from '#kernel';
import {
  type FreightGoods,
  type RuleReads,
  type RuleWrites,
  type StoredTemplate,
  TEMPLATES_MAX,
} from '../app/rule-store.ts';
import { DEFAULT_PICKUP_RULE } from '../domain/pickup-rule.ts';

interface TemplateRow {
  readonly id: string;
  readonly store_id: string;
  readonly name: string;
  readonly document: string;
  readonly is_default: number;
}
interface DocumentRow {
  readonly document: string;
}

const TEMPLATE =
  'select id, store_id, name, document, is_default from freight_templates where merchant_id = ?';

export function sqlRuleReads(reads: Reads): RuleReads {
  return {
    async templates(merchantId) {
      const rows = await reads.all<TemplateRow>(`${TEMPLATE} order by id limit ?`, [
        merchantId,
        TEMPLATES_MAX,
      ]);
      return rows.map(templateOf);
    },
    async goods(merchantId, skuIds) {
      if (skuIds.length === 0) return [];
      const rows = await reads.all<{
        sku_id: SkuId;
        template_id: string;
        weight_grams: number;
        volume_cm3: number;
      }>(
        `select sku_id, template_id, weight_grams, volume_cm3 from freight_goods
         where merchant_id = ? and sku_id in (${skuIds.map(() => '?').join(', ')})`,
        [merchantId, ...skuIds],
      );
      return rows.map(
        ({ sku_id, template_id, weight_grams, volume_cm3 }): FreightGoods => ({
          ...{ skuId: sku_id, templateId: template_id === '' ? null : template_id },
          ...{ weightGrams: weight_grams, volumeCm3: volume_cm3 },
        }),
      );
    },
    async area(merchantId, storeId) {
      const sql = 'select document from delivery_areas where merchant_id = ? and store_id = ?';
      const [row] = await reads.all<DocumentRow>(sql, [merchantId, storeId]);
      return row === undefined ? undefined : JSON.parse(row.document);
    },
    async plan(merchantId, storeId, kind) {
      const sql = 'select document from slot_plans where merchant_id = ? and store_id = ? and kind = ?';
      const [row] = await reads.all<DocumentRow>(sql, [merchantId, storeId, kind]);
      return row === undefined ? undefined : JSON.parse(row.document);
    },
    async pickupRule(merchantId, storeId) {
      const sql = 'select document from pickup_rules where merchant_id = ? and store_id = ?';
      const [row] = await reads.all<DocumentRow>(sql, [merchantId, storeId]);
      return row === undefined ? DEFAULT_PICKUP_RULE : JSON.parse(row.document);
    },
  };
}

export const sqlRuleWrites: RuleWrites = {
  async putTemplate(tx, merchantId, { id, storeId, name, isDefault, ...document }) {
    const before = await templateBefore(tx, merchantId, id);
    if (isDefault)
      await affectedRows(
        tx,
        'update freight_templates set is_default = 0 where merchant_id = ? and store_id = ? and is_default = 1',
        [merchantId, storeId ?? ''],
      );
    await affectedRows(
      tx,
      `insert into freight_templates (merchant_id, id, store_id, name, document, is_default) values (?, ?, ?, ?, ?, ?)
       on conflict (merchant_id, id) do update set store_id = excluded.store_id, name = excluded.name,
         document = excluded.document, is_default = excluded.is_default`,
      [merchantId, id, storeId ?? '', name, JSON.stringify(document), isDefault ? 1 : 0],
    );
    return before;
  },
  async removeTemplate(tx, merchantId, id) {
    const before = await templateBefore(tx, merchantId, id);
    await affectedRows(tx, 'delete from freight_templates where merchant_id = ? and id = ?', [
      merchantId,
      id,
    ]);
    await affectedRows(
      tx,
      "update freight_goods set template_id = '' where merchant_id = ? and template_id = ?",
      [...[merchantId, id]],
    );
    return before;
  },
  async putGoods(tx, merchantId, { skuId, templateId, weightGrams, volumeCm3 }) {
    await affectedRows(
      tx,
      `insert into freight_goods (merchant_id, sku_id, template_id, weight_grams, volume_cm3) values (?, ?, ?, ?, ?)
       on conflict (merchant_id, sku_id) do update set template_id = excluded.template_id,
         weight_grams = excluded.weight_grams, volume_cm3 = excluded.volume_cm3`,
      [merchantId, skuId, templateId ?? '', weightGrams, volumeCm3],
    );
  },
  putArea: (tx, merchantId, storeId, area) =>
    putDocument(tx, 'delivery_areas', { merchant_id: merchantId, store_id: storeId }, area),
  putPlan: (tx, merchantId, storeId, kind, plan) =>
    putDocument(tx, 'slot_plans', { merchant_id: merchantId, store_id: storeId, kind }, plan),
  putPickupRule: (tx, merchantId, storeId, rule) =>
    putDocument(tx, 'pickup_rules', { merchant_id: merchantId, store_id: storeId }, rule),
};

/** Null takes it away. */
async function putDocument(
  tx: Tx,
  table: 'delivery_areas' | 'slot_plans' | 'pickup_rules',
  key: Readonly<Record<string, string>>,
  document: object | null,
): Promise<object | null> {
  const [columns, values] = [Object.keys(key), Object.values(key)];
  const where = columns.map((column) => `${column} = ?`).join(' and ');
  const [before] = await rowsOf<DocumentRow>(tx, `select document from ${table} where ${where}`, values);
  if (document === null) await affectedRows(tx, `delete from ${table} where ${where}`, values);
  else
    await affectedRows(
      tx,
      `insert into ${table} (${columns.join(', ')}, document) values (${columns.map(() => '?').join(', ')}, ?)
       on conflict (${columns.join(', ')}) do update set document = excluded.document`,
      [...values, JSON.stringify(document)],
    );
  return before === undefined ? null : JSON.parse(before.document);
}

async function templateBefore(tx: Tx, merchantId: MerchantId, id: string): Promise<object | null> {
  const [row] = await rowsOf<TemplateRow>(tx, `${TEMPLATE} and id = ?`, [merchantId, id]);
  return row === undefined ? null : templateOf(row);
}

function templateOf({ id, store_id, name, document, is_default }: TemplateRow): StoredTemplate {
  const storeId = store_id === '' ? null : (store_id as StoreId);
  return { ...JSON.parse(document), id, storeId, name, isDefault: is_default === 1 };
}
