import { affectedRows, rowsOf } from '#db';
import { type EpochMs, invariant, type MemberId, type MerchantId, type Tx } from '#kernel';
import { otherContent } from '../app/member-book.ts';
import type { EntryKey, PointStore } from '../app/ports.ts';
import type { Lot, Part } from '../domain/lots.ts';
import { ENTRY_COLUMNS, type EntryRow, entryOf } from './entry-rows.ts';

const LOT_COLUMNS = 'id, member_id, source, state, earned, remaining, expires_at';
const TAKE = `update points_lots set remaining = remaining - ?
  where merchant_id = ? and id = ? and remaining >= ?`;
const PUT_BACK = `update points_lots set remaining = remaining + ?
  where merchant_id = ? and id = ? and state = 'AVAILABLE' and remaining + ? <= earned`;
/** The first line of a day opens its counter; the row then stays with this transaction. */
const OPEN_DAY = `insert into points_days (merchant_id, member_id, source, day, earned) values (?, ?, ?, ?, 0)
  on conflict (merchant_id, member_id, source, day) do update set earned = points_days.earned returning earned`;
const COUNT = `update points_days set earned = earned + ?
  where merchant_id = ? and member_id = ? and source = ? and day = ?`;

interface LotRow {
  readonly id: string;
  readonly member_id: MemberId;
  readonly source: Lot['source'];
  readonly state: Lot['state'];
  readonly earned: number;
  readonly remaining: number;
  readonly expires_at: EpochMs | null;
}

export const sqlPointStore: PointStore = {
  async lotsOf(tx, merchantId, memberId) {
    const rows = await rowsOf<LotRow>(
      tx,
      `select ${LOT_COLUMNS} from points_lots where merchant_id = ? and member_id = ? and remaining > 0
       order by case when expires_at is null then 1 else 0 end, expires_at, id`,
      [merchantId, memberId],
    );
    return rows.map(lotOf);
  },

  async lot(tx, merchantId, lotId) {
    const [row] = await rowsOf<LotRow>(
      tx,
      `select ${LOT_COLUMNS} from points_lots where merchant_id = ? and id = ?`,
      [merchantId, lotId],
    );
    return row === undefined ? undefined : lotOf(row);
  },

  async addLot(tx, merchantId, { id, memberId, source, state, earned, remaining, expiresAt, createdAt }) {
    await affectedRows(
      tx,
      `insert into points_lots (merchant_id, id, member_id, source, state, earned, remaining, expires_at,
         reminded_days, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [merchantId, id, memberId, source, state, earned, remaining, expiresAt, NEVER_REMINDED, createdAt],
    );
  },

  take: (tx, merchantId, part) => guarded(tx, TAKE, merchantId, part),
  putBack: (tx, merchantId, part) => guarded(tx, PUT_BACK, merchantId, part),

  async release(tx, merchantId, lotId, remaining, expiresAt) {
    const released = await affectedRows(
      tx,
      `update points_lots set state = 'AVAILABLE', remaining = ?, expires_at = ?
       where merchant_id = ? and id = ? and state = 'PENDING' and remaining >= ?`,
      [remaining, expiresAt, merchantId, lotId, remaining],
    );
    return released === 1;
  },

  async entry(tx, merchantId, { bizType, bizId, direction }) {
    const [row] = await rowsOf<EntryRow>(
      tx,
      `select ${ENTRY_COLUMNS} from points_entries
       where merchant_id = ? and biz_type = ? and biz_id = ? and direction = ?`,
      [merchantId, bizType, bizId, direction],
    );
    return row === undefined ? undefined : entryOf(row);
  },

  async addEntry(tx, merchantId, entry) {
    const { id, memberId, bizType, bizId, direction, source, title, change, pendingChange } = entry;
    const added = await affectedRows(
      tx,
      `insert into points_entries (merchant_id, id, member_id, biz_type, biz_id, direction, source, title,
         change, pending_change, usable_after, at, asked) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict do nothing`,
      [
        ...[merchantId, id, memberId, bizType, bizId, direction, source, title],
        ...[change, pendingChange, entry.usableAfter, entry.at, entry.asked],
      ],
    );
    // Somebody else's business took the key meanwhile: two members cannot share one.
    if (added === 0) throw otherContent(entry);
  },

  async addBurn(tx, merchantId, { bizType, bizId }, parts) {
    for (const { lotId, amount } of parts)
      await affectedRows(
        tx,
        `insert into points_burns (merchant_id, biz_type, biz_id, lot_id, amount, returned)
         values (?, ?, ?, ?, ?, 0)`,
        [merchantId, bizType, bizId, lotId, amount],
      );
  },

  async burnt(tx, merchantId, { bizType, bizId }) {
    const rows = await rowsOf<{ lot_id: string; amount: number }>(
      tx,
      `select b.lot_id, b.amount - b.returned as amount from points_burns b
       join points_lots l on l.merchant_id = b.merchant_id and l.id = b.lot_id
       where b.merchant_id = ? and b.biz_type = ? and b.biz_id = ? and b.returned < b.amount
       order by l.expires_at, l.id`,
      [merchantId, bizType, bizId],
    );
    return rows.map(({ lot_id, amount }) => ({ lotId: lot_id, amount }));
  },

  async noteReturned(tx, merchantId, key: EntryKey, { lotId, amount }: Part) {
    const noted = await affectedRows(
      tx,
      `update points_burns set returned = returned + ? where merchant_id = ? and biz_type = ? and biz_id = ?
       and lot_id = ? and returned + ? <= amount`,
      [amount, merchantId, key.bizType, key.bizId, lotId, amount],
    );
    invariant(noted === 1, 'no more comes back than was spent');
  },

  async countEarned(tx, merchantId, memberId, source, day, amount, cap) {
    if (amount === 0) return 0;
    const key = [merchantId, memberId, source, day];
    const [today] = await rowsOf<{ earned: number }>(tx, OPEN_DAY, key);
    const fits = cap === null ? amount : Math.max(0, Math.min(amount, cap - (today?.earned ?? 0)));
    if (fits > 0) await affectedRows(tx, COUNT, [fits, ...key]);
    return fits;
  },
};

/** Above every number of days at which a reminder is due. */
const NEVER_REMINDED = 1_000;

async function guarded(tx: Tx, sql: string, merchantId: MerchantId, { lotId, amount }: Part): Promise<void> {
  const moved = await affectedRows(tx, sql, [amount, merchantId, lotId, amount]);
  invariant(moved === 1, 'a lot holds what is taken, and no more than was earned');
}

function lotOf({ member_id, expires_at, ...row }: LotRow): Lot {
  return { ...row, memberId: member_id, expiresAt: expires_at };
}
