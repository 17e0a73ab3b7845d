import { MINUTE_MS, type OrderId, SECOND_MS, UNIT_OF_WORK } from '#kernel';
import { TILL_PAYERS } from '#modules/members';
import { PAYERS } from '../../../modules/payments/app/payers.ts';
import {
  GIVEN_UP,
  INTENTS,
  PAYMENT_PROVIDERS,
  PAYMENTS_SETTINGS,
} from '../../../modules/payments/app/ports.ts';
import { SCANS } from '../../../modules/payments/app/scans.ts';
import { settlePayment } from '../../../modules/payments/app/settle.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { AMOUNT, MERCHANT, tillAndWallet } from '../../support/payments.ts';

describe.each(DATABASE_KINDS)('two of her windows that cross on their way to a provider, on %s', (kind) => {
  let till: Awaited<ReturnType<typeof tillAndWallet>>;
  let orders = 0;
  let order: OrderId;
  beforeAll(async () => {
    till = await tillAndWallet(kind);
  }, 60_000);
  beforeEach(() => {
    orders += 1;
    order = `ord_${orders}` as OrderId;
  });
  afterAll(() => till.close());

  /** At the next closing at this provider, something else happens before its answer is here. */
  function whileClosing(name: 'wechat' | 'alipay', work: () => Promise<unknown>): void {
    const provider = till.house.container.get(PAYMENT_PROVIDERS).get(name);
    const close = provider.close.bind(provider);
    provider.close = async (payment) => {
      provider.close = close;
      const answer = await close(payment);
      await work();
      return answer;
    };
  }

  /** The shop knows of no code yet: nobody can believe the answer to the first request for one. */
  async function beginWithoutAnswer(): Promise<void> {
    till.sandbox.faults.add({ kind: 'tamper_answer', provider: 'alipay' });
    await expect(till.beginAt('alipay', order)).rejects.toMatchObject({
      code: 'payments.provider_unreachable',
    });
  }

  test('she cancels while she chooses another way to pay: the order does not end with a payment that is open', async () => {
    await till.beginAt('wechat', order);
    whileClosing('wechat', () => till.beginAt('alipay', order));
    expect(await till.payments.close(MERCHANT, order)).toBe('unknown');
    expect(await till.state(order)).toBe('PREPAID');
    expect(await till.payments.close(MERCHANT, order)).toBe('closed');
  });

  test('a code that she got while the payment was being closed is not taken for gone', async () => {
    await beginWithoutAnswer();
    whileClosing('alipay', () => till.beginAt('alipay', order));
    expect(await till.payments.close(MERCHANT, order)).toBe('unknown');
    expect(await till.state(order)).toBe('PREPAID');
  });

  test('a code that she got while she chose another way is watched: money for it goes back', async () => {
    await beginWithoutAnswer();
    let code = '';
    whileClosing('alipay', async () => {
      code = (await till.beginAt('alipay', order)).params.qrCode;
    });
    const { params } = await till.beginAt('wechat', order);
    till.sandbox.faults.add({ kind: 'drop_notice', provider: 'alipay' });
    till.sandbox.alipay.pay(code);
    await till.outside.pay(params.package.replace('prepay_id=', ''));
    for (let looks = 0; looks < 3; looks += 1) {
      await till.job('payments.watch_given_up');
      till.clock.advance(MINUTE_MS);
      await till.sandbox.tick();
    }
    expect(till.sandbox.alipayTrades.list().at(-1)?.refunds).toMatchObject([{ amountFen: AMOUNT }]);
    const paid = await till.events('payments.payment_succeeded');
    expect(paid.filter(({ orderId }) => orderId === order)).toMatchObject([{ provider: 'wechat' }]);
  });

  test('UnionPay: two windows a second apart get one form, for the one time that is asked about (PAY-03)', async () => {
    const provider = till.house.container.get(PAYMENT_PROVIDERS).get('unionpay');
    const prepay = provider.prepay.bind(provider);
    let faster: Readonly<Record<string, string>> = {};
    provider.prepay = async (intent, openid) => {
      provider.prepay = prepay;
      const mine = await prepay(intent, openid);
      till.clock.advance(SECOND_MS);
      faster = (await till.beginAt('unionpay', order)).params.fields;
      return mine;
    };
    const { params } = await till.beginAt('unionpay', order);
    expect(params.fields['txnTime']).toBe(faster['txnTime']);
    await fetch(params.url, { method: 'POST', body: new URLSearchParams(params.fields) });
    till.sandbox.faults.add({ kind: 'drop_notice', provider: 'unionpay' });
    till.sandbox.unionpay.pay(params.fields['orderId'] ?? '');
    till.clock.advance(20 * SECOND_MS);
    await till.job('payments.query_unfinished');
    expect(await till.state(order)).toBe('SUCCEEDED');
  });

  test('one number that was paid by two transactions is reported; the same one told again is not', async () => {
    const { params } = await till.beginAt('wechat', order);
    await till.outside.pay(params.package.replace('prepay_id=', ''));
    const { container } = till.house;
    const [intents, providers] = [container.get(INTENTS), container.get(PAYMENT_PROVIDERS)];
    const intent = await intents.find(MERCHANT, order);
    if (intent === undefined) throw new Error('it was begun');
    const said = await providers.get('wechat').query(intent);
    if (said === 'unknown') throw new Error('it was paid');
    const reported: object[] = [];
    const settings = {
      ...container.get(PAYMENTS_SETTINGS),
      log: { warn: (facts: object) => reported.push(facts) },
    };
    const stores = [intents, container.get(GIVEN_UP), providers] as const;
    const settle = settlePayment(
      ...([
        container.get(UNIT_OF_WORK),
        ...stores,
        settings,
        container.get(SCANS),
        container.get(PAYERS),
        container.get(TILL_PAYERS),
      ] as const),
    );
    await settle(intent, said);
    expect(reported).toEqual([]);
    await settle(intent, { ...said, transactionId: 'another' });
    expect(reported).toEqual([{ paymentId: intent.id, transactionId: 'another' }]);
  });
});
