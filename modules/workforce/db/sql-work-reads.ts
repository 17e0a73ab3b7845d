import type { Reads } from '#db';
import type { StaffId } from '#kernel';
import type { Performance, WorkReads } from '../app/ports.ts';
import { SHIFT_COLUMNS, type ShiftRow, shiftOf, TASK_COLUMNS, type TaskRow, taskOf } from './work-rows.ts';

/** What each of three sources says of a person, laid side by side; refunds and commission follow the part, whenever they came. */
const performanceOf = (whom: string) => `
  select staff_id as "staffId", sum(handed) as "handedOver", sum(shipped) as "shipped", sum(goods) as "goodsFen",
    sum(refunded) as "refundedFen", sum(commission) as "commissionFen", sum(tasks) as "tasksDone", sum(worked) as "workedMs"
  from (
    select c.staff_id, case when c.kind = 'handed_over' then 1 else 0 end as handed,
      case when c.kind = 'shipped' then 1 else 0 end as shipped, c.goods_fen as goods,
      (select coalesce(sum(r.goods_fen), 0) from staff_credit_refunds r where r.merchant_id = c.merchant_id
         and r.order_id = c.order_id and r.store_id = c.store_id) as refunded,
      coalesce(m.commission_fen, 0) as commission, 0 as tasks, 0 as worked
    from staff_credits c left join staff_commissions m on m.merchant_id = c.merchant_id
      and m.order_id = c.order_id and m.store_id = c.store_id
    where c.merchant_id = ? and c.store_id = ? and c.at >= ? and c.at < ?
    union all
    select t.ended_by, 0, 0, 0, 0, 0, 1, 0 from staff_tasks t
    where t.merchant_id = ? and t.store_id = ? and t.state = 'done' and t.ended_at >= ? and t.ended_at < ?
    union all
    select s.staff_id, 0, 0, 0, 0, 0, 0, s.clocked_out_at - s.clocked_in_at from shifts s
    where s.merchant_id = ? and s.store_id = ? and s.clocked_out_at is not null
      and s.clocked_in_at >= ? and s.clocked_in_at < ?
  ) work where ${whom} group by staff_id`;
const EVERYBODYS = `${performanceOf('staff_id > ?')} order by staff_id limit ?`;
const HERS = performanceOf('staff_id = ?');

const nothing = (staffId: StaffId): Performance => ({
  ...{ staffId, handedOver: 0, shipped: 0, goodsFen: 0, refundedFen: 0, commissionFen: 0 },
  ...{ tasksDone: 0, workedMs: 0 },
});

export function sqlWorkReads(reads: Reads): WorkReads {
  return {
    async shifts(merchantId, storeId, { from, until }, [afterFrom, afterId], limit) {
      const rows = await reads.all<ShiftRow>(
        `select ${SHIFT_COLUMNS} from shifts
         where merchant_id = ? and store_id = ? and until_at > ? and from_at < ? and (from_at, id) > (?, ?)
         order by from_at, id limit ?`,
        [merchantId, storeId, from, until, afterFrom, afterId, limit],
      );
      return rows.map(shiftOf);
    },
    async tasks(merchantId, { storeId, state, forStaff }, [afterDue, afterId], limit) {
      const hers =
        forStaff === undefined
          ? ''
          : ` and (staff_id = ? or role in (${forStaff.roles.map(() => '?').join(', ')}))`;
      const rows = await reads.all<TaskRow>(
        `select ${TASK_COLUMNS} from staff_tasks
         where merchant_id = ? and store_id = ? and state = ?${hers} and (due_at, id) > (?, ?)
         order by due_at, id limit ?`,
        [
          ...[
            merchantId,
            storeId,
            state,
            ...(forStaff === undefined ? [] : [forStaff.staffId, ...forStaff.roles]),
          ],
          ...[afterDue, afterId, limit],
        ],
      );
      return rows.map(taskOf);
    },
    async performance(merchantId, storeId, { from, until }, afterStaff, limit) {
      const at = [merchantId, storeId, from, until];
      const rows = await reads.all<Performance>(EVERYBODYS, [...at, ...at, ...at, afterStaff, limit]);
      return rows.map(inNumbers);
    },
    async performanceOf(merchantId, storeId, { from, until }, staffId) {
      const at = [merchantId, storeId, from, until];
      const [row] = await reads.all<Performance>(HERS, [...at, ...at, ...at, staffId]);
      return row === undefined ? nothing(staffId) : inNumbers(row);
    },
  };
}

/** PostgreSQL writes the sum of whole numbers as text. */
function inNumbers(row: Performance): Performance {
  return {
    ...{ staffId: row.staffId, handedOver: Number(row.handedOver), shipped: Number(row.shipped) },
    ...{ goodsFen: Number(row.goodsFen), refundedFen: Number(row.refundedFen) },
    ...{ commissionFen: Number(row.commissionFen), tasksDone: Number(row.tasksDone) },
    workedMs: Number(row.workedMs),
  };
}
