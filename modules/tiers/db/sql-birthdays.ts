import { affectedRows, type Reads } from '#db';
import type { MemberId, MerchantId } from '#kernel';
import type { BirthdayStore } from '../app/birthdays.ts';

export function sqlBirthdays(reads: Reads): BirthdayStore {
  return {
    async find(merchantId, memberId) {
      const [row] = await reads.all<{ sealed: string }>(
        'select sealed from tier_birthdays where merchant_id = ? and member_id = ?',
        [merchantId, memberId],
      );
      return row?.sealed;
    },
    async put(tx, merchantId, memberId, { sealed, dayIndex, at }) {
      await affectedRows(
        tx,
        `insert into tier_birthdays (merchant_id, member_id, sealed, day_index, told_at, gift_year)
         values (?, ?, ?, ?, ?, 0) on conflict (merchant_id, member_id) do update set sealed = excluded.sealed,
           day_index = excluded.day_index, told_at = excluded.told_at`,
        [merchantId, memberId, sealed, dayIndex, at],
      );
    },
    async waiting(merchantId, { indexes, year, toldBefore }, after, limit) {
      const rows = await reads.all<{ member_id: MemberId }>(
        `select member_id from tier_birthdays where merchant_id = ? and gift_year < ? and told_at < ?
           and day_index in (${indexes.map(() => '?').join(', ')}) and member_id > ? order by member_id limit ?`,
        [merchantId, year, toldBefore, ...indexes, after, limit],
      );
      return rows.map(({ member_id }) => member_id);
    },
    async merchants() {
      const rows = await reads.all<{ merchant_id: MerchantId }>('select merchant_id from tier_rules');
      return rows.map(({ merchant_id }) => merchant_id);
    },
    async claimYear(tx, merchantId, memberId, year) {
      const claimed = await affectedRows(
        tx,
        'update tier_birthdays set gift_year = ? where merchant_id = ? and member_id = ? and gift_year < ?',
        [year, merchantId, memberId, year],
      );
      return claimed === 1;
    },
  };
}
