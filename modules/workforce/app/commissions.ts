import type { EpochMs, MerchantId, Tx } from '#kernel';
import { type Account, type Ledger, shopOwner } from '#modules/ledger';
import { commissionOf } from '../domain/commission.ts';
import type { CommissionBook, CommissionRates, PartKey } from './ports.ts';

export interface Commissions {
  /** The goods are with whoever bought them: from now on the part earns what it earns. */
  received(tx: Tx, merchantId: MerchantId, part: PartKey, at: EpochMs): Promise<void>;
  /** Brings the books in line with what is known of the part. Any number of times. */
  settle(tx: Tx, merchantId: MerchantId, part: PartKey, at: EpochMs): Promise<void>;
}

/**
 * Commission of staff in money (STO-07). Credited, received and given back may be heard of in any order and more than
 * once; the part's row is where they meet. What counts is the rate of the moment at which it was handed over or sent.
 */
export function commissions(
  ledger: Pick<Ledger, 'transfer'>,
  book: CommissionBook,
  rates: Pick<CommissionRates, 'inForce'>,
): Commissions {
  const settle: Commissions['settle'] = async (tx, merchantId, part, at) => {
    const { credit, receivedAt, refundedFen, commissionFen } = await book.lock(tx, merchantId, part);
    if (credit === undefined || receivedAt === null) return;
    const rate = await rates.inForce(tx, merchantId, part.storeId, credit.at);
    const due = commissionOf(credit.goodsFen, refundedFen, rate);
    const change = due - commissionFen;
    if (change === 0) return;
    await book.noteCommission(tx, merchantId, part, due);
    await ledger.transfer(tx, merchantId, {
      ...{ bizType: 'workforce.part', bizId: `${part.orderId}/${part.storeId}` },
      // After the first it only becomes less, so that each of its amounts comes once.
      direction: change > 0 ? 'earn' : `take_back:${due}`,
      legs: [
        { account: staffAccount(credit.staffId), amount: change },
        { account: shopAccount(part.orderId), amount: -change },
      ],
      memo: change > 0 ? '员工提成' : '退款扣回提成',
      at,
    });
  };

  return {
    async received(tx, merchantId, part, at) {
      await book.noteReceived(tx, merchantId, part, at);
      await settle(tx, merchantId, part, at);
    },
    settle,
  };
}

/** May be below zero: what a refund takes back may have been paid with her wages. */
const staffAccount = (staffId: string): Account => ({
  ...{ unit: 'fen', kind: 'workforce.commission', owner: staffId, mayOwe: true },
});
const shopAccount = (orderId: string): Account => ({
  ...{ unit: 'fen', kind: 'workforce.commission_given', owner: shopOwner(orderId), mayOwe: true },
});
