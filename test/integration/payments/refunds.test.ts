import { DAY_MS, HOUR_MS, MINUTE_MS, type OrderId, SECOND_MS } from '#kernel';
import { PAYMENT_PROVIDERS } from '../../../modules/payments/app/ports.ts';
import { ProviderRefused } from '../../../modules/payments/app/provider.ts';
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
  async function refundIsDue(orderId = ORDER): Promise<void> {
    const event = {
      type: 'orders.refund_due',
      occurredAt: till.clock.now(),
      merchantId: MERCHANT,
      orderId,
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

  test('a refund that is refused for hours is told as failed, once, and goes back all the same later', async () => {
    await refundIsDue();
    const provider = till.house.container.get(PAYMENT_PROVIDERS).get('wechat');
    const refund = provider.refund.bind(provider);
    provider.refund = async () => {
      throw new ProviderRefused('NOT_ENOUGH', '商户余额不足');
    };
    const failed = () => till.events('payments.refund_failed');
    for (let looks = 0; looks < 19; looks += 1) {
      await till.job(PURSUE);
      till.clock.advance(10 * MINUTE_MS);
    }
    expect(await failed()).toHaveLength(0);
    await till.job(PURSUE);
    expect(await failed()).toMatchObject([{ orderId: ORDER, refundId: 'all', amountFen: AMOUNT }]);

    provider.refund = refund;
    till.clock.advance(DAY_MS);
    for (let looks = 0; looks < 3; looks += 1) {
      await till.job(PURSUE);
      till.clock.advance(10 * MINUTE_MS);
      await till.sandbox.tick();
    }
    expect(await till.events(REFUNDED)).toHaveLength(1);
    expect(await failed()).toHaveLength(1);
  });

  test('UnionPay: a refund that nobody asked for and that failed is asked for again by itself, as another transaction', async () => {
    const order = 'ord_2' as OrderId;
    const { params } = await till.beginAt('unionpay', order);
    await fetch(params.url, { method: 'POST', body: new URLSearchParams(params.fields) });
    till.sandbox.unionpay.pay(params.fields['orderId'] ?? '');
    await till.sandbox.tick();
    const look = async () => {
      for (let looks = 0; looks < 3; looks += 1) {
        await till.job(PURSUE);
        till.clock.advance(MINUTE_MS);
        await till.sandbox.tick();
      }
    };
    const failed = () => till.events('payments.refund_failed');
    till.sandbox.faults.add({ kind: 'refund_abnormal', provider: 'unionpay', times: 2 });
    await refundIsDue(order);
    await look();
    expect(await failed()).toMatchObject([{ orderId: order, refundId: 'all' }]);
    await look();
    expect(await failed()).toHaveLength(1);

    till.clock.advance(HOUR_MS);
    await look();
    expect(await failed()).toHaveLength(2);
    till.clock.advance(DAY_MS);
    await look();
    await look();
    expect(await till.events(REFUNDED)).toMatchObject([{ amountFen: AMOUNT, refundId: 'all' }]);
    const asked = till.sandbox.acpTransactions.list().filter(({ kind: what }) => what === 'refund');
    expect(asked.map(({ state }) => state)).toEqual(['FAILED', 'FAILED', 'DONE']);
    expect(new Set(asked.map(({ orderId }) => orderId)).size).toBe(1);
    expect(new Set(asked.map(({ txnTime }) => txnTime)).size).toBe(3);
  });
});
