import { affectedRows, type Reads } from '#db';
import type { MemberId } from '#kernel';
import type { OptOuts } from '../app/ports.ts';
import { raisePulses } from './sql-member-pulses.ts';

const ASKED_AT_ONCE_MAX = 500;

export function sqlOptOuts(reads: Reads): OptOuts {
  return {
    async isOut(merchantId, memberId) {
      const rows = await reads.all(
        'select 1 as one from personalisation_opt_outs where merchant_id = ? and member_id = ?',
        [merchantId, memberId],
      );
      return rows.length > 0;
    },
    async among(merchantId, members) {
      const out = new Set<MemberId>();
      for (let from = 0; from < members.length; from += ASKED_AT_ONCE_MAX) {
        const part = members.slice(from, from + ASKED_AT_ONCE_MAX);
        const rows = await reads.all<{ member_id: MemberId }>(
          `select member_id from personalisation_opt_outs
           where merchant_id = ? and member_id in (${part.map(() => '?').join(', ')})`,
          [merchantId, ...part],
        );
        for (const { member_id } of rows) out.add(member_id);
      }
      return out;
    },
    async add(tx, merchantId, memberId, at) {
      await affectedRows(
        tx,
        // The newest no counts: a yes from before it that arrives late must not undo it.
        `insert into personalisation_opt_outs (merchant_id, member_id, since) values (?, ?, ?)
         on conflict (merchant_id, member_id) do update set since = excluded.since
         where excluded.since > personalisation_opt_outs.since`,
        [merchantId, memberId, at],
      );
      await raisePulses(tx, merchantId, [memberId]);
    },
    async remove(tx, merchantId, memberId, saidAt) {
      const removed = await affectedRows(
        tx,
        'delete from personalisation_opt_outs where merchant_id = ? and member_id = ? and since <= ?',
        [merchantId, memberId, saidAt],
      );
      if (removed === 1) await raisePulses(tx, merchantId, [memberId]);
      return removed === 1;
    },
  };
}
