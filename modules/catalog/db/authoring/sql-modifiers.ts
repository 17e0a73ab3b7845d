import { affectedRows, insertRows, type Reads, rowsOf } from '#db';
import { fen, type MerchantId, type ProductId } from '#kernel';
import type { ModifierStore } from '../../app/authoring/modifier-desk.ts';
import type { ModifierGroup } from '../../domain/authoring/modifiers.ts';
import { places } from './load-products.ts';

interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly min_choices: number;
  readonly max_choices: number;
}

interface ModifierRow {
  readonly group_id: string;
  readonly id: string;
  readonly name: string;
  readonly price_delta_fen: number;
}

export function sqlModifiers(reads: Reads): ModifierStore {
  async function list(merchantId: MerchantId): Promise<readonly ModifierGroup[]> {
    const [groups, modifiers] = await Promise.all([
      reads.all<GroupRow>(
        'select id, name, min_choices, max_choices from modifier_groups where merchant_id = ? order by id',
        [merchantId],
      ),
      reads.all<ModifierRow>(
        `select group_id, id, name, price_delta_fen from modifiers where merchant_id = ?
         order by group_id, position`,
        [merchantId],
      ),
    ]);
    const byGroup = Map.groupBy(modifiers, ({ group_id }) => group_id);
    return groups.map(({ id, name, min_choices, max_choices }) => ({
      ...{ id, name, minChoices: min_choices, maxChoices: max_choices },
      modifiers: (byGroup.get(id) ?? []).map((row) => ({
        ...{ id: row.id, name: row.name, priceDeltaFen: fen(row.price_delta_fen) },
      })),
    }));
  }

  return {
    list,

    async ofProducts(merchantId, productIds) {
      if (productIds.length === 0) return new Map();
      const [groups, rows] = await Promise.all([
        list(merchantId),
        reads.all<{ product_id: ProductId; group_id: string }>(
          `select product_id, group_id from product_modifiers
           where merchant_id = ? and product_id in (${places(productIds)}) order by product_id, position`,
          [merchantId, ...productIds],
        ),
      ]);
      const byId = new Map(groups.map((group) => [group.id, group]));
      return new Map(
        [...Map.groupBy(rows, ({ product_id }) => product_id)].map(([id, own]) => [
          id,
          own.flatMap(({ group_id }) => byId.get(group_id) ?? []),
        ]),
      );
    },

    async put(tx, merchantId, { id, name, minChoices, maxChoices, modifiers }) {
      await insertRows(tx, {
        table: 'modifier_groups',
        columns: ['merchant_id', 'id', 'name', 'min_choices', 'max_choices'],
        key: ['merchant_id', 'id'],
        onRepeat: 'overwrite',
        rows: [[merchantId, id, name, minChoices, maxChoices]],
      });
      await affectedRows(tx, 'delete from modifiers where merchant_id = ? and group_id = ?', [
        merchantId,
        id,
      ]);
      await insertRows(tx, {
        table: 'modifiers',
        columns: ['merchant_id', 'group_id', 'id', 'name', 'price_delta_fen', 'position'],
        key: ['merchant_id', 'group_id', 'id'],
        onRepeat: 'overwrite',
        rows: modifiers.map((each, n) => [merchantId, id, each.id, each.name, each.priceDeltaFen, n]),
      });
    },

    async remove(tx, merchantId, id) {
      await affectedRows(tx, 'delete from modifiers where merchant_id = ? and group_id = ?', [
        merchantId,
        id,
      ]);
      await affectedRows(tx, 'delete from modifier_groups where merchant_id = ? and id = ?', [
        merchantId,
        id,
      ]);
    },

    async usedBy(tx, merchantId, id) {
      const rows = await rowsOf<{ product_id: ProductId }>(
        tx,
        'select product_id from product_modifiers where merchant_id = ? and group_id = ?',
        [merchantId, id],
      );
      return rows.map(({ product_id }) => product_id);
    },
  };
}
