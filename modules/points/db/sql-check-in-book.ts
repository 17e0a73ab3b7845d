import { affectedRows, type Reads, rowsOf } from '#db';
import type { CheckInBook, CheckInDay } from '../app/ports.ts';

interface DayRow {
  readonly day: string;
  readonly streak: number;
  readonly made_up: number;
  readonly reward: number;
}

const DAYS = `select day, streak, made_up, reward from check_ins
  where merchant_id = ? and member_id = ? and day >= ? and day <= ? order by day`;
/** The guard keeps the number of cards; a first card of a month that has none is refused before. */
const USE_CARD = `insert into check_in_cards (merchant_id, member_id, month, used) values (?, ?, ?, 1)
  on conflict (merchant_id, member_id, month) do update set used = check_in_cards.used + 1
  where check_in_cards.used < ?`;

export function sqlCheckInBook(reads: Reads): CheckInBook {
  return {
    async add(tx, merchantId, memberId, { day, streak, madeUp, reward }, at) {
      const added = await affectedRows(
        tx,
        `insert into check_ins (merchant_id, member_id, day, streak, made_up, reward, at)
         values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
        [merchantId, memberId, day, streak, madeUp ? 1 : 0, reward, at],
      );
      return added === 1;
    },
    async on(tx, merchantId, memberId, day) {
      const [row] = await rowsOf<DayRow>(tx, DAYS, [merchantId, memberId, day, day]);
      return row === undefined ? undefined : dayOf(row);
    },
    async between(merchantId, memberId, from, to, tx) {
      const values = [merchantId, memberId, from, to];
      const rows =
        tx === undefined ? await reads.all<DayRow>(DAYS, values) : await rowsOf<DayRow>(tx, DAYS, values);
      return rows.map(dayOf);
    },
    async setStreak(tx, merchantId, memberId, day, streak) {
      await affectedRows(
        tx,
        'update check_ins set streak = ? where merchant_id = ? and member_id = ? and day = ?',
        [streak, merchantId, memberId, day],
      );
    },
    async useCard(tx, merchantId, memberId, month, limit) {
      if (limit === 0) return false;
      return (await affectedRows(tx, USE_CARD, [merchantId, memberId, month, limit])) === 1;
    },
    async cardsUsed(merchantId, memberId, month) {
      const [row] = await reads.all<{ used: number }>(
        'select used from check_in_cards where merchant_id = ? and member_id = ? and month = ?',
        [merchantId, memberId, month],
      );
      return row?.used ?? 0;
    },
  };
}

function dayOf({ made_up, ...row }: DayRow): CheckInDay {
  return { ...row, madeUp: made_up === 1 };
}
