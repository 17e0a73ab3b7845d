import { fen } from '#kernel';
import { price } from '#modules/pricing';
import {
  amountOff,
  basket,
  limitedPrice,
  points,
  rule,
  shippingOff,
  spendTier,
} from '../../support/priced-baskets.ts';

test('why it costs what it costs: goods, each discount with its offers and lines, the parcel, the sum (MKT-01)', () => {
  const lines = [
    { title: '墨镜', storePriceFen: fen(10_000), quantity: 2 },
    { title: '擦布', storePriceFen: fen(2_000), memberPriceFen: fen(1_500) },
  ];
  const quote = price(
    basket(lines, {
      fulfilment: 'delivery',
      shippingRules: [rule({ firstFen: fen(1_200), additionalFen: fen(0) })],
      promotions: [limitedPrice(9_000), spendTier([[15_000, 500]])],
      coupons: [amountOff('a', 1_000), shippingOff('b', 700)],
      points: points(200, 'max'),
    }),
  );
  const off = (kind: string, byLine: readonly (readonly [string, number])[]) =>
    byLine.map(([label, amountFen]) => ({ label, amountFen, kind }));
  const discount = (
    kind: string,
    label: string,
    offer: object,
    byLine: readonly (readonly [string, number])[],
  ) => {
    const amountFen = byLine.reduce((sum, [, each]) => sum + each, 0);
    return { label, amountFen, kind, parts: [{ amountFen, kind, ...offer, parts: off(kind, byLine) }] };
  };
  expect(quote.explanation).toEqual([
    {
      ...{ label: '商品合计', amountFen: 22_000, kind: 'goods' },
      parts: [
        { label: '墨镜 ×2', amountFen: 20_000, kind: 'goods' },
        { label: '擦布', amountFen: 2_000, kind: 'goods' },
      ],
    },
    discount('time_limited', '限时折扣', { label: '限时折扣', id: 'limited' }, [['墨镜', -2_000]]),
    discount('member', '会员价', { label: '会员价', id: 'member' }, [['擦布', -500]]),
    discount('spend_tier', '满减满折', { label: '满减', id: 'tier', detail: '满150元减5元' }, [
      ['墨镜', -462],
      ['擦布', -38],
    ]),
    discount('coupon', '优惠券', { label: '券a', id: 'a' }, [
      ['墨镜', -923],
      ['擦布', -77],
    ]),
    discount('points', '积分抵扣', { label: '积分抵扣', id: 'points', detail: '200积分' }, [
      ['墨镜', -185],
      ['擦布', -15],
    ]),
    { label: '江汉路店配送费', amountFen: 1_200, kind: 'shipping' },
    {
      ...{ label: '运费优惠', amountFen: -700, kind: 'shipping_off' },
      parts: [{ label: '券b', amountFen: -700, kind: 'shipping_off', id: 'b' }],
    },
  ]);
});

test('what nobody takes off is not spoken of', () => {
  const { explanation } = price(basket([{ title: '墨镜', storePriceFen: fen(100) }]));
  expect(explanation).toEqual([
    {
      ...{ label: '商品合计', amountFen: 100, kind: 'goods' },
      parts: [{ label: '墨镜', amountFen: 100, kind: 'goods' }],
    },
    { label: '江汉路店自提，免运费', amountFen: 0, kind: 'shipping' },
  ]);
});
