import { affectedRows, rowsOf } from '#db';
import type { CreditBook, TaskStore } from '../app/ports.ts';
import { TASK_COLUMNS, type TaskRow, taskOf } from './work-rows.ts';

export const sqlTasks: TaskStore = {
  async add(tx, merchantId, { id, storeId, title, details, assignee, dueAt, state }, givenBy, at) {
    await affectedRows(
      tx,
      `insert into staff_tasks (merchant_id, id, store_id, title, details, staff_id, role, due_at, state, given_by,
         given_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[merchantId, id, storeId, title, details, assignee.staffId ?? '', assignee.role ?? ''],
        ...[dueAt, state, givenBy, at],
      ],
    );
  },
  async find(tx, merchantId, id) {
    const [row] = await rowsOf<TaskRow>(
      tx,
      `select ${TASK_COLUMNS} from staff_tasks where merchant_id = ? and id = ?`,
      [merchantId, id],
    );
    return row === undefined ? undefined : taskOf(row);
  },
  async end(tx, merchantId, id, as, by, at) {
    const ended = await affectedRows(
      tx,
      `update staff_tasks set state = ?, ended_by = ?, ended_at = ?
       where merchant_id = ? and id = ? and state = 'open'`,
      [as, by, at, merchantId, id],
    );
    return ended === 1;
  },
};

export const sqlCredits: CreditBook = {
  async credit(tx, merchantId, { kind, staffId, orderId, storeId, goodsFen, at }) {
    await affectedRows(
      tx,
      `insert into staff_credits (merchant_id, order_id, store_id, kind, staff_id, goods_fen, at)
       values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
      [merchantId, orderId, storeId, kind, staffId, goodsFen, at],
    );
  },
  async refund(tx, merchantId, { refundId, orderId, storeId, goodsFen }, at) {
    await affectedRows(
      tx,
      `insert into staff_credit_refunds (merchant_id, refund_id, order_id, store_id, goods_fen, at)
       values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
      [merchantId, refundId, orderId, storeId, goodsFen, at],
    );
  },
};
