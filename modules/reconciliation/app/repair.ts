import { type Clock, type MerchantId, MINUTE_MS, type UnitOfWork } from '#kernel';
import type { OrderBook } from '#modules/orders';
import type { PaymentBook } from '#modules/payments';
import type { Difference } from '../domain/difference.ts';
import type { Differences } from './ports.ts';

const PER_ROUND_MAX = 50;
const PAUSE_FIRST_MS = 5 * MINUTE_MS;
/** 5, 10, 20, 40, 80 minutes: an event or a refund that is not through by then needs a person. */
const LOOKS_MAX = 6;

const isTired = ({ looks }: Difference) => looks + 1 >= LOOKS_MAX;

/** `isRight`: nothing differs any more. `isHopeless`: nor will it by waiting. */
interface Look {
  readonly says: string | null;
  readonly isRight: boolean;
  readonly isHopeless?: boolean;
}

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

  /** What the provider or our own books say now. */
  async function look(difference: Difference): Promise<Look> {
    const { merchantId, kind, number, provider, orderId, theirsFen } = difference;
    if (kind === 'order_status') {
      const [order] = orderId === null ? [] : await orders.orders(merchantId, [orderId]);
      return { says: null, isRight: order?.isPaid === true };
    }
    if (kind === 'status') {
      const says = await payments.ask(merchantId, number);
      const [known] = await payments.payments(merchantId, provider as Provider, [number]);
      const isSettled = known?.standing === 'paid' || known?.standing === 'returned' || says === 'reversed';
      // Nothing that waiting could change: the amount, the payer or the account is another one.
      return { says, isRight: isSettled && known?.amountFen === theirsFen, isHopeless: says === 'different' };
    }
    const [known] = await payments.refunds(merchantId, provider as Provider, [number]);
    if (known?.standing === 'done') return { says: null, isRight: true };
    // Its provider said that it failed, and bills it: asked for again, some of them would send it a second time.
    if (known?.state === 'FAILED') return { says: null, isRight: false, isHopeless: true };
    if (known !== undefined) await payments.hurry(merchantId, known.number);
    return { says: null, isRight: false };
  }

  async function repair(difference: Difference): Promise<void> {
    const { says, isRight, isHopeless = false }: Look = await look(difference);
    await unitOfWork.run(async (tx) => {
      if (says !== null) await differences.said(tx, difference, says);
      if (isRight) await differences.move(tx, difference, 'REPAIRED');
      else if (isHopeless || isTired(difference)) await differences.move(tx, difference, 'OPEN');
    });
  }

  return async (merchantId) => {
    const failures: unknown[] = [];
    for (const difference of await differences.listToRepair(merchantId, clock.now(), PER_ROUND_MAX)) {
      const nextLookAt = clock.now() + PAUSE_FIRST_MS * 2 ** difference.looks;
      await unitOfWork.run((tx) => differences.looked(tx, difference, nextLookAt));
      try {
        await repair(difference);
      } catch (error) {
        failures.push(error);
        if (isTired(difference)) await unitOfWork.run((tx) => differences.move(tx, difference, 'OPEN'));
      }
    }
    // After the others had their turn.
    if (failures.length > 0) throw new AggregateError(failures, 'some differences could not be looked at');
  };
}
