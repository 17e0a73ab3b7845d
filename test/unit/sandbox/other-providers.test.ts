import { DAY_MS, MINUTE_MS, SECOND_MS } from '#kernel';
import { ALIPAY_TRANSITIONS, type AlipayTradeState } from '../../../src/sandbox/alipay/trades.ts';
import { ACP_TRANSITIONS, type AcpState } from '../../../src/sandbox/unionpay/transactions.ts';
import { aSandbox } from '../../support/sandbox-in-memory.ts';

const refused = (subCode: string) => expect.objectContaining({ subCode });
const acpRefused = (code: string) => expect.objectContaining({ code });

const offerOf = (given: ReturnType<typeof aSandbox>, outTradeNo = 'order_1') => ({
  ...{ outTradeNo, totalFen: 100, subject: '通衢', notifyUrl: 'http://127.0.0.1/n' },
  expiresAt: given.clock.now() + 30 * MINUTE_MS,
});
const paymentOf = (orderId = 'order00001') => ({
  ...{ orderId, txnTime: '20261122100000', amountFen: 100, backUrl: 'http://127.0.0.1/n' },
  ...{ expiresAt: null, isApp: false },
});

test('Alipay has a trade only after the code was scanned, and it is paid once (PAY-02)', () => {
  const given = aSandbox();
  const { alipay, alipayTrades } = given.sandbox;
  const code = alipayTrades.offer(offerOf(given));
  expect(() => alipayTrades.get('order_1')).toThrow(refused('ACQ.TRADE_NOT_EXIST'));
  expect(alipay.pay(code).state).toBe('TRADE_SUCCESS');
  expect(() => alipay.pay(code)).toThrow(refused('ACQ.TRADE_HAS_SUCCESS'));
  expect(() => alipayTrades.offer(offerOf(given))).toThrow(refused('ACQ.TRADE_HAS_SUCCESS'));
});

test('an Alipay code dies with its order; a trade that waits is closed then', async () => {
  const given = aSandbox();
  const { alipay, alipayTrades } = given.sandbox;
  const [unscanned, scanned] = [
    alipayTrades.offer(offerOf(given)),
    alipayTrades.offer(offerOf(given, 'order_2')),
  ];
  alipayTrades.scan(scanned, 'buyer');
  given.clock.advance(30 * MINUTE_MS);
  await given.sandbox.tick();
  expect(() => alipay.pay(unscanned)).toThrow(refused('ACQ.TRADE_NOT_EXIST'));
  expect(alipayTrades.get('order_2').state).toBe('TRADE_CLOSED');
});

test('refunds of an Alipay trade: once per number, together never more than it, none after a year', async () => {
  const given = aSandbox();
  const { alipay, alipayTrades } = given.sandbox;
  const trade = alipay.pay(alipayTrades.offer(offerOf(given)));
  expect(alipayTrades.refund(trade, 'r1', 60)).toBe(true);
  expect(alipayTrades.refund(trade, 'r1', 60)).toBe(false);
  expect(() => alipayTrades.refund(trade, 'r1', 61)).toThrow(refused('ACQ.DISCORDANT_REPEAT_REQUEST'));
  expect(() => alipayTrades.refund(trade, 'r2', 41)).toThrow(refused('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL'));
  given.clock.advance(366 * DAY_MS);
  await given.sandbox.tick();
  expect(() => alipayTrades.refund(trade, 'r2', 40)).toThrow(refused('ACQ.TRADE_HAS_FINISHED'));
});

test('only the seven letters end a notice of Alipay: a mere 200 makes it come again', async () => {
  const given = aSandbox();
  given.receiver.status = 200;
  given.sandbox.alipay.pay(given.sandbox.alipayTrades.offer(offerOf(given)));
  await given.sandbox.tick();
  given.clock.advance(2 * MINUTE_MS);
  await given.sandbox.tick();
  expect(given.sent).toHaveLength(2);
});

test('UnionPay: the same order may be opened again while it is open, under another time it is a repetition (PAY-03)', () => {
  const { acpTransactions, unionpay } = aSandbox().sandbox;
  expect(acpTransactions.open(paymentOf())).toBe(acpTransactions.open(paymentOf()));
  expect(() => acpTransactions.open({ ...paymentOf(), txnTime: '20261122100001' })).toThrow(acpRefused('12'));
  expect(unionpay.pay('order00001').state).toBe('DONE');
  expect(() => unionpay.pay('order00001')).toThrow(acpRefused('12'));
});

test('UnionPay gives back a part at its leisure, the whole on the same day, and never more than was paid', async () => {
  const { sandbox, clock } = aSandbox();
  const { acpTransactions, unionpay } = sandbox;
  acpTransactions.open(paymentOf());
  const origQryId = unionpay.pay('order00001').queryId ?? '';
  const back = (orderId: string, amountFen: number, kind: 'refund' | 'undo' = 'refund') =>
    acpTransactions.giveBack({ ...paymentOf(orderId), kind, amountFen, origQryId });
  expect(back('refund0001', 60).state).toBe('UNDER_WAY');
  expect(() => back('refund0002', 41)).toThrow(acpRefused('61'));
  expect(() => back('undo000001', 100, 'undo')).toThrow(acpRefused('36'));
  clock.advance(2 * SECOND_MS);
  await sandbox.tick();
  expect(acpTransactions.find('refund0001', '20261122100000')?.state).toBe('DONE');
});

test('UnionPay takes a refund that failed again as another transaction only: the same number at another time', () => {
  const { acpTransactions, unionpay } = aSandbox().sandbox;
  acpTransactions.open(paymentOf());
  const origQryId = unionpay.pay('order00001').queryId ?? '';
  const back = (txnTime: string) =>
    acpTransactions.giveBack({ ...paymentOf('refund0001'), kind: 'refund', txnTime, origQryId });
  acpTransactions.move(back('20261122100000'), 'FAILED');
  expect(() => back('20261122100000')).toThrow(acpRefused('12'));
  expect(back('20261122110000').state).toBe('UNDER_WAY');
  expect(acpTransactions.find('refund0001', '20261122100000')?.state).toBe('FAILED');
  expect(() => back('20261122120000')).toThrow(acpRefused('12'));
});

test('nobody pays at UnionPay after the time of the order', () => {
  const { sandbox, clock } = aSandbox();
  sandbox.acpTransactions.open({ ...paymentOf(), expiresAt: clock.now() + MINUTE_MS });
  clock.advance(MINUTE_MS);
  expect(() => sandbox.unionpay.pay('order00001')).toThrow(acpRefused('77'));
});

test('only the written transitions exist, at Alipay as at UnionPay', () => {
  const given = aSandbox();
  const { alipayTrades, acpTransactions } = given.sandbox;
  const trade = alipayTrades.create(offerOf(given), 'buyer');
  for (const from of Object.keys(ALIPAY_TRANSITIONS) as AlipayTradeState[])
    for (const to of Object.keys(ALIPAY_TRANSITIONS) as AlipayTradeState[]) {
      trade.state = from;
      const isLegal = (ALIPAY_TRANSITIONS[from] as readonly string[]).includes(to);
      if (isLegal) alipayTrades.move(trade, to);
      else expect(() => alipayTrades.move(trade, to)).toThrow('never goes');
    }
  const payment = acpTransactions.open(paymentOf());
  for (const from of Object.keys(ACP_TRANSITIONS) as AcpState[])
    for (const to of Object.keys(ACP_TRANSITIONS) as AcpState[]) {
      payment.state = from;
      const isLegal = (ACP_TRANSITIONS[from] as readonly string[]).includes(to);
      if (isLegal) acpTransactions.move(payment, to);
      else expect(() => acpTransactions.move(payment, to)).toThrow('never goes');
    }
});

test('a fault that names a provider strikes that one alone; reordered notices change places', async () => {
  const given = aSandbox();
  const { sandbox, clock, sent } = given;
  sandbox.faults.add({ kind: 'reorder_notices', provider: 'alipay' });
  sandbox.faults.add({ kind: 'drop_notice', provider: 'wechat' });
  sandbox.alipay.pay(sandbox.alipayTrades.offer(offerOf(given)));
  await sandbox.tick();
  expect(sent).toHaveLength(0);
  sandbox.alipay.pay(sandbox.alipayTrades.offer(offerOf(given, 'order_2')));
  await sandbox.tick();
  clock.advance(1);
  await sandbox.tick();
  const numbers = sent.map(({ body }) => new URLSearchParams(body).get('out_trade_no'));
  expect(numbers).toEqual(['order_2', 'order_1']);
});
