import type { EventHandler } from '#kernel';
import type { PaymentSucceeded, RefundSucceeded } from '#modules/payments';
import type { CashOuts } from './cash-outs.ts';
import type { Recharges } from './recharges.ts';

/** Money came for a recharge, or went back. */
export function storedValueReactions(recharges: Recharges, cashOuts: CashOuts): readonly EventHandler[] {
  return [
    {
      name: 'stored-value.credit_recharge',
      types: ['payments.payment_succeeded'],
      async deliver({ event }) {
        const paid = event as PaymentSucceeded;
        if (paid.subject === 'recharge') await recharges.onPaid(paid);
      },
    },
    {
      name: 'stored-value.note_refund',
      types: ['payments.refund_succeeded'],
      async deliver({ event }) {
        const refunded = event as RefundSucceeded;
        if (refunded.subject === 'recharge') await cashOuts.onRefunded(refunded);
      },
    },
  ];
}
