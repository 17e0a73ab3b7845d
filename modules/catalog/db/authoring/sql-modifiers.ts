import { affectedRows, insertRows, type Reads, rowsOf } from '#db';
import { fen, type MerchantId, type ProductId } from '#kernel';
import { MODIFIER_GROUPS_MAX, type ModifierStore } from '../../app/authoring/modifier-desk.ts';
import type { ModifierGroup } from '../../domain/authoring/modifiers.ts';
import { places } from './load-products.ts';

/** One row per merchant: of two that take the last place at once, the second waits and sees the first. */
const TAKE_PLACE = `insert into modifier_group_counts (merchant_id, made) values (?, 1)
  on conflict (merchant_id) do update set made = modifier_group_counts.made + 1
  where modifier_group_counts.made < ?`;
const GIVE_PLACE = 'update modifier_group_counts set made = made - 1 where merchant_id = ? and made > 0';

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
      const rows = await reads.all<{ product_id: ProductId; group_id: string }>(
        `select product_id, group_id from product_modifiers
         where merchant_id = ? and product_id in (${places(productIds)}) order by product_id, position`,
        [merchantId, ...productIds],
      );
      // Most baskets hold no dish, and carts ask at every look.
      if (rows.length === 0) return new Map();
      const byId = new Map((await list(merchantId)).map((group) => [group.id, group]));
      return new Map(
        [...Map.groupBy(rows, ({ product_id }) => product_id)].map(([id, own]) => [
          id,
          own.flatMap(({ group_id }) => byId.get(group_id) ?? []),
        ]),
      );
    },

    takePlace: async (tx, merchantId) =>
      (await affectedRows(tx, TAKE_PLACE, [merchantId, MODIFIER_GROUPS_MAX])) === 1,

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
      const gone = await affectedRows(tx, 'delete from modifier_groups where merchant_id = ? and id = ?', [
        merchantId,
        id,
      ]);
      if (gone === 1) await affectedRows(tx, GIVE_PLACE, [merchantId]);
      return gone === 1;
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
