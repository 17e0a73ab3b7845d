import { affectedRows, type Reads, rowsOf } from '#db';
import type { CollectionStore } from '../../app/authoring/collections.ts';
import type { Collection } from '../../domain/authoring/collection-rule.ts';

interface CollectionRow {
  readonly id: string;
  readonly name: string;
  readonly rule: string;
}

export function sqlCollections(reads: Reads): CollectionStore {
  return {
    async list(merchantId) {
      const rows = await reads.all<CollectionRow>(
        'select id, name, rule from collections where merchant_id = ? order by created_at, id',
        [merchantId],
      );
      return rows.map(collectionOf);
    },

    async put(tx, merchantId, { id, name, rule }, createdAt) {
      const written = await affectedRows(
        tx,
        `insert into collections (merchant_id, id, name, rule, created_at)
         select ?, ?, ?, ?, cast(? as bigint)
         where not exists (select 1 from collections where merchant_id = ? and name = ? and id <> ?)
         on conflict (merchant_id, id) do update set name = excluded.name, rule = excluded.rule`,
        [merchantId, id, name, JSON.stringify(rule), createdAt, merchantId, name, id],
      );
      return written === 1;
    },

    async remove(tx, merchantId, id) {
      const [row] = await rowsOf<CollectionRow>(
        tx,
        'delete from collections where merchant_id = ? and id = ? returning id, name, rule',
        [merchantId, id],
      );
      return row === undefined ? undefined : collectionOf(row);
    },
  };
}

function collectionOf({ id, name, rule }: CollectionRow): Collection {
  return { id, name, rule: JSON.parse(rule) };
}
