import {
  businessDayNumber,
  fen,
  HOUR_MS,
  MINUTE_MS,
  type OrderId,
  SECOND_MS,
  startOfBusinessDay,
  UNIT_OF_WORK,
} from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { AMOUNT, MERCHANT } from '../../support/payments.ts';
import {
  CODE_PROVIDERS,
  type CodeProvider,
  type TillCounter,
  tillCounter,
} from '../../support/till-counter.ts';

const OPENING_MS = 60_000;

describe.each(DATABASE_KINDS)('her pay code at the till, on %s', (kind) => {
  let till: TillCounter;
  let order: OrderId;
  let orders = 0;
  beforeAll(async () => {
    till = await tillCounter(kind);
  }, OPENING_MS);
  beforeEach(() => {
    orders += 1;
    order = `ord_till_${orders}` as OrderId;
    till.sandbox.faults.clear();
  });
  // What a reversal gave back is not sent back for ever.
  afterEach(async () => expect(await till.givenUpOf(order)).not.toContain('RETURNING'));
  afterAll(() => till.close());

  /** Paid once, and the provider holds the money once. */
  async function expectPaid(provider: CodeProvider): Promise<void> {
    expect(await till.scanOf(order)).toMatchObject({ provider, state: 'PAID', reason: null });
    expect(await till.state(order)).toBe('SUCCEEDED');
    expect(await till.paidEvents(order)).toBe(1);
    expect(till.heldFen(provider, await till.numberOf(order))).toBe(AMOUNT);
  }

  /** Not paid, the provider holds nothing, and another code may be scanned. */
  async function expectNotPaid(provider: CodeProvider, reason: string): Promise<void> {
    expect(await till.scanOf(order)).toMatchObject({ state: 'NOT_PAID', reason });
    expect(await till.state(order)).toBe('CREATED');
    expect(await till.paidEvents(order)).toBe(0);
    expect(till.heldFen(provider, await till.numberOf(order))).toBe(0);
  }

  describe.each(CODE_PROVIDERS)('of %s', (provider) => {
    const code = (what: 'passes' | 'asks' | 'poor') => till.codes[provider].issue(what);
    const poor = { wechat: 'NOT_ENOUGH', alipay: 'ACQ.BUYER_BALANCE_NOT_ENOUGH', unionpay: '64' }[provider];
    const unknown = {
      ...{ wechat: 'AUTH_CODE_INVALID', alipay: 'ACQ.PAYMENT_AUTH_CODE_INVALID', unionpay: '30' },
    }[provider];

    test('a small sum is paid at once, under the same payment as online (PAY-05)', async () => {
      expect(await till.scan(order, code('passes'))).toMatchObject({ provider, state: 'PAID' });
      await expectPaid(provider);
      expect(await till.events('payments.payment_succeeded')).toContainEqual(
        expect.objectContaining({ orderId: order, provider, amountFen: AMOUNT }),
      );
    });

    test('she types her password: asked about until it is final (PAY-05)', async () => {
      expect(await till.scan(order, code('asks'))).toMatchObject({ state: 'PAYING' });
      await till.pass(10 * SECOND_MS);
      expect(await till.scanOf(order)).toMatchObject({ state: 'PAYING' });
      till.confirm(provider, await till.numberOf(order));
      await till.pass(5 * SECOND_MS);
      await expectPaid(provider);
    });

    test('she does not type it: reversed, and nobody can pay it afterwards (PAY-05)', async () => {
      await till.scan(order, code('asks'));
      await till.pass(MINUTE_MS);
      expect(await till.scanOf(order)).toMatchObject({ state: 'NOT_PAID' });
      const number = await till.numberOf(order);
      expect(() => till.confirm(provider, number)).toThrow();
      expect(till.heldFen(provider, number)).toBe(0);
      expect(await till.scan(order, code('passes'))).toMatchObject({ state: 'PAID' });
      await expectPaid(provider);
    });

    test('a time-out after the money was taken is paid, not asked for twice (PAY-05)', async () => {
      till.sandbox.faults.add({ kind: 'drop_notice', provider });
      till.sandbox.faults.add({ kind: 'lose_answer', provider });
      // Alipay's client asks again by itself where an answer is lost; the same number is not paid twice.
      await till.scan(order, code('passes'));
      await till.pass(5 * SECOND_MS);
      await expectPaid(provider);
    });

    test('too little money, an expired code and an unknown one: not paid, and said why at once (PAY-05)', async () => {
      expect(await till.scan(order, code('poor'))).toMatchObject({ state: 'NOT_PAID', reason: poor });
      const old = code('passes');
      till.clock.advance(2 * MINUTE_MS);
      expect(await till.scan(order, old)).toMatchObject({ state: 'NOT_PAID', reason: unknown });
      await expectNotPaid(provider, unknown);
      await till.scan(order, code('passes'));
      await expectPaid(provider);
    });

    test.each([['before'], ['after']] as const)(
      'the process dies %s the provider has heard of it: the next one brings it to its end (PAY-05)',
      async (when) => {
        till.dieAtNextCharge(provider, when);
        await expect(till.scan(order, code('passes'))).rejects.toThrow('killed');
        await till.pass(3 * MINUTE_MS);
        if (when === 'after') await expectPaid(provider);
        else await expectNotPaid(provider, 'timed_out');
      },
    );

    test('while the reversal does not reach the provider it stays open; then what was taken goes back (PAY-05)', async () => {
      await till.scan(order, code('asks'));
      expect(await till.payments.close(MERCHANT, order)).toBe('unknown');
      till.confirm(provider, await till.numberOf(order));
      till.sandbox.faults.add({ kind: 'refuse', provider, times: 5, status: 500 });
      await till.pass(20 * SECOND_MS);
      expect(await till.scanOf(order)).toMatchObject({ state: 'REVERSING' });
      till.sandbox.faults.clear();
      till.sandbox.faults.add({ kind: 'lose_answer', provider });
      await till.pass(MINUTE_MS);
      await expectNotPaid(provider, 'cancelled');
    });

    test('decided against it, then she pays: her money comes back and the order stays unpaid (PAY-05)', async () => {
      await till.scan(order, code('asks'));
      const number = await till.numberOf(order);
      // The cashier cancels early: the provider takes reversals from 15 s on.
      expect(await till.payments.close(MERCHANT, order)).toBe('unknown');
      expect(await till.scanOf(order)).toMatchObject({ state: 'REVERSING' });
      till.confirm(provider, number);
      await till.pass(20 * SECOND_MS);
      await expectNotPaid(provider, 'cancelled');
      expect(await till.payments.close(MERCHANT, order)).toBe('closed');
      expect(await till.state(order)).toBe('CLOSED');
    });

    test('word of the payment that comes after its reversal: the money went back once, and that is the end of it (PAY-05)', async () => {
      await till.scan(order, code('asks'));
      const number = await till.numberOf(order);
      till.sandbox.faults.add({ kind: 'drop_notice', provider });
      till.confirm(provider, number);
      till.afterNextAnswer(provider, async () => {
        await till.decideAgainst(number);
        await till.pass(20 * SECOND_MS);
        expect(await till.givenUpOf(order)).toEqual(['GONE']);
      });
      expect(await till.payments.close(MERCHANT, order)).toBe('closed');
      await till.pass(10 * SECOND_MS);
      expect(await till.givenUpOf(order)).toEqual(['RETURNED']);
      expect([await till.state(order), await till.paidEvents(order)]).toEqual(['CLOSED', 0]);
      expect(till.heldFen(provider, number)).toBe(0);
    });

    test('paid while another process decides against it: the sale is not told to be paid (PAY-05)', async () => {
      await till.scan(order, code('asks'));
      const number = await till.numberOf(order);
      till.sandbox.faults.add({ kind: 'drop_notice', provider });
      till.confirm(provider, number);
      till.afterNextAnswer(provider, () => till.decideAgainst(number));
      expect(await till.payments.close(MERCHANT, order)).toBe('unknown');
      await till.pass(20 * SECOND_MS);
      await expectNotPaid(provider, 'timed_out');
    });

    test('the same code read twice, by the same key or another, is one scan; for another sale it is refused (PAY-05)', async () => {
      const once = code('asks');
      const [first, second] = await Promise.allSettled([till.scan(order, once), till.scan(order, once)]);
      const told = [first, second].filter(({ status }) => status === 'fulfilled');
      expect(told.length).toBeGreaterThan(0);
      await till.scan(order, once);
      till.confirm(provider, await till.numberOf(order));
      await till.pass(5 * SECOND_MS);
      await expectPaid(provider);
      expect(await till.scan(order, once)).toMatchObject({ state: 'PAID' });
      await expect(till.scan('ord_other' as OrderId, once)).rejects.toMatchObject({
        code: 'payments.code_used',
      });
    });

    test('while one code is open no other one is charged (PAY-05)', async () => {
      await till.scan(order, code('asks'));
      await expect(till.scan(order, code('passes'))).rejects.toMatchObject({ code: 'payments.scan_open' });
      till.confirm(provider, await till.numberOf(order));
      await till.pass(5 * SECOND_MS);
      await expectPaid(provider);
      await expect(till.scan(order, code('passes'))).rejects.toMatchObject({ code: 'payments.already_paid' });
    });

    test('a till payment is refunded like one from online, in parts (PAY-05)', async () => {
      await till.scan(order, code('passes'));
      await till.house.container.get(UNIT_OF_WORK).run((tx) =>
        till.payments.refund(tx, {
          ...{ merchantId: MERCHANT, orderId: order, refundId: 'one', amountFen: fen(900), reason: '退一件' },
        }),
      );
      await till.pass(30 * SECOND_MS);
      expect(till.heldFen(provider, await till.numberOf(order))).toBe(AMOUNT - 900);
    });
  });

  test('while one provider does not answer, who pays by the other one is asked about all the same (PAY-05)', async () => {
    const silent = `ord_silent_${orders}` as OrderId;
    await till.scan(silent, till.codes.alipay.issue('asks'));
    till.clock.advance(SECOND_MS);
    await till.scan(order, till.codes.wechat.issue('asks'));
    till.confirm('wechat', await till.numberOf(order));
    const answered = Promise.withResolvers<void>();
    till.afterNextAnswer('alipay', () => answered.promise);
    till.afterNextAnswer('wechat', async () => answered.resolve());
    await till.pass(5 * SECOND_MS);
    await expectPaid('wechat');
    till.confirm('alipay', await till.numberOf(silent));
    await till.pass(5 * SECOND_MS);
  });

  test('she turns the password down: not paid (PAY-05)', async () => {
    await till.scan(order, till.codes.wechat.issue('asks'));
    till.confirm('wechat', await till.numberOf(order), true);
    await till.pass(30 * SECOND_MS);
    await expectNotPaid('wechat', 'refused_by_payer');
  });

  test('after one wallet failed, the other one pays the same order (PAY-05)', async () => {
    await till.scan(order, till.codes.alipay.issue('poor'));
    await till.scan(order, till.codes.wechat.issue('passes'));
    await expectPaid('wechat');
  });

  test('what is no pay code, and one of a provider that takes none here, reach nobody (PAY-05)', async () => {
    await expect(till.scan(order, '6901234567892')).rejects.toMatchObject({
      code: 'payments.not_a_pay_code',
    });
    await till.without('unionpay', () =>
      expect(till.scan(order, till.codes.unionpay.issue('passes'))).rejects.toMatchObject({
        code: 'payments.pay_code_not_taken',
      }),
    );
    expect(await till.scanOf(order)).toBeUndefined();
  });

  describe('what UnionPay does otherwise (PAY-03, PAY-05)', () => {
    const transaction = async () => {
      const number = await till.numberOf(order);
      return till.sandbox.acpTransactions.list().find(({ orderId }) => orderId === number);
    };

    test('taken on is not paid: what came of it is asked, and that her money does not suffice is said at once', async () => {
      till.afterNextAnswer('unionpay', async () =>
        expect(await till.scanOf(order)).toMatchObject({ state: 'PAYING' }),
      );
      expect(await till.scan(order, till.codes.unionpay.issue('poor'))).toMatchObject({
        ...{ state: 'NOT_PAID', reason: '64' },
      });
    });

    test('what was scanned before its day ends at 23:00 is not reversed after it: what she paid goes back by a refund', async () => {
      const night = startOfBusinessDay(businessDayNumber(till.clock.now()) + 1) + 23 * HOUR_MS;
      till.clock.advance(night - 5 * SECOND_MS - till.clock.now());
      await till.scan(order, till.codes.unionpay.issue('asks'));
      expect(await till.payments.close(MERCHANT, order)).toBe('unknown');
      till.confirm('unionpay', await till.numberOf(order));
      await till.pass(4 * MINUTE_MS);
      expect(await transaction()).toMatchObject({ state: 'DONE' });
      await expectNotPaid('unionpay', 'cancelled');
    });

    test('asked about too often it says nothing: the scan is reversed like one without a word', async () => {
      await till.scan(order, till.codes.unionpay.issue('asks'));
      till.sandbox.unionpay.answersMax = 0;
      await till.pass(MINUTE_MS);
      till.sandbox.unionpay.answersMax = undefined;
      await expectNotPaid('unionpay', 'timed_out');
      expect(await transaction()).toMatchObject({ state: 'REVERSED' });
    });
  });
});
