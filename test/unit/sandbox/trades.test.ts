import { HOUR_MS, MINUTE_MS } from '#kernel';
import { TRADE_TRANSITIONS, type TradeState } from '#sandbox';
import { aSandbox, order } from '../../support/sandbox-in-memory.ts';

const refused = (code: string) => expect.objectContaining({ code });

test('an order is paid once: the second confirmation is refused', () => {
  const { sandbox } = aSandbox();
  const { prepayId } = sandbox.trades.prepay(order());
  sandbox.pay.pay(prepayId);
  expect(() => sandbox.pay.pay(prepayId)).toThrow(refused('ORDERPAID'));
});

test('a closed order cannot be paid, and not be prepaid again under its number', () => {
  const { sandbox } = aSandbox();
  const { prepayId } = sandbox.trades.prepay(order());
  sandbox.trades.close(order().outTradeNo);
  expect(() => sandbox.pay.pay(prepayId)).toThrow(refused('ORDER_CLOSED'));
  expect(() => sandbox.trades.prepay(order())).toThrow(refused('ORDER_CLOSED'));
});

test('a paid order cannot be closed', () => {
  const { sandbox } = aSandbox();
  sandbox.pay.pay(sandbox.trades.prepay(order()).prepayId);
  expect(() => sandbox.trades.close(order().outTradeNo)).toThrow(refused('ORDERPAID'));
});

test('the same number again is the same order; with another amount it is refused', () => {
  const { sandbox } = aSandbox();
  const first = sandbox.trades.prepay(order()).prepayId;
  expect(sandbox.trades.prepay(order()).prepayId).toBe(first);
  expect(() => sandbox.trades.prepay(order({ totalFen: 101 }))).toThrow(refused('INVALID_REQUEST'));
});

test('a prepay id is good for two hours; after that the order gets a new one', () => {
  const { sandbox, clock } = aSandbox();
  const first = sandbox.trades.prepay(order()).prepayId;
  clock.advance(2 * HOUR_MS);
  expect(() => sandbox.pay.pay(first)).toThrow(refused('PREPAY_EXPIRED'));
  expect(sandbox.trades.prepay(order()).prepayId).not.toBe(first);
});

test('nobody pays after the end of the payment window', () => {
  const { sandbox, clock } = aSandbox();
  const { prepayId } = sandbox.trades.prepay(order({ expiresAt: clock.now() + 15 * MINUTE_MS }));
  clock.advance(15 * MINUTE_MS);
  expect(() => sandbox.pay.pay(prepayId)).toThrow(refused('ORDER_EXPIRED'));
});

test.each([
  ['a number of five characters', { outTradeNo: 'abcde' }],
  ['a description of 128 bytes', { description: 'x'.repeat(128) }],
  ['a notify address with a query', { notifyUrl: 'https://shop.example/notify?a=1' }],
  ['plain http to somewhere else', { notifyUrl: 'http://shop.example/notify' }],
  ['nothing to pay', { totalFen: 0 }],
  ['half a fen', { totalFen: 1.5 }],
])('refuses %s', (_case, patch) => {
  const { sandbox } = aSandbox();
  expect(() => sandbox.trades.prepay(order(patch))).toThrow(refused('PARAM_ERROR'));
});

test('only the written transitions exist: every other pair of states is refused', () => {
  const states = Object.keys(TRADE_TRANSITIONS) as TradeState[];
  for (const from of states)
    for (const to of states) {
      const { sandbox } = aSandbox();
      const trade = sandbox.trades.prepay(order());
      trade.state = from;
      const isLegal = (TRADE_TRANSITIONS[from] as readonly TradeState[]).includes(to);
      const move = () => sandbox.trades.move(trade, to);
      if (isLegal) expect(move).not.toThrow();
      else expect(move).toThrow('a trade never goes');
    }
});
