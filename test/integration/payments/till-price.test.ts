import { fen, type OrderId, SECOND_MS, UNIT_OF_WORK } from '#kernel';
import { GIVEN_UP, INTENTS, PAYMENT_PROVIDERS } from '../../../modules/payments/app/ports.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { AMOUNT, MERCHANT } from '../../support/payments.ts';
import { CODE_PROVIDERS, type TillCounter, tillCounter } from '../../support/till-counter.ts';

const OPENING_MS = 60_000;
const LOWER = fen(9_900);

describe.each(DATABASE_KINDS)('another price while she stands at the till, on %s', (kind) => {
  let till: TillCounter;
  let order: OrderId;
  let orders = 0;
  const next = () => {
    orders += 1;
    return `ord_price_${orders}` as OrderId;
  };
  beforeAll(async () => {
    till = await tillCounter(kind);
  }, OPENING_MS);
  beforeEach(() => {
    order = next();
  });
  afterAll(() => till.close());

  const lower = async () => {
    const ended = await till.payments.endOpen(MERCHANT, order);
    if (typeof ended === 'string') return ended;
    return till.house.container
      .get(UNIT_OF_WORK)
      .run((tx) => till.payments.changeAmount(tx, MERCHANT, order, ended, LOWER));
  };

  test.each(CODE_PROVIDERS)(
    'waits while her code of %s is open, and she pays what she was asked for (ORD-04)',
    async (provider) => {
      await till.scan(order, till.codes[provider].issue('asks'));
      expect(await lower()).toBe('unknown');
      till.confirm(provider, await till.numberOf(order));
      await till.pass(5 * SECOND_MS);
      expect(await till.scanOf(order)).toMatchObject({ state: 'PAID' });
      expect(await till.state(order)).toBe('SUCCEEDED');
      expect(till.heldFen(provider, await till.numberOf(order))).toBe(AMOUNT);
      expect(await lower()).toBe('paid');
    },
  );

  test('between two codes it holds, and the next code is charged for it (ORD-04)', async () => {
    expect(await till.scan(order, till.codes.alipay.issue('poor'))).toMatchObject({ state: 'NOT_PAID' });
    expect(await lower()).toBe(true);
    expect(await till.scan(order, till.codes.wechat.issue('passes'))).toMatchObject({ state: 'PAID' });
    expect(till.heldFen('wechat', await till.numberOf(order))).toBe(LOWER);
  });

  test('a scan ends although its number was given up before (PAY-05)', async () => {
    await till.scan(order, till.codes.wechat.issue('asks'));
    const { container } = till.house;
    const intent = await container.get(INTENTS).find(MERCHANT, order);
    if (intent === undefined) throw new Error('it was scanned');
    await container
      .get(UNIT_OF_WORK)
      .run((tx) => container.get(GIVEN_UP).add(tx, intent, 'GONE', till.clock.now()));
    await till.pass(60 * SECOND_MS);
    expect(await till.scanOf(order)).toMatchObject({ state: 'NOT_PAID' });
  });

  test('one scan that cannot be followed does not hold up another customer (PAY-05)', async () => {
    const other = next();
    await till.scan(order, till.codes.wechat.issue('asks'));
    till.clock.advance(1);
    await till.scan(other, till.codes.wechat.issue('asks'));
    till.confirm('wechat', await till.numberOf(other));
    const wechat = till.house.container.get(PAYMENT_PROVIDERS).get('wechat');
    const broken = await till.numberOf(order);
    const query = wechat.query.bind(wechat);
    wechat.query = async (payment) => {
      if (payment.outTradeNo === broken) throw new Error('an answer that nobody expected');
      return query(payment);
    };
    till.clock.advance(5 * SECOND_MS);
    await expect(till.job('payments.pursue_scans')).rejects.toThrow(AggregateError);
    wechat.query = query;
    expect(await till.scanOf(other)).toMatchObject({ state: 'PAID' });
    expect(await till.scanOf(order)).toMatchObject({ state: 'PAYING' });
  });
});
