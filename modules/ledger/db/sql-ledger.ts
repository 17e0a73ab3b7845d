import type { Reads } from '#db';
import { AppError, decodeCursor, type Ids, type MerchantId, pageOf } from '#kernel';
import { refuseUnbalanced } from '../domain/books.ts';
import type { Balance, Entry, Ledger, TrialLine } from '../tokens.ts';
import { keyOf, lock } from './accounts.ts';
import { checkBooks } from './check-books.ts';
import { sqlHandOver } from './hand-over.ts';
import { sqlHolds } from './holds.ts';
import { claim, post, refuseOtherLegs } from './transfers.ts';

export function sqlLedger(reads: Reads, ids: Ids): Ledger {
  return {
    ...sqlHolds(ids),
    ...sqlHandOver(ids),
    lock,

    async transfer(tx, merchantId, { legs, memo, at, ...key }) {
      refuseUnbalanced(legs);
      const id = await claim(tx, ids, merchantId, { ...key, memo, at });
      if (id === undefined) await refuseOtherLegs(tx, merchantId, key, legs);
      else await post(tx, merchantId, id, legs);
      return { posted: id !== undefined };
    },

    async balance(merchantId, account) {
      const [row] = await reads.all<Balance>(
        `select balance, held from ledger_accounts where merchant_id = ? and unit = ? and kind = ? and owner = ?`,
        keyOf(merchantId, account),
      );
      return row ?? { balance: 0, held: 0 };
    },

    async entries(merchantId, account, cursor, limit) {
      const rows = await reads.all<Entry>(
        `select e.seq, e.amount, e.balance_after as "balanceAfter", t.biz_type as "bizType", t.biz_id as "bizId",
           t.direction, t.memo, t.at
         from ledger_entries e join ledger_transfers t on t.merchant_id = e.merchant_id and t.id = e.transfer_id
         where e.merchant_id = ? and e.unit = ? and e.kind = ? and e.owner = ? and e.seq < ?
         order by e.seq desc limit ?`,
        [...keyOf(merchantId, account), seqOf(cursor), limit + 1],
      );
      return pageOf(rows, limit, ({ seq }) => [seq]);
    },

    check: (merchantId) => checkBooks(reads, merchantId),
  };
}

/** In the order of unit and kind: a shop has a dozen kinds, so there is no page. */
export function trialBalance(reads: Reads, merchantId: MerchantId): Promise<readonly TrialLine[]> {
  return reads.all<TrialLine>(
    `select unit, kind, count(*) as accounts, sum(balance) as balance, sum(held) as held
     from ledger_accounts where merchant_id = ? group by unit, kind order by unit, kind`,
    [merchantId],
  );
}

function seqOf(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  const [seq] = decodeCursor(cursor);
  if (typeof seq === 'number') return seq;
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
