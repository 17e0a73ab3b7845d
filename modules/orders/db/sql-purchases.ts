import type { Reads } from '#db';
import { type EpochMs, type Fen, fen, type MemberId } from '#kernel';
import type { Purchases } from '../tokens.ts';

const ASKED_AT_ONCE_MAX = 500;

export function sqlPurchases(reads: Reads): Purchases {
  return {
    async of(merchantId, members) {
      const found = new Map<MemberId, { paidAt: EpochMs; payableFen: Fen }[]>();
      for (let from = 0; from < members.length; from += ASKED_AT_ONCE_MAX) {
        const part = members.slice(from, from + ASKED_AT_ONCE_MAX);
        const rows = await reads.all<{ member_id: MemberId; paid_at: EpochMs; payable_fen: number }>(
          `select member_id, paid_at, payable_fen from orders
           where merchant_id = ? and state in ('PAID', 'COMPLETED')
             and member_id in (${part.map(() => '?').join(', ')})`,
          [merchantId, ...part],
        );
        for (const { member_id, paid_at, payable_fen } of rows) {
          const purchase = { paidAt: paid_at, payableFen: fen(payable_fen) };
          const own = found.get(member_id);
          if (own === undefined) found.set(member_id, [purchase]);
          else own.push(purchase);
        }
      }
      return found;
    },
  };
}
