import { type AppError, fen, MINUTE_MS, SECOND_MS, type Tx, UNIT_OF_WORK } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { AMOUNT, MERCHANT, ORDER, prepayIdOf, tillAndWallet } from '../../support/payments.ts';

const REFUNDED = 'payments.refund_succeeded';
const PURSUE = 'payments.pursue_refunds';

describe.each(DATABASE_KINDS)('a payment that goes back in parts, on %s (ORD-07)', (kind) => {
  let till: Awaited<ReturnType<typeof tillAndWallet>>;
  beforeEach(async () => {
    till = await tillAndWallet(kind);
    await till.outside.pay(prepayIdOf((await till.begin()).params));
  });
  afterEach(() => till.close());

  const commit = <Result>(work: (tx: Tx) => Promise<Result>) =>
    till.house.container.get(UNIT_OF_WORK).run(work);
  const refund = (refundId: string, amountFen: number) =>
    commit((tx) =>
      till.payments.refund(tx, {
        ...{ merchantId: MERCHANT, orderId: ORDER, refundId, amountFen: fen(amountFen), reason: '售后退款' },
      }),
    );
  const codeOf = (work: Promise<unknown>) => work.then(() => 'ok').catch(({ code }: AppError) => code);

  test('parts add up to the payment at most, and one name is one refund', async () => {
    expect(await refund('a', 5_000)).toBe(true);
    expect(await refund('a', 5_000)).toBe(false);
    expect(await codeOf(refund('a', 5_001))).toBe('payments.refund_other_content');
    expect(await codeOf(refund('b', AMOUNT - 5_000 + 1))).toBe('payments.refund_too_much');
    expect(await refund('b', AMOUNT - 5_000)).toBe(true);
    expect(await codeOf(refund('c', 1))).toBe('payments.refund_too_much');
  });

  test('refunds that race for the same money: what is there goes back, the rest is refused', async () => {
    const each = AMOUNT / 3;
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((id) => codeOf(refund(id, each))));
    expect(answers.sort()).toEqual(['ok', 'ok', 'ok', 'payments.refund_too_much']);
  });

  test('a payment takes fifty refunds', async () => {
    for (let n = 0; n < 50; n += 1) expect(await refund(`r${n}`, 1)).toBe(true);
    expect(await codeOf(refund('one more', 1))).toBe('payments.too_many_refunds');
  });

  test('two refunds of one payment reach the provider a minute apart, each under its own number, and each is told once', async () => {
    await refund('a', 5_000);
    await refund('b', 3_000);
    await till.job(PURSUE);
    expect(till.sandbox.refunds.list()).toHaveLength(1);
    till.clock.advance(MINUTE_MS - SECOND_MS);
    await till.sandbox.tick();
    await till.job(PURSUE);
    expect(till.sandbox.refunds.list()).toHaveLength(1);
    for (let look = 0; look < 3; look += 1) {
      till.clock.advance(MINUTE_MS);
      await till.sandbox.tick();
      await till.job(PURSUE);
    }
    const sent = till.sandbox.refunds.list();
    expect(sent.map(({ amountFen }) => amountFen)).toEqual([5_000, 3_000]);
    expect(new Set(sent.map(({ outRefundNo }) => outRefundNo)).size).toBe(2);
    expect((await till.events(REFUNDED)).map(({ refundId }) => refundId).sort()).toEqual(['a', 'b']);
  });

  test('an order that cannot be served gets back what has not gone back before', async () => {
    await refund('a', 5_000);
    const due = { type: 'orders.refund_due', occurredAt: 1, merchantId: MERCHANT, orderId: ORDER } as const;
    await till.deliver(due);
    await till.deliver(due);
    for (let look = 0; look < 3; look += 1) {
      await till.job(PURSUE);
      till.clock.advance(MINUTE_MS);
      await till.sandbox.tick();
    }
    expect(till.sandbox.refunds.list().map(({ amountFen }) => amountFen)).toEqual([5_000, AMOUNT - 5_000]);
  });
});
