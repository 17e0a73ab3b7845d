import { type Clock, type MerchantId, MINUTE_MS, type UnitOfWork } from '#kernel';
import type { OrderBook } from '#modules/orders';
import type { PaymentBook } from '#modules/payments';
import type { Difference } from '../domain/difference.ts';
import type { Differences } from './ports.ts';

const PER_ROUND_MAX = 50;
const PAUSE_FIRST_MS = 5 * MINUTE_MS;
/** 5, 10, 20, 40, 80 minutes: an event or a refund that is not through by then needs a person. */
const LOOKS_MAX = 6;

/**
 * The rules by which differences go away by themselves: the provider is asked, and payments take what it says through
 * their own steps (settle, send back, pursue the refund). What does not is a task for the owner.
 */
export function repairDifferences(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly differences: Differences;
  readonly payments: PaymentBook;
  readonly orders: OrderBook;
  readonly clock: Clock;
}): (merchantId: MerchantId) => Promise<void> {
  const { unitOfWork, differences, payments, orders, clock } = parts;
  type Provider = Parameters<PaymentBook['payments']>[1];

  /** What the provider or our own books say now; `isRight`: nothing differs any more. */
  async function look({ merchantId, kind, number, provider, orderId, theirsFen }: Difference) {
    if (kind === 'order_status') {
      const [order] = orderId === null ? [] : await orders.orders(merchantId, [orderId]);
      return { says: null, isRight: order?.isPaid === true };
    }
    if (kind === 'status') {
      const says = await payments.ask(merchantId, number);
      const [known] = await payments.payments(merchantId, provider as Provider, [number]);
      const isRight = known !== undefined && known.standing !== 'unpaid' && known.amountFen === theirsFen;
      return { says, isRight };
    }
    const [known] = await payments.refunds(merchantId, provider as Provider, [number]);
    if (known?.standing === 'done') return { says: null, isRight: true };
    if (known !== undefined) await payments.hurry(merchantId, known.number);
    return { says: null, isRight: false };
  }

  return async (merchantId) => {
    for (const difference of await differences.listToRepair(merchantId, clock.now(), PER_ROUND_MAX)) {
      const { says, isRight } = await look(difference);
      // Nothing that waiting could change: the amount, the payer or the account is another one.
      const isHopeless = says === 'different' || difference.looks + 1 >= LOOKS_MAX;
      await unitOfWork.run(async (tx) => {
        const nextLookAt = clock.now() + PAUSE_FIRST_MS * 2 ** difference.looks;
        await differences.looked(tx, difference, says, nextLookAt);
        if (isRight) await differences.move(tx, difference, 'REPAIRED');
        else if (isHopeless) await differences.move(tx, difference, 'OPEN');
      });
    }
  };
}
