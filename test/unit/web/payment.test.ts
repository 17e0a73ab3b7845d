import type { Order, OrderState } from '../../../web-demo/storefront/src/api/contract.ts';
import { pay, type SheetResult } from '../../../web-demo/storefront/src/model/payment.ts';

function till(states: OrderState[], sheet: SheetResult) {
  const steps: string[] = [];
  let asked = 0;
  const outcome = pay(
    {
      shop: {
        beginPayment: async () => ({ provider: 'wechat', paymentId: 'pay_1', params: {} as never }),
        order: async () => {
          asked += 1;
          return { id: 'ord_1', state: states.length > 1 ? states.shift() : states[0] } as Order;
        },
      },
      sheet: async () => sheet,
      pause: async () => undefined,
      onStep: (step) => steps.push(step),
    },
    'ord_1',
    'wechat',
  );
  return { outcome, steps, asked: () => asked };
}

test('the order is paid when the server says so, not when the sheet closes', async () => {
  const { outcome, steps } = till(['PENDING_PAY', 'PENDING_PAY', 'PAID'], 'done');
  expect(await outcome).toMatchObject({ kind: 'settled', order: { state: 'PAID' } });
  expect(steps).toEqual(['opening', 'sheet', 'confirming']);
});

test('a payment that the server never hears of is called unconfirmed, not paid', async () => {
  const { outcome } = till(['PENDING_PAY'], 'done');
  expect((await outcome).kind).toBe('unconfirmed');
});

test('turning back from the sheet asks nothing more', async () => {
  const { outcome, asked } = till(['PENDING_PAY'], 'cancelled');
  expect((await outcome).kind).toBe('cancelled');
  expect(asked()).toBe(0);
});

test('an order that was closed meanwhile is told as it is', async () => {
  const { outcome } = till(['CLOSED'], 'done');
  expect(await outcome).toMatchObject({ kind: 'settled', order: { state: 'CLOSED' } });
});
