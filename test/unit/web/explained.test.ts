import type { Order } from '../../../web-demo/storefront/src/api/contract.ts';
import {
  explained,
  explainedOrder,
  paidWith,
  sharesOf,
} from '../../../web-demo/storefront/src/model/explained.ts';

const COUPON = { kind: 'coupon', id: 'cpn_1', label: '满100减20', amountFen: 2_000 };
const line = { shares: [{ kind: 'coupon', id: 'cpn_1', amountFen: 2_000 }] };
const order = {
  payableFen: 10_000,
  discounts: [COUPON],
  tenders: [
    { kind: 'stored_value', amountFen: 4_000 },
    { kind: 'wechat', amountFen: 6_000 },
  ],
} as unknown as Order;

test('(MKT-01) parts are told where there are several of them', () => {
  const part = (label: string, amountFen: number) => ({ label, amountFen, kind: 'coupon' });
  const rows = explained({
    explanation: [
      { label: '商品合计', amountFen: 12_900, kind: 'goods', parts: [part('a', 1), part('b', 2)] },
      {
        label: '优惠券',
        amountFen: -3_000,
        kind: 'coupon',
        parts: [part('满减', -2_000), part('折扣', -1_000)],
      },
      { label: '积分', amountFen: -100, kind: 'points', parts: [part('积分', -100)] },
    ],
  });
  expect(rows.map(({ label, isPart = false }) => [label, isPart])).toEqual([
    ['商品合计', false],
    ['优惠券', false],
    ['满减', true],
    ['折扣', true],
    ['积分', false],
  ]);
});

test('(PAY-04) an order tells what came off and who paid', () => {
  expect(explainedOrder(order).map(({ label, amountFen }) => [label, amountFen])).toEqual([
    ['商品与运费', 12_000],
    ['满100减20', -2_000],
  ]);
  expect(paidWith(order).map(({ label, amountFen }) => [label, amountFen])).toEqual([
    ['储值支付', 4_000],
    ['微信支付', 6_000],
  ]);
  expect(sharesOf(order, line as never)).toEqual(['满100减20 −¥20.00']);
});

test('an order without offers has nothing to explain', () => {
  const plain = { ...order, discounts: [], tenders: order.tenders.slice(1) };
  expect([explainedOrder(plain), paidWith(plain)]).toEqual([[], []]);
});
