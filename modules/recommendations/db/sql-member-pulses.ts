import { affectedRows, type Reads } from '#db';
import type { MemberId, MerchantId, Tx } from '#kernel';
import type { MemberPulses } from '../app/ports.ts';

/** Two values each, far below the 32 766 of SQLite. */
const RAISED_AT_ONCE_MAX = 500;

export function sqlMemberPulses(reads: Reads): MemberPulses {
  return {
    async of(merchantId, memberId) {
      const [row] = await reads.all<{ version: number }>(
        'select version from member_pulses where merchant_id = ? and member_id = ?',
        [merchantId, memberId],
      );
      return row?.version ?? 0;
    },
  };
}

/**
 * To be called in the transaction that changes what is known of these members. In order of their ids, so that
 * two transactions never wait for each other.
 */
export async function raisePulses(
  tx: Tx,
  merchantId: MerchantId,
  members: Iterable<MemberId>,
): Promise<void> {
  const each = [...new Set(members)].sort();
  for (let from = 0; from < each.length; from += RAISED_AT_ONCE_MAX) {
    const part = each.slice(from, from + RAISED_AT_ONCE_MAX);
    await affectedRows(
      tx,
      `insert into member_pulses (merchant_id, member_id, version) values ${part.map(() => '(?, ?, 1)').join(', ')}
       on conflict (merchant_id, member_id) do update set version = member_pulses.version + 1`,
      part.flatMap((memberId) => [merchantId, memberId]),
    );
  }
}
