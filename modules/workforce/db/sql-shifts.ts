import { affectedRows, rowsOf } from '#db';
import type { ShiftStore } from '../app/ports.ts';
import { SHIFT_COLUMNS, type ShiftRow, shiftOf } from './work-rows.ts';

const ONE = 'merchant_id = ? and id = ?';
/** Another shift of hers that has a moment in common with [from, until), at whatever store. */
const OVERLAPPING = `select 1 from shifts other where other.merchant_id = ? and other.staff_id = ?
  and other.id <> ? and other.from_at < ? and other.until_at > ?`;

export const sqlShifts: ShiftStore = {
  async find(tx, merchantId, id) {
    const [row] = await rowsOf<ShiftRow>(tx, `select ${SHIFT_COLUMNS} from shifts where ${ONE}`, [
      merchantId,
      id,
    ]);
    return row === undefined ? undefined : shiftOf(row);
  },
  async holdPerson(tx, merchantId, staffId) {
    await affectedRows(
      tx,
      `insert into shift_holds (merchant_id, staff_id, changes) values (?, ?, 1)
       on conflict (merchant_id, staff_id) do update set changes = shift_holds.changes + 1`,
      [merchantId, staffId],
    );
  },
  async add(tx, merchantId, { id, storeId, staffId, from, until }) {
    const overlaps = await rowsOf(tx, OVERLAPPING, [merchantId, staffId, id, until, from]);
    if (overlaps.length > 0) return false;
    await affectedRows(
      tx,
      'insert into shifts (merchant_id, id, store_id, staff_id, from_at, until_at) values (?, ?, ?, ?, ?, ?)',
      [merchantId, id, storeId, staffId, from, until],
    );
    return true;
  },
  async move(tx, merchantId, { id, staffId }, { from, until }) {
    const overlaps = await rowsOf(tx, OVERLAPPING, [merchantId, staffId, id, until, from]);
    if (overlaps.length > 0) return 'overlaps';
    const moved = await affectedRows(
      tx,
      `update shifts set from_at = ?, until_at = ? where ${ONE} and clocked_in_at is null`,
      [from, until, merchantId, id],
    );
    return moved === 1 ? 'moved' : 'begun';
  },
  async remove(tx, merchantId, id) {
    const gone = await affectedRows(tx, `delete from shifts where ${ONE} and clocked_in_at is null`, [
      merchantId,
      id,
    ]);
    return gone === 1;
  },
  async clockIn(tx, merchantId, id, at) {
    const set = `update shifts set clocked_in_at = ? where ${ONE} and clocked_in_at is null`;
    return (await affectedRows(tx, set, [at, merchantId, id])) === 1;
  },
  async clockOut(tx, merchantId, id, at) {
    const set = `update shifts set clocked_out_at = ?
      where ${ONE} and clocked_in_at is not null and clocked_out_at is null`;
    return (await affectedRows(tx, set, [at, merchantId, id])) === 1;
  },
  async setClock(tx, merchantId, id, { clockedInAt, clockedOutAt }) {
    const set = `update shifts set clocked_in_at = ?, clocked_out_at = ? where ${ONE}`;
    await affectedRows(tx, set, [clockedInAt, clockedOutAt, merchantId, id]);
  },
};
