import { fen, MINUTE_MS, type OrderId, SECOND_MS, UNIT_OF_WORK } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { AMOUNT, MERCHANT, tillAndWallet } from '../../support/payments.ts';

describe.each(DATABASE_KINDS)('three providers, on %s', (kind) => {
  let till: Awaited<ReturnType<typeof tillAndWallet>>;
  let orders = 0;
  let order: OrderId;
  beforeAll(async () => {
    till = await tillAndWallet(kind);
  }, 60_000);
  beforeEach(() => {
    orders += 1;
    order = `ord_${orders}` as OrderId;
    till.sandbox.faults.clear();
  });
  afterAll(() => till.close());

  const paidEvents = async () =>
    (await till.events('payments.payment_succeeded')).filter(({ orderId }) => orderId === order);

  async function scanAndPay(): Promise<void> {
    const { params } = await till.beginAt('alipay', order);
    till.sandbox.alipay.pay(params.qrCode);
    await till.sandbox.tick();
  }

  /** The browser sends the form; she confirms on the page that comes back. */
  async function openPage() {
    const { params } = await till.beginAt('unionpay', order);
    const page = await fetch(params.url, { method: 'POST', body: new URLSearchParams(params.fields) });
    expect(await page.text()).toContain('等待付款');
    return params.fields['orderId'] ?? '';
  }

  async function refunded(amountFen: number): Promise<void> {
    const asked = { merchantId: MERCHANT, orderId: order, refundId: 'r1', amountFen: fen(amountFen) };
    await till.house.container
      .get(UNIT_OF_WORK)
      .run((tx) => till.payments.refund(tx, { ...asked, reason: '退款' }));
    for (let looks = 0; looks < 4; looks += 1) {
      await till.job('payments.pursue_refunds');
      till.clock.advance(30 * SECOND_MS);
      await till.sandbox.tick();
    }
    const done = await till.events('payments.refund_succeeded');
    expect(done.filter(({ orderId }) => orderId === order)).toMatchObject([{ amountFen }]);
  }

  test('Alipay: the code is scanned, the notice counts, a part goes back (PAY-02)', async () => {
    await scanAndPay();
    expect(await paidEvents()).toMatchObject([{ provider: 'alipay', amountFen: AMOUNT }]);
    await refunded(2_900);
    expect(till.sandbox.alipayTrades.list().at(-1)?.refunds).toMatchObject([{ amountFen: 2_900 }]);
  });

  test('Alipay: a refund that got stuck is asked for again under its number (PAY-02)', async () => {
    await scanAndPay();
    till.sandbox.faults.add({ kind: 'refund_abnormal', provider: 'alipay' });
    await refunded(AMOUNT);
    expect(till.sandbox.alipayTrades.list().at(-1)).toMatchObject({ state: 'TRADE_CLOSED' });
  });

  test('UnionPay: the form is signed, the notice hangs on the chain, all goes back (PAY-03)', async () => {
    till.sandbox.unionpay.pay(await openPage());
    await till.sandbox.tick();
    expect(await paidEvents()).toMatchObject([{ provider: 'unionpay', amountFen: AMOUNT }]);
    await refunded(AMOUNT);
    expect(till.sandbox.acpTransactions.list().at(-1)).toMatchObject({ kind: 'refund', state: 'DONE' });
  });

  test.each(['lose_answer', 'tamper_answer'] as const)(
    'after %s a refund is asked for again, and the money moves once (PAY-02, PAY-03)',
    async (fault) => {
      await scanAndPay();
      till.sandbox.faults.add({ kind: fault, provider: 'alipay' });
      await refunded(500);
      expect(till.sandbox.alipayTrades.list().at(-1)?.refunds).toHaveLength(1);
      orders += 1;
      order = `ord_${orders}` as OrderId;
      const before = till.sandbox.acpTransactions.list().length;
      till.sandbox.unionpay.pay(await openPage());
      await till.sandbox.tick();
      till.sandbox.faults.add({ kind: fault, provider: 'unionpay' });
      await refunded(500);
      expect(till.sandbox.acpTransactions.list()).toHaveLength(before + 2);
    },
  );

  test('UnionPay: a refund that failed is asked for again when somebody says so, under its number', async () => {
    till.sandbox.unionpay.pay(await openPage());
    await till.sandbox.tick();
    till.sandbox.faults.add({ kind: 'refund_abnormal', provider: 'unionpay' });
    const asked = {
      merchantId: MERCHANT,
      orderId: order,
      refundId: 'r1',
      amountFen: fen(100),
      reason: '退款',
    };
    const unitOfWork = till.house.container.get(UNIT_OF_WORK);
    await unitOfWork.run((tx) => till.payments.refund(tx, asked));
    const look = async () => {
      for (let looks = 0; looks < 3; looks += 1) {
        await till.job('payments.pursue_refunds');
        till.clock.advance(MINUTE_MS);
        await till.sandbox.tick();
      }
    };
    await look();
    const told = (events: readonly Record<string, unknown>[]) =>
      events.filter(({ orderId }) => orderId === order);
    expect(told(await till.events('payments.refund_failed'))).toHaveLength(1);
    expect(await unitOfWork.run((tx) => till.payments.retryRefund(tx, asked))).toBe(true);
    await look();
    expect(told(await till.events('payments.refund_succeeded'))).toMatchObject([{ amountFen: 100 }]);
  });

  test.each(['alipay', 'unionpay'] as const)(
    '%s: a probe is refused, copies that race pay once',
    async (name) => {
      till.sandbox.faults.add({ kind: 'duplicate_notice', provider: name, copies: 3 });
      till.sandbox.faults.add({ kind: 'probe_notice', provider: name });
      if (name === 'alipay') await scanAndPay();
      else {
        till.sandbox.unionpay.pay(await openPage());
        await till.sandbox.tick();
      }
      const sent = till.sandbox.allNotices().filter(({ provider }) => provider === name);
      expect(
        sent
          .slice(-4)
          .map(({ lastStatus }) => lastStatus)
          .sort(),
      ).toEqual([200, 200, 200, 401]);
      expect(await paidEvents()).toHaveLength(1);
    },
  );

  test.each(['alipay', 'unionpay'] as const)(
    'a lost notice of %s is made up for by a question',
    async (name) => {
      till.sandbox.faults.add({ kind: 'drop_notice', provider: name });
      if (name === 'alipay') await scanAndPay();
      else till.sandbox.unionpay.pay(await openPage());
      expect(await till.state(order)).toBe('PREPAID');
      till.clock.advance(20 * SECOND_MS);
      await till.job('payments.query_unfinished');
      expect(await till.state(order)).toBe('SUCCEEDED');
    },
  );

  test('UnionPay rotates its certificate in flight: the same authority is still believed (PAY-03)', async () => {
    till.sandbox.unionpay.rotate();
    till.sandbox.unionpay.pay(await openPage());
    await till.sandbox.tick();
    expect(await till.state(order)).toBe('SUCCEEDED');
  });

  test('another way to pay ends the former one first: its prepay id is worth nothing any more', async () => {
    await till.beginAt('wechat', order);
    const former = till.sandbox.trades.list().at(-1);
    await scanAndPay();
    expect(former?.state).toBe('CLOSED');
    expect(await paidEvents()).toMatchObject([{ provider: 'alipay' }]);
  });

  test('nobody can change the way while the former provider does not answer', async () => {
    await till.beginAt('wechat', order);
    till.sandbox.faults.add({ kind: 'refuse', provider: 'wechat', status: 500, times: 2 });
    await expect(till.beginAt('alipay', order)).rejects.toMatchObject({
      code: 'payments.provider_unreachable',
    });
    expect((await till.beginAt('wechat', order)).provider).toBe('wechat');
  });

  test('a former payment that was made already is the payment: nothing is opened anywhere else', async () => {
    till.sandbox.faults.add({ kind: 'drop_notice', provider: 'alipay' });
    await scanAndPay();
    await expect(till.beginAt('wechat', order)).rejects.toMatchObject({ code: 'payments.already_paid' });
    expect(await paidEvents()).toMatchObject([{ provider: 'alipay' }]);
  });

  test('paid twice because UnionPay cannot close: one pays the order, the other goes back', async () => {
    const former = await openPage();
    const { params } = await till.beginAt('wechat', order);
    await till.outside.pay(params.package.replace('prepay_id=', ''));
    till.sandbox.unionpay.pay(former);
    await till.sandbox.tick();
    expect(await paidEvents()).toMatchObject([{ provider: 'wechat' }]);
    // The first attempt fails there: the next one is another transaction.
    till.sandbox.faults.add({ kind: 'refund_abnormal', provider: 'unionpay' });
    for (let looks = 0; looks < 5; looks += 1) {
      await till.job('payments.watch_given_up');
      till.clock.advance(MINUTE_MS);
      await till.sandbox.tick();
    }
    const back = till.sandbox.acpTransactions.list().filter(({ kind: what }) => what === 'refund');
    expect(back.at(-1)).toMatchObject({ amountFen: AMOUNT, state: 'DONE', orderId: `L${former}` });
    await till.job('payments.watch_given_up');
    expect(back).toHaveLength(
      till.sandbox.acpTransactions.list().filter((one) => one.kind === 'refund').length,
    );
  });

  test('a code that nobody scanned cannot be closed: money for it is late money, as ever', async () => {
    const { params } = await till.beginAt('alipay', order);
    expect(await till.payments.close(MERCHANT, order)).toBe('closed');
    expect(await till.state(order)).toBe('CLOSED');
    till.sandbox.faults.add({ kind: 'drop_notice', provider: 'alipay' });
    till.sandbox.alipay.pay(params.qrCode);
    await till.job('payments.watch_given_up');
    expect(await till.state(order)).toBe('SUCCEEDED');
    expect(await paidEvents()).toHaveLength(1);
  });

  test('the shop says how one can pay, and takes no other way', async () => {
    const answer = await fetch(`${till.house.url}/v1/payments/providers`);
    expect(await answer.json()).toEqual({
      items: [
        { provider: 'wechat', title: '微信支付' },
        { provider: 'alipay', title: '支付宝' },
        { provider: 'unionpay', title: '银联云闪付' },
      ],
      demoWallet: true,
    });
  });
});
