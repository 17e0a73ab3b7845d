import { affectedRows, type Reads, rowsOf } from '#db';
import type { EpochMs, StaffId } from '#kernel';
import type { Segment, SegmentStore } from '../app/ports.ts';

interface SegmentRow {
  readonly id: string;
  readonly name: string;
  readonly predicate: string;
  readonly created_by: StaffId;
  readonly created_at: EpochMs | string;
}

const SELECT = 'select id, name, predicate, created_by, created_at from segments where merchant_id = ?';

export function sqlSegmentStore(reads: Reads): SegmentStore {
  return {
    list: async (merchantId) =>
      (await reads.all<SegmentRow>(`${SELECT} order by created_at, id`, [merchantId])).map(segmentOf),

    async add(tx, merchantId, { id, name, predicate, createdBy, createdAt }) {
      const added = await affectedRows(
        tx,
        `insert into segments (merchant_id, id, name, predicate, created_by, created_at)
         values (?, ?, ?, ?, ?, ?) on conflict (merchant_id, name) do nothing`,
        [merchantId, id, name, JSON.stringify(predicate), createdBy, createdAt],
      );
      return added === 1;
    },

    async remove(tx, merchantId, id) {
      const [row] = await rowsOf<SegmentRow>(tx, `${SELECT} and id = ?`, [merchantId, id]);
      const removed = await affectedRows(tx, 'delete from segments where merchant_id = ? and id = ?', [
        merchantId,
        id,
      ]);
      return row === undefined || removed === 0 ? undefined : segmentOf(row);
    },
  };
}

function segmentOf({ id, name, predicate, created_by, created_at }: SegmentRow): Segment {
  return { id, name, predicate: JSON.parse(predicate), createdBy: created_by, createdAt: Number(created_at) };
}
