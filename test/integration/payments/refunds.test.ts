import { SECOND_MS } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { AMOUNT, MERCHANT, ORDER, prepayIdOf, tillAndWallet } from '../../support/payments.ts';

const REFUNDED = 'payments.refund_succeeded';
const PURSUE = 'payments.pursue_refunds';

describe.each(DATABASE_KINDS)('giving the money back, on %s', (kind) => {
  let till: Awaited<ReturnType<typeof tillAndWallet>>;
  beforeEach(async () => {
    till = await tillAndWallet(kind);
    await till.outside.pay(prepayIdOf((await till.begin()).params));
  });
  afterEach(() => till.close());

  /** What the orders module says about an order that was paid and cannot be fulfilled. */
  async function refundIsDue(): Promise<void> {
    const event = {
      type: 'orders.refund_due',
      occurredAt: till.clock.now(),
      merchantId: MERCHANT,
      orderId: ORDER,
    } as const;
    await till.deliver(event);
  }

  test('the whole amount goes back once, and only the provider’s word makes it final', async () => {
    await refundIsDue();
    await till.job(PURSUE);
    expect(till.sandbox.refunds.list()).toEqual([
      expect.objectContaining({ amountFen: AMOUNT, status: 'PROCESSING' }),
    ]);
    expect(await till.events(REFUNDED)).toHaveLength(0);

    till.clock.advance(5 * SECOND_MS);
    await till.sandbox.tick();
    await till.job(PURSUE);
    expect(await till.events(REFUNDED)).toEqual([
      expect.objectContaining({ merchantId: MERCHANT, orderId: ORDER, amountFen: AMOUNT }),
    ]);
    till.clock.advance(60 * SECOND_MS);
    await till.job(PURSUE);
    expect(await till.events(REFUNDED)).toHaveLength(1);
  });

  test('the same demand twice is one refund', async () => {
    await refundIsDue();
    await refundIsDue();
    await till.job(PURSUE);
    await till.job(PURSUE);
    expect(till.sandbox.refunds.list()).toHaveLength(1);
  });

  test.each(['lose_answer', 'tamper_answer'] as const)(
    '%s: the refund is asked for again under its number',
    async (fault) => {
      await refundIsDue();
      till.sandbox.faults.add({ kind: fault });
      await till.job(PURSUE);
      till.clock.advance(5 * SECOND_MS);
      await till.sandbox.tick();
      await till.job(PURSUE);
      expect(till.sandbox.refunds.list()).toHaveLength(1);
      expect(await till.events(REFUNDED)).toHaveLength(1);
    },
  );

  test('a refund that got stuck is started again', async () => {
    await refundIsDue();
    till.sandbox.faults.add({ kind: 'refund_abnormal' });
    await till.job(PURSUE);
    for (const seconds of [5, 10, 20]) {
      till.clock.advance(seconds * SECOND_MS);
      await till.sandbox.tick();
      await till.job(PURSUE);
    }
    expect(till.sandbox.refunds.list()).toEqual([expect.objectContaining({ status: 'SUCCESS' })]);
    expect(await till.events(REFUNDED)).toHaveLength(1);
  });
});
