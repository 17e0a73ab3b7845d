import { DAY_MS, SECOND_MS } from '#kernel';
import { aSandbox, order } from '../../support/sandbox-in-memory.ts';

function paidOrder() {
  const given = aSandbox();
  const trade = given.sandbox.pay.pay(given.sandbox.trades.prepay(order()).prepayId);
  const refund = (outRefundNo: string, amountFen: number) =>
    given.sandbox.refunds.request(trade, { outRefundNo, amountFen, totalFen: 100, notifyUrl: null });
  return { ...given, trade, refund };
}

test('an accepted refund is not yet a refund: it takes time', async () => {
  const { sandbox, clock, refund } = paidOrder();
  expect(refund('R1', 100).status).toBe('PROCESSING');
  clock.advance(2 * SECOND_MS);
  await sandbox.tick();
  expect(sandbox.refunds.get('R1').status).toBe('SUCCESS');
});

test('the same refund number is the same refund; the sum never exceeds what was paid', () => {
  const { refund, sandbox } = paidOrder();
  refund('R1', 60);
  refund('R1', 60);
  expect(sandbox.refunds.list()).toHaveLength(1);
  expect(() => refund('R2', 41)).toThrow('退款金额大于可退金额');
  expect(refund('R2', 40).status).toBe('PROCESSING');
});

test('nothing is refunded that was not paid, or was paid more than a year ago', () => {
  const { sandbox, clock, refund } = paidOrder();
  const unpaid = sandbox.trades.prepay(order({ outTradeNo: 'order-000009' }));
  const request = { outRefundNo: 'R9', amountFen: 1, totalFen: 100, notifyUrl: null };
  expect(() => sandbox.refunds.request(unpaid, request)).toThrow('未支付');
  clock.advance(366 * DAY_MS);
  expect(() => refund('R1', 1)).toThrow('超过一年');
});

test('a stuck refund starts again under the same number', async () => {
  const { sandbox, clock, refund } = paidOrder();
  refund('R1', 100).status = 'ABNORMAL';
  clock.advance(2 * SECOND_MS);
  await sandbox.tick();
  expect(sandbox.refunds.get('R1').status).toBe('ABNORMAL');
  refund('R1', 100);
  await sandbox.tick();
  expect(sandbox.refunds.get('R1').status).toBe('SUCCESS');
});
