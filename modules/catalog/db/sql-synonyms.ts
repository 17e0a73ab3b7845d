import { affectedRows, type Reads, rowsOf } from '#db';
import type { MerchantId } from '#kernel';
import type { SynonymStore } from '../app/search/synonym-desk.ts';
import type { SynonymGroup } from '../app/search/synonyms.ts';

interface SynonymRow {
  readonly group_id: string;
  readonly word: string;
}

const SELECT = 'select group_id, word from search_synonyms where merchant_id = ?';

export function sqlSynonyms(reads: Reads): SynonymStore {
  return {
    all: async (merchantId) =>
      groupsOf(await reads.all(`${SELECT} order by group_id, position`, [merchantId])),

    async groups(tx, merchantId) {
      const [row] = await rowsOf<{ n: number }>(
        tx,
        'select count(distinct group_id) as n from search_synonyms where merchant_id = ?',
        [merchantId],
      );
      return row?.n ?? 0;
    },

    async add(tx, merchantId, { id, words }) {
      let added = 0;
      for (const [position, word] of words.entries())
        added += await affectedRows(
          tx,
          `insert into search_synonyms (merchant_id, word, group_id, position) values (?, ?, ?, ?)
           on conflict (merchant_id, word) do nothing`,
          [merchantId, word, id, position],
        );
      return added === words.length;
    },

    async remove(tx, merchantId, id) {
      const rows = await rowsOf<SynonymRow>(tx, `${SELECT} and group_id = ? order by position`, [
        merchantId,
        id,
      ]);
      const removed = await affectedRows(
        tx,
        'delete from search_synonyms where merchant_id = ? and group_id = ?',
        [merchantId, id],
      );
      return removed === 0 ? undefined : groupsOf(rows)[0];
    },

    async after(merchantId: MerchantId, groupId, limit) {
      const rows = await reads.all<SynonymRow>(
        `${SELECT} and group_id in (
           select distinct group_id from search_synonyms where merchant_id = ? and group_id > ?
           order by group_id limit ?)
         order by group_id, position`,
        [merchantId, merchantId, groupId, limit],
      );
      return groupsOf(rows);
    },
  };
}

function groupsOf(rows: readonly SynonymRow[]): SynonymGroup[] {
  return [...Map.groupBy(rows, ({ group_id }) => group_id)].map(([id, members]) => ({
    id,
    words: members.map(({ word }) => word),
  }));
}
