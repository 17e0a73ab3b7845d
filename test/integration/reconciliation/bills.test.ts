import { businessDay, DAY_MS, fen, HOUR_MS, type OrderId, SECOND_MS, UNIT_OF_WORK } from '#kernel';
import { BillDamaged, type BillLine, TRADE_BILLS } from '#modules/payments';
import { AMOUNT, MERCHANT, prepayIdOf, tillAndWallet } from '../../support/payments.ts';

/** Adapters know no database: one is enough. */
describe('bills of three providers, read as they come', () => {
  let till: Awaited<ReturnType<typeof tillAndWallet>>;
  let day: string;
  beforeAll(async () => {
    till = await tillAndWallet('SQLite');
    const wechat = await till.beginAt('wechat', 'ord_1' as OrderId);
    await till.outside.pay(prepayIdOf(wechat.params));
    const alipay = await till.beginAt('alipay', 'ord_2' as OrderId);
    till.sandbox.alipay.pay(alipay.params.qrCode);
    const unionpay = await till.beginAt('unionpay', 'ord_3' as OrderId);
    const { url, fields } = unionpay.params;
    await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
    till.sandbox.unionpay.pay(fields['orderId'] ?? '');
    await till.sandbox.tick();
    for (const orderId of ['ord_1', 'ord_2', 'ord_3'] as OrderId[])
      await till.house.container.get(UNIT_OF_WORK).run((tx) =>
        till.payments.refund(tx, {
          ...{ merchantId: MERCHANT, orderId, refundId: 'r1', amountFen: fen(900), reason: '退款' },
        }),
      );
    for (let looks = 0; looks < 3; looks += 1) {
      await till.job('payments.pursue_refunds');
      till.clock.advance(5 * SECOND_MS);
      await till.sandbox.tick();
    }
    day = businessDay(till.clock.now());
    till.clock.advance(DAY_MS + 20 * HOUR_MS);
  });
  afterEach(() => till.sandbox.faults.clear());
  afterAll(() => till.close());

  async function linesOf(provider: 'wechat' | 'alipay' | 'unionpay'): Promise<BillLine[]> {
    const bill = await till.house.container.get(TRADE_BILLS).open(provider, day);
    if (bill.state !== 'ready') throw new Error(bill.state);
    const lines: BillLine[] = [];
    for await (const line of bill.lines) lines.push(line);
    return lines;
  }

  test.each(['wechat', 'alipay', 'unionpay'] as const)(
    '%s: what came in and what went back, under our numbers (PAY-06)',
    async (provider) => {
      const [paid, back, ...more] = await linesOf(provider);
      expect(more).toEqual([]);
      expect(paid).toMatchObject({ kind: 'payment', amountFen: AMOUNT, outRefundNo: '' });
      expect(paid?.outTradeNo).toMatch(/^[0-9a-f]{32}$/);
      // UnionPay's column is one letter too narrow for our number.
      const width = provider === 'unionpay' ? 31 : 32;
      expect(back).toMatchObject({ kind: 'refund', amountFen: 900 });
      expect(back?.outRefundNo).toMatch(new RegExp(`^R[0-9a-f]{${width}}$`));
      expect(back?.transactionId).toBe(paid?.transactionId);
    },
  );

  test.each(['wechat', 'alipay', 'unionpay'] as const)(
    '%s: a bill whose hash or checksum is another one is not believed (PAY-06)',
    async (provider) => {
      till.sandbox.faults.add({ kind: 'bill_wrong_hash', provider });
      await expect(linesOf(provider)).rejects.toThrow(BillDamaged);
      expect(await linesOf(provider)).toHaveLength(2);
    },
  );

  test('a day without any money: WeChat is sure of it, the others might not have written it yet', async () => {
    const bills = till.house.container.get(TRADE_BILLS);
    expect(await bills.open('wechat', '2020-01-01')).toEqual({ state: 'none', isCertain: true });
    expect(await bills.open('alipay', '2020-01-01')).toEqual({ state: 'none', isCertain: false });
    expect(await bills.open('unionpay', '2020-01-01')).toEqual({ state: 'none', isCertain: false });
    till.sandbox.faults.add({ kind: 'bill_not_ready', provider: 'wechat' });
    expect(await bills.open('wechat', day)).toEqual({ state: 'not_ready' });
  });
});
