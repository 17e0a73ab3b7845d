import type { Clock, Ids, UnitOfWork } from '#kernel';
import type { RefundGate } from '#modules/payments';
import { neededBackFen, takeBack } from '../domain/sharing.ts';
import type { Returns, Shares } from './ports.ts';

/**
 * Before a refund: nothing more is shared of what it needs, what is on its way arrives first, and what is needed comes back
 * from those who got it last. Where nobody can give it back, WeChat is asked all the same and decides.
 */
export function refundGate(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly shares: Shares;
  readonly returns: Returns;
  readonly clock: Clock;
  readonly ids: Ids;
}): RefundGate {
  const { unitOfWork, shares, returns, clock, ids } = parts;
  return (refund) =>
    unitOfWork.run(async (tx) => {
      const { merchantId, orderId } = refund;
      if ((await shares.standing(tx, merchantId, orderId)) === undefined) return true;
      await returns.reserveRefund(tx, refund);
      const standing = await shares.standing(tx, merchantId, orderId);
      if (standing === undefined) return true;
      if (standing.pending > 0) return false;
      const needed = neededBackFen(standing);
      if (needed === 0) return true;
      const underWay = await returns.underWayFen(tx, merchantId, orderId);
      const open = await returns.returnable(tx, merchantId, orderId);
      const wanted = takeBack(needed - underWay, open);
      for (const { from, amountFen } of wanted)
        await returns.add(tx, { id: ids.next(), merchantId, orderId, from, amountFen, at: clock.now() });
      return underWay === 0 && wanted.length === 0;
    });
}
