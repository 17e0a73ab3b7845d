import { fen, type StoreId } from '#kernel';
import { type PricingContext, price } from '#modules/pricing';
import {
  basket,
  gift,
  giftCoupon,
  NOON,
  rule,
  shippingOff,
  sku,
  spendTier,
} from '../../support/priced-baskets.ts';

const there = { include: { storeIds: ['str_2' as StoreId] } };

/** Two pieces at the first store, one at the second; each sends a parcel of its own. */
function twoStores(more: Partial<PricingContext>): PricingContext {
  const parcel = { fulfilment: 'delivery' as const, shippingRules: [rule({ firstFen: fen(1_000) })] };
  const first = basket([4_000, 6_000], parcel);
  const second = basket([{ storePriceFen: fen(5_000), skuId: sku(3) }], parcel);
  return {
    ...{ now: NOON, ...more },
    groups: [
      ...first.groups,
      ...second.groups.map((group) => ({ ...group, storeId: 'str_2' as StoreId, storeName: '二店' })),
    ],
  };
}

test('a gift goes along from the store whose goods brought it (MKT-05, MKT-09)', () => {
  const promotions = [
    spendTier([[1, { kind: 'gift', options: [gift(7)], pick: 1 }]], { id: 'p', scope: there }),
  ];
  const coupons = [giftCoupon('c', 3, { scope: there })];
  expect(price(twoStores({ promotions, coupons })).gifts).toMatchObject([
    { skuId: sku(7), group: 1, storeId: 'str_2', source: { kind: 'spend_tier', id: 'p' } },
    { skuId: sku(9), group: 1, storeId: 'str_2', source: { kind: 'coupon', id: 'c' } },
  ]);
});

test('a shipping coupon of one store pays for its parcel alone; one for both is split by what they cost (MKT-01)', () => {
  const shippingOf = (scope: object) =>
    price(twoStores({ coupons: [shippingOff('a', 600, { scope })] })).groups.map(
      ({ shippingFen, shippingShares }) => [shippingFen, shippingShares.map(({ amountFen }) => amountFen)],
    );
  expect(shippingOf(there)).toEqual([
    [1_300, []],
    [400, [600]],
  ]);
  expect(shippingOf({})).toEqual([
    [1_300 - 339, [339]],
    [1_000 - 261, [261]],
  ]);
});
