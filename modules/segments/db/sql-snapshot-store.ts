import { affectedRows, insertRows, type Reads } from '#db';
import type { EpochMs, MemberId, StaffId } from '#kernel';
import type { SnapshotStore } from '../app/ports.ts';

interface SnapshotRow {
  readonly id: string;
  readonly name: string;
  readonly predicate: string;
  readonly size: number;
  readonly taken_by: StaffId;
  readonly taken_at: EpochMs;
}

export function sqlSnapshotStore(reads: Reads): SnapshotStore {
  return {
    async add(tx, merchantId, { id, segmentId, name, predicate, size, takenBy, takenAt }, members) {
      await affectedRows(
        tx,
        `insert into segment_snapshots (merchant_id, id, segment_id, name, predicate, size, taken_by, taken_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)`,
        [merchantId, id, segmentId, name, JSON.stringify(predicate), size, takenBy, takenAt],
      );
      await insertRows(tx, {
        table: 'segment_snapshot_members',
        columns: ['merchant_id', 'snapshot_id', 'member_id', 'rests_on'],
        key: ['merchant_id', 'snapshot_id', 'member_id'],
        onRepeat: 'keep',
        rows: members.map(({ memberId, restsOn }) => [merchantId, id, memberId, `,${restsOn.join(',')},`]),
      });
    },

    async find(merchantId, segmentId, id) {
      const [row] = await reads.all<SnapshotRow>(
        `select id, name, predicate, size, taken_by, taken_at from segment_snapshots
         where merchant_id = ? and segment_id = ? and id = ?`,
        [merchantId, segmentId, id],
      );
      if (row === undefined) return undefined;
      const { name, predicate, size, taken_by, taken_at } = row;
      return {
        id,
        segmentId,
        name,
        predicate: JSON.parse(predicate),
        size,
        takenBy: taken_by,
        takenAt: taken_at,
      };
    },

    async membersAfter(merchantId, id, after, limit) {
      const rows = await reads.all<{ member_id: MemberId; rests_on: string }>(
        `select member_id, rests_on from segment_snapshot_members
         where merchant_id = ? and snapshot_id = ? and member_id > ? order by member_id limit ?`,
        [merchantId, id, after ?? '', limit],
      );
      return rows.map(({ member_id, rests_on }) => ({
        memberId: member_id,
        restsOn: rests_on.split(',').filter((grant) => grant !== ''),
      }));
    },

    async drop(tx, merchantId, memberId, grant) {
      await affectedRows(
        tx,
        `delete from segment_snapshot_members
         where merchant_id = ? and member_id = ? and rests_on like ?`,
        [merchantId, memberId, `%,${grant},%`],
      );
    },
  };
}
