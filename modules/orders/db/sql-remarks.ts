import { affectedRows, type Reads } from '#db';
import type { StaffId } from '#kernel';
import type { Remark, RemarkStore } from '../app/remarks.ts';

interface RemarkRow {
  readonly id: string;
  readonly staff_id: StaffId;
  readonly words: string;
  readonly at: number | string;
}

export function sqlRemarks(reads: Reads): RemarkStore {
  return {
    async add(tx, { merchantId, id: orderId }, { id, staffId, words, at }) {
      await affectedRows(
        tx,
        'insert into order_remarks (merchant_id, order_id, id, staff_id, words, at) values (?, ?, ?, ?, ?, ?)',
        [merchantId, orderId, id, staffId, words, at],
      );
    },
    async page(merchantId, orderId, before, limit) {
      const past = before === undefined ? '' : 'and (at < ? or (at = ? and id < ?))';
      const rows = await reads.all<RemarkRow>(
        `select id, staff_id, words, at from order_remarks where merchant_id = ? and order_id = ? ${past}
         order by at desc, id desc limit ?`,
        [merchantId, orderId, ...(before === undefined ? [] : [before[0], before[0], before[1]]), limit],
      );
      return rows.map(remarkOf);
    },
  };
}

function remarkOf({ id, staff_id, words, at }: RemarkRow): Remark {
  return { id, staffId: staff_id, words, at: Number(at) };
}
