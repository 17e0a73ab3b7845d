import { fen, type StoreId } from '#kernel';
import { price } from '#modules/pricing';
import { areTwins, inApplyingOrder } from '../../../modules/pricing/domain/coupon-order.ts';
import type { CouponOffer } from '../../../modules/pricing/domain/offers.ts';
import {
  amountOff,
  basket,
  giftCoupon,
  NOON,
  percentOff,
  rule,
  shippingOff,
  sku,
  spendTier,
} from '../../support/priced-baskets.ts';

const goods = { scope: { include: { skuIds: [sku(1)] } } };
const order = (...offers: CouponOffer[]) =>
  inApplyingOrder(offers.map((offer) => ({ offer }))).map(({ offer }) => offer.id);

test('goods, baskets, gifts, shipping: whatever their priority and whichever goods they name (MKT-01)', () => {
  const late = { priority: 9, ...goods };
  expect(
    order(
      ...[
        shippingOff('shipping', 1, late),
        giftCoupon('gift', 1, late),
        amountOff('order', 1, { priority: 8 }),
      ],
      ...[amountOff('item', 1, goods)],
    ),
  ).toEqual(['item', 'order', 'gift', 'shipping']);
});

test('then by priority, percentages first, by template, by what expires first, by number', () => {
  const of = (templateId: string, validUntil = NOON) => ({ templateId, validUntil });
  expect(
    order(
      ...[amountOff('e', 1, of('t2')), amountOff('d', 1, of('t1')), amountOff('c', 1, of('t1'))],
      ...[amountOff('z', 1, of('t1', NOON - 1)), percentOff('b', 9_000), amountOff('a', 1, { priority: 1 })],
    ),
  ).toEqual(['a', 'b', 'z', 'c', 'd', 'e']);
});

test('twins are of one template and have the same terms, whenever they expire and however they are called', () => {
  const ready = (offer: CouponOffer) => ({ offer, at: [], groups: [], gifts: [] });
  const same = { templateId: 't', stackGroup: 'g' };
  const twins = (a: CouponOffer, b: CouponOffer) => areTwins(ready(a), ready(b));
  expect(
    twins(amountOff('a', 5, same), amountOff('b', 5, { ...same, validUntil: NOON + 9, validFrom: 0 })),
  ).toBe(true);
  expect(twins(amountOff('a', 5, same), amountOff('b', 6, same))).toBe(false);
  expect(twins(amountOff('a', 5, same), amountOff('b', 5, { ...same, templateId: 'u' }))).toBe(false);
});

test('a refusal tells programs what it tells her (MKT-02)', () => {
  const refused = (coupon: CouponOffer, promotions = [] as ReturnType<typeof spendTier>[]) =>
    price(basket([10_000], { promotions, coupons: [coupon] })).coupons.unusable;
  const about = { id: 'a', templateId: 'tpl_a', name: '券a', choosable: false };
  expect(refused(amountOff('a', 1, { validFrom: NOON + 5 }))).toEqual([
    { ...about, code: 'not_started', text: '未生效', details: { validFrom: NOON + 5 } },
  ]);
  expect(refused(amountOff('a', 1, { validUntil: NOON }))).toEqual([
    { ...about, code: 'expired', text: '已过期', details: { validUntil: NOON } },
  ]);
  expect(refused(amountOff('a', 1), [spendTier([[1, 100]], { exclusive: true })])).toEqual([
    { ...about, code: 'excluded_by_offer', text: '与「满减」互斥', details: { offerId: 'tier' } },
  ]);
});

test('parcels of a store are told one by one, those of each store under its name (FUL-03)', () => {
  const big = rule({
    id: 'big',
    name: '大件',
    skuIds: [sku(1)],
    firstFen: fen(5_000),
    freeFromFen: fen(100),
  });
  const small = rule({ id: 'small', firstFen: fen(700) });
  const none = rule({ id: 'none', name: '冷链', skuIds: [sku(9)] });
  const one = basket([100, 50], { fulfilment: 'delivery', shippingRules: [big, small, none] });
  const two = basket([100], { fulfilment: 'delivery', shippingRules: [rule({ freeFromPieces: 1 })] });
  const there = two.groups.map((group) => ({ ...group, storeId: 'str_2' as StoreId, storeName: '二店' }));
  const { explanation } = price({ ...one, groups: [...one.groups, ...there] });
  expect(explanation.filter(({ kind }) => kind === 'shipping')).toEqual([
    {
      ...{ label: '江汉路店配送费', amountFen: 700, kind: 'shipping' },
      parts: [
        { label: '大件', amountFen: 0, kind: 'shipping' },
        { label: '快递', amountFen: 700, kind: 'shipping' },
      ],
    },
    { label: '二店配送，包邮', amountFen: 0, kind: 'shipping' },
  ]);
});
