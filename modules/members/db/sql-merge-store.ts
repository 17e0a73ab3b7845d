import { affectedRows, type Reads, rowsOf } from '#db';
import type { EpochMs, MemberId, MerchantId } from '#kernel';
import type { Merge, MergeReason, MergeStore, MergeWithMoves, Moved } from '../app/merge-store.ts';

const COLUMNS = 'id, from_id, into_id, reason, actor, merged_at, unmerged_at';

interface StoredRow {
  readonly merchant_id: MerchantId;
  readonly id: string;
  readonly from_id: MemberId;
  readonly into_id: MemberId;
  readonly reason: MergeReason;
  readonly actor: string;
  readonly merged_at: EpochMs | string;
  readonly unmerged_at: EpochMs | string | null;
}

export function sqlMergeStore(reads: Reads): MergeStore {
  return {
    async add(tx, merchantId, { id, from, into, reason, actor, moved, mergedAt }) {
      await affectedRows(
        tx,
        `insert into member_merges (merchant_id, id, from_id, into_id, reason, actor, moved, merged_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)`,
        [merchantId, id, from, into, reason, actor, JSON.stringify(moved), mergedAt],
      );
    },
    async find(merchantId, id) {
      const [row] = await reads.all<StoredRow>(
        `select ${COLUMNS} from member_merges where merchant_id = ? and id = ?`,
        [merchantId, id],
      );
      return row === undefined ? undefined : mergeOf(row);
    },
    async listBefore(merchantId, before, limit) {
      const older = before === undefined ? '' : 'and (merged_at < ? or (merged_at = ? and id < ?))';
      const rows = await reads.all<StoredRow>(
        `select ${COLUMNS} from member_merges where merchant_id = ? ${older}
         order by merged_at desc, id desc limit ?`,
        before === undefined ? [merchantId, limit] : [merchantId, before[0], before[0], before[1], limit],
      );
      return rows.map(mergeOf);
    },
    async undo(tx, merchantId, id, { actor, at, since }) {
      const [row] = await rowsOf<StoredRow & { moved: string; late: string | null }>(
        tx,
        `update member_merges set unmerged_at = ?, unmerged_by = ?
         where merchant_id = ? and id = ? and unmerged_at is null and merged_at > ?
         returning ${COLUMNS}, moved, late`,
        [at, actor, merchantId, id, since],
      );
      if (row === undefined) return undefined;
      const { moved, late } = row;
      return {
        ...mergeOf(row),
        moved: JSON.parse(moved) as Moved,
        late: late === null ? null : (JSON.parse(late) as Moved),
      } satisfies MergeWithMoves;
    },
    async unswept(until, limit) {
      const rows = await reads.all<StoredRow>(
        `select merchant_id, ${COLUMNS} from member_merges
         where swept_at is null and merged_at < ? order by merged_at limit ?`,
        [until, limit],
      );
      return rows.map((row) => ({ ...mergeOf(row), merchantId: row.merchant_id }));
    },
    async claimSweep(tx, merchantId, id, at) {
      const claimed = await affectedRows(
        tx,
        `update member_merges set swept_at = ?
         where merchant_id = ? and id = ? and swept_at is null and unmerged_at is null`,
        [at, merchantId, id],
      );
      return claimed === 1;
    },
    async keepLate(tx, merchantId, id, late) {
      await affectedRows(tx, 'update member_merges set late = ? where merchant_id = ? and id = ?', [
        JSON.stringify(late),
        merchantId,
        id,
      ]);
    },
  };
}

function mergeOf(row: StoredRow): Merge {
  return {
    ...{ id: row.id, from: row.from_id, into: row.into_id, reason: row.reason, actor: row.actor },
    mergedAt: Number(row.merged_at),
    unmergedAt: row.unmerged_at === null ? null : Number(row.unmerged_at),
  };
}
