import type { EventHandler } from '#kernel';
import type { RefundFailed, RefundSucceeded } from '#modules/payments';
import type { AfterSaleParts } from './parts.ts';
import { take } from './step.ts';

/** The provider's word about the money of a request. Any number of times. */
export function afterSaleReactions({ unitOfWork, store }: AfterSaleParts): readonly EventHandler[] {
  return [
    {
      name: 'after-sale.note_refund',
      types: ['payments.refund_succeeded'],
      async deliver({ event }) {
        const { merchantId, refundId, refundedAt } = event as RefundSucceeded;
        await unitOfWork.run(async (tx) => {
          const request = await store.get(tx, merchantId, refundId);
          // Other modules' refunds are told here as well.
          if (request?.state !== 'REFUNDING') return;
          await store.setMoneyWay(tx, request, 'failed', 'original');
          await take(store, tx, request, 'DONE', 'provider', refundedAt);
        });
      },
    },
    {
      name: 'after-sale.note_failed_refund',
      types: ['payments.refund_failed'],
      async deliver({ event }) {
        const { merchantId, refundId } = event as RefundFailed;
        await unitOfWork.run(async (tx) => {
          const request = await store.get(tx, merchantId, refundId);
          if (request?.state === 'REFUNDING') await store.setMoneyWay(tx, request, 'original', 'failed');
        });
      },
    },
  ];
}
