import {
  type BenefitDraft,
  benefitOf,
  missingInBenefit,
  newBenefit,
} from '../../../web-demo/console/src/model/coupon-draft.ts';
import { everything, scopeOf, scopeText } from '../../../web-demo/console/src/model/offer-scope.ts';

const draft = (change: Partial<BenefitDraft>): BenefitDraft => ({ ...newBenefit(), ...change });

const TYPED: readonly (readonly [Partial<BenefitDraft>, object])[] = [
  [{ offYuan: 19.9 }, { kind: 'threshold', thresholdFen: 10_000, offFen: 1_990 }],
  [
    { kind: 'percent', thresholdYuan: 0, zhe: 8.5 },
    { kind: 'percent', thresholdFen: 0, payBps: 8_500, capFen: null, piecesMax: null },
  ],
  [
    { kind: 'percent', capYuan: 50, pieces: 2 },
    { kind: 'percent', thresholdFen: 10_000, payBps: 9_000, capFen: 5_000, piecesMax: 2 },
  ],
  [
    { kind: 'gift', gifts: [{ skuId: 'cup', title: '杯' }] },
    { kind: 'gift', thresholdFen: 10_000, giftSkuIds: ['cup'], quantity: 1 },
  ],
  [{ kind: 'shipping' }, { kind: 'shipping', thresholdFen: 10_000, offFen: null }],
  [
    { kind: 'shipping', shippingYuan: 6 },
    { kind: 'shipping', thresholdFen: 10_000, offFen: 600 },
  ],
];
test.each(TYPED)('(MKT-03, MKT-04) a coupon typed as %j is worth %j', (change, worth) => {
  expect(benefitOf(draft(change))).toEqual(worth);
});

test('(MKT-03) a coupon takes off no more than it asks, and a gift coupon names its gift (MKT-05)', () => {
  expect(missingInBenefit(draft({ thresholdYuan: 10, offYuan: 11 }))).toBe('减的金额不能超过门槛。');
  expect(missingInBenefit(draft({ thresholdYuan: 0, offYuan: 11 }))).toBe('');
  expect(missingInBenefit(draft({ kind: 'gift' }))).toBe('请选择赠品。');
  expect(missingInBenefit(draft({ kind: 'percent', thresholdYuan: 1, offYuan: 5 }))).toBe('');
});

test('(MKT-09) what is named is in, what is left out is out, and nothing named is everything', () => {
  expect(scopeText(scopeOf(everything()))).toBe('全部商品');
  const frame = { productId: 'prd_frame', title: '圆框眼镜' };
  const named = scopeOf({ ...everything(), products: [frame], storeIds: ['a'] });
  expect(named.include).toMatchObject({ productIds: ['prd_frame'], storeIds: ['a'], brands: [] });
  expect(named.exclude.productIds).toEqual([]);
  expect(scopeText(named)).toBe('部分商品，部分门店');
  const left = scopeOf({ ...everything(), without: [frame] });
  expect([left.include.productIds, left.exclude.productIds]).toEqual([[], ['prd_frame']]);
  expect(scopeText(left)).toBe('部分商品除外');
  expect(scopeText(scopeOf({ ...everything(), channels: ['pos'] }))).toBe('全部商品，部分渠道');
});
