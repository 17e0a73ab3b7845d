import { recharge } from '../../../web-demo/storefront/src/model/recharge.ts';
import { benefitLines } from '../../../web-demo/storefront/src/model/tier-benefits.ts';

const payment = {
  ...{ provider: 'wechat' as const, paymentId: 'pay_1' },
  params: { appId: '', timeStamp: '', nonceStr: '', package: 'p', signType: '', paySign: '' },
};
type State = 'PENDING' | 'CREDITED' | 'CLOSED' | 'RETURNED';

function phone(states: State[], says: 'done' | 'cancelled' = 'done') {
  let asked = 0;
  return {
    asked: () => asked,
    parts: {
      shop: {
        beginRecharge: async () => ({ rechargeId: 'r1', payment }),
        recharges: async () => {
          const state = states[Math.min(asked, states.length - 1)] ?? 'PENDING';
          asked += 1;
          return { items: [{ id: 'r1', state }], nextCursor: null };
        },
      },
      sheet: async () => says,
      pause: async () => undefined,
    },
  };
}
const OFFER = { offerId: 'o1', storeId: undefined };

test('(MEM-08) a recharge is done when the server has the money, whatever the sheet says', async () => {
  const { parts, asked } = phone(['PENDING', 'PENDING', 'CREDITED']);
  expect(await recharge(parts, OFFER, 'key')).toBe('credited');
  expect(asked()).toBe(3);
  expect(await recharge(phone(['PENDING']).parts, OFFER, 'key')).toBe('unconfirmed');
  expect(await recharge(phone(['RETURNED']).parts, OFFER, 'key')).toBe('returned');
  const left = phone(['CREDITED'], 'cancelled');
  expect(await recharge(left.parts, OFFER, 'key')).toBe('cancelled');
  expect(left.asked()).toBe(0);
});

test('(MEM-05) a level says what it gives, and nothing that it does not give', () => {
  const none = { discountBps: 0, pointsMultiplierBps: 10_000, freeShippingPerMonth: 0, birthdayPoints: 0 };
  expect(benefitLines({ ...none, coupons: [], priorityQueue: false })).toEqual([]);
  expect(
    benefitLines({
      ...{ discountBps: 500, pointsMultiplierBps: 13_000, freeShippingPerMonth: 2, birthdayPoints: 200 },
      ...{ coupons: ['c'], priorityQueue: true },
    }),
  ).toEqual([
    ...[
      '会员价 9.5 折',
      '购物积分 1.3 倍',
      '每月 2 次免运费',
      '生日礼 200 积分',
      '专享优惠券 1 张',
      '到店优先服务',
    ],
  ]);
});
