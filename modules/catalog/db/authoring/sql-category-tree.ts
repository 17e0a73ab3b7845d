import { affectedRows, insertRows, type Reads, rowsOf } from '#db';
import type { MerchantId, Tx } from '#kernel';
import type { CategoryTree } from '../../app/authoring/ports.ts';
import type { AttributeRule } from '../../domain/authoring/attributes.ts';
import type { Category } from '../../domain/product.ts';
import { askIn } from './load-products.ts';

interface RuleRow {
  readonly category_id: string;
  readonly attribute: string;
  readonly name: string;
  readonly kind: AttributeRule['kind'];
  readonly unit: string | null;
  readonly choices: string;
  readonly required: number;
}

export function sqlCategoryTree(reads: Reads): CategoryTree {
  async function list(tx: Tx, merchantId: MerchantId): Promise<readonly Category[]> {
    const rows = await rowsOf<{ id: string; name: string; parent_id: string | null }>(
      tx,
      'select id, name, parent_id from categories where merchant_id = ? order by position, id',
      [merchantId],
    );
    return rows.map(({ id, name, parent_id }) => ({ id, name, parentId: parent_id }));
  }

  return {
    list,

    async hold(tx, merchantId) {
      await affectedRows(
        tx,
        `insert into category_trees (merchant_id, version) values (?, 1)
         on conflict (merchant_id) do update set version = category_trees.version + 1`,
        [merchantId],
      );
      return list(tx, merchantId);
    },

    put: (tx, merchantId, { id, name, parentId }, position) =>
      insertRows(tx, {
        table: 'categories',
        columns: ['merchant_id', 'id', 'name', 'parent_id', 'position'],
        key: ['merchant_id', 'id'],
        onRepeat: 'overwrite',
        rows: [[merchantId, id, name, parentId, position]],
      }),

    async remove(tx, merchantId, id) {
      await affectedRows(tx, 'delete from categories where merchant_id = ? and id = ?', [merchantId, id]);
      await affectedRows(tx, 'delete from category_attributes where merchant_id = ? and category_id = ?', [
        merchantId,
        id,
      ]);
    },

    async hasProducts(tx, merchantId, id) {
      const rows = await rowsOf(
        tx,
        'select 1 from products where merchant_id = ? and category_id = ? limit 1',
        [merchantId, id],
      );
      return rows.length > 0;
    },

    async rules(tx, merchantId) {
      const rows = await askIn(tx, reads)<RuleRow>(
        `select category_id, attribute, name, kind, unit, choices, required from category_attributes
         where merchant_id = ? order by category_id, position`,
        [merchantId],
      );
      return new Map(
        [...Map.groupBy(rows, ({ category_id }) => category_id)].map(([id, own]) => [id, own.map(ruleOf)]),
      );
    },

    async setRules(tx, merchantId, categoryId, rules) {
      await affectedRows(tx, 'delete from category_attributes where merchant_id = ? and category_id = ?', [
        merchantId,
        categoryId,
      ]);
      await insertRows(tx, {
        table: 'category_attributes',
        columns: [
          ...['merchant_id', 'category_id', 'attribute', 'name', 'kind', 'unit', 'choices', 'required'],
          'position',
        ],
        key: ['merchant_id', 'category_id', 'attribute'],
        onRepeat: 'overwrite',
        rows: rules.map(({ attribute, name, kind, unit, choices, required }, n) => [
          ...[merchantId, categoryId, attribute, name, kind, unit, JSON.stringify(choices)],
          ...[required ? 1 : 0, n],
        ]),
      });
    },
  };
}

function ruleOf({ attribute, name, kind, unit, choices, required }: RuleRow): AttributeRule {
  return { attribute, name, kind, unit, choices: JSON.parse(choices), required: required === 1 };
}
