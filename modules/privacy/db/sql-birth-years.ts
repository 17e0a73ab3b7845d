import { affectedRows, type Reads } from '#db';
import type { MemberId } from '#kernel';
import type { BirthYears } from '../app/ports.ts';

export function sqlBirthYears(reads: Reads): BirthYears {
  return {
    async put(tx, merchantId, memberId, birthYear, at) {
      await affectedRows(
        tx,
        `insert into birth_years (merchant_id, member_id, birth_year, told_at) values (?, ?, ?, ?)
         on conflict (merchant_id, member_id) do update set birth_year = excluded.birth_year, told_at = excluded.told_at`,
        [merchantId, memberId, birthYear, at],
      );
    },
    async toldSince(since, bornMin) {
      const rows = await reads.all<{ member_id: MemberId; birth_year: number }>(
        'select member_id, birth_year from birth_years where told_at >= ? and birth_year >= ?',
        [since, bornMin],
      );
      return rows.map(({ member_id, birth_year }) => ({ memberId: member_id, birthYear: birth_year }));
    },
  };
}
