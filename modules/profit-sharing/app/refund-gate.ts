import type { Clock, Ids, UnitOfWork } from '#kernel';
import type { RefundGate, SharedPayments } from '#modules/payments';
import { limitOf, mayComeBack, neededBackFen, nextReturnAt, takeBack } from '../domain/sharing.ts';
import type { Returns, Shares } from './ports.ts';

/**
 * Before a refund: nothing more is shared of what it needs, what is on its way arrives first, and what is needed comes back
 * from those who got it last. Where nobody can give it back, or their returns kept failing, WeChat is asked all the same
 * and decides.
 */
export function refundGate(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly payments: Pick<SharedPayments, 'find'>;
  readonly shares: Shares;
  readonly returns: Returns;
  readonly clock: Clock;
  readonly ids: Ids;
}): RefundGate {
  const { unitOfWork, payments, shares, returns, clock, ids } = parts;
  return async (refund) => {
    const { merchantId, orderId } = refund;
    const paid = await payments.find(merchantId, orderId);
    if (paid?.isShared !== true) return true;
    const { transactionId, paidFen } = paid;
    return unitOfWork.run(async (tx) => {
      // Also where nobody was given anything yet: who shares it at this moment finds what the refund needs.
      await shares.open(tx, { merchantId, orderId, transactionId, paidFen, limitFen: limitOf(paidFen) });
      await returns.reserveRefund(tx, refund);
      const standing = await shares.standing(tx, merchantId, orderId);
      if (standing === undefined) return true;
      if (standing.pending > 0) return false;
      const needed = neededBackFen(standing);
      if (needed === 0) return true;
      const underWay = await returns.underWayFen(tx, merchantId, orderId);
      const now = clock.now();
      const open = await returns.returnable(tx, merchantId, orderId);
      const wanted = takeBack(
        needed - underWay,
        open.filter((part) => mayComeBack(part, now)),
      );
      for (const { from, amountFen } of wanted) {
        const at = Math.max(now, nextReturnAt(from));
        await returns.add(tx, { id: ids.next(), merchantId, orderId, from, amountFen, at });
      }
      return underWay === 0 && wanted.length === 0;
    });
  };
}
