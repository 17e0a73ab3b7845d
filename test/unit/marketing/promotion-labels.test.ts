import { DAY_MS, type MerchantId, type ProductId, type SkuId, type StoreId } from '#kernel';
import { promotionLabels } from '../../../modules/marketing/app/promotion-labels.ts';
import { couponWords, ladderWords } from '../../../modules/marketing/domain/label-words.ts';
import type { Promotion } from '../../../modules/marketing/domain/promotion.ts';
import type { CouponTemplate, OfferGoods } from '../../../modules/marketing/domain/template.ts';
import { HandClock } from '../../support/clock.ts';

const SHOP = 'mch_1' as MerchantId;
const HERE = 'str_here' as StoreId;
const ANY: OfferGoods = {
  ...{ skuIds: [], productIds: [], categoryIds: [], tags: [], brands: [], storeIds: [], channels: [] },
};
const shirt = {
  ...{ productId: 'prd_shirt' as ProductId, skuIds: ['sku_s', 'sku_m'] as SkuId[] },
  ...{ categoryId: 'cat_shirts', brand: '通衢', tags: ['夏'] },
};

function ladder(
  include: Partial<OfferGoods>,
  exclude: Partial<OfferGoods> = {},
  patch: Partial<Promotion> = {},
) {
  return {
    ...{ id: 'prm', title: '满减', state: 'PUBLISHED', fromAt: 0, untilAt: 100 * DAY_MS, createdAt: 0 },
    rules: {
      ...{ kind: 'spend_tier', measure: 'amount', repeats: false },
      tiers: [{ from: 30_000, reward: { kind: 'amount_off', offFen: 4_000 } }],
      scope: { include: { ...ANY, ...include }, exclude: { ...ANY, ...exclude } },
      stacking: { stackGroup: 'a', exclusive: false, priority: 0, maxPerOrder: 1 },
    },
    ...patch,
  } as Promotion;
}

function shopWith(running: Promotion[], coupons: Partial<CouponTemplate>[] = []) {
  const clock = new HandClock(50 * DAY_MS);
  let reads = 0;
  const labels = promotionLabels({
    clock,
    promotions: {
      running: async () => {
        reads += 1;
        return running.filter(({ untilAt }) => untilAt > clock.now());
      },
      prices: async () =>
        new Map([
          [
            'prm_price',
            ['sku_s', 'sku_other'].map((skuId) => ({
              ...{ skuId: skuId as SkuId, priceFen: 900, perMemberMax: 2, evidence: null },
            })),
          ],
        ]),
    },
    templates: { open: async () => ({ items: coupons as CouponTemplate[], nextCursor: null }) },
    catalog: {
      categories: async () => [
        { id: 'cat_clothes', name: '服装', parentId: null },
        { id: 'cat_shirts', name: '衬衫', parentId: 'cat_clothes' },
      ],
    },
  });
  const says = async (storeId: StoreId | null = HERE) => (await labels.at(SHOP, storeId ?? undefined))(shirt);
  return { clock, labels, says, reads: () => reads };
}

test.each([
  ['for everything', ladder({}), true],
  ['for a category above its own', ladder({ categoryIds: ['cat_clothes'] }), true],
  ['for its brand', ladder({ brands: ['通衢'] }), true],
  ['for another tag', ladder({ tags: ['冬'] }), false],
  ['at this store', ladder({ storeIds: [HERE] }), true],
  ['at another store', ladder({ storeIds: ['str_there' as StoreId] }), false],
  ['at every store but this one', ladder({}, { storeIds: [HERE] }), false],
  ['for everything but its category', ladder({}, { categoryIds: ['cat_clothes'] }), false],
  ['for everything but one of its articles', ladder({}, { skuIds: ['sku_s' as SkuId] }), true],
  ['at the till alone', ladder({ channels: ['pos'] }), false],
  ['announced for next week', ladder({}, {}, { fromAt: 57 * DAY_MS }), true],
  ['planned for next month', ladder({}, {}, { fromAt: 80 * DAY_MS }), false],
])('(CAT-05) an offer %s', async (_case, offer, isTold) => {
  const { says } = shopWith([offer]);
  expect((await says()).map(({ label }) => label)).toEqual(isTold ? ['满300减40'] : []);
});

test('(CAT-05) without a store nothing is promised that holds at some stores only', async () => {
  expect(await shopWith([ladder({ storeIds: [HERE] })]).says(null)).toEqual([]);
});

test('(CAT-05) stores that no offer names hear the same, which is worked out once: made-up names fill no memory', async () => {
  const { says } = shopWith([ladder({}, { storeIds: [HERE] })]);
  const told = await says('str_there' as StoreId);
  expect(told.map(({ label }) => label)).toEqual(['满300减40']);
  expect(await says('str_made_up' as StoreId)).toBe(told);
  expect([await says(HERE), await says(null)]).toEqual([[], []]);
});

test('(MKT-10) a price for a time names the articles of this product, its end and the pieces of one buyer', async () => {
  const rules = { kind: 'time_limited', prices: [] } as const;
  const { says } = shopWith([ladder({}), ladder({}, {}, { id: 'prm_price', title: '周末价', rules })]);
  const [price, tiers] = await says();
  expect(price).toMatchObject({
    ...{ kind: 'limited_price', label: '周末价', startsAt: 0, endsAt: 100 * DAY_MS },
    prices: [{ skuId: 'sku_s', priceFen: 900, perMemberMax: 2 }],
  });
  expect(tiers?.kind).toBe('spend_tier');
});

test('(CAT-05) a card of one article says what is its own, and leaves the product its whole list of prices', async () => {
  const rules = { kind: 'time_limited', prices: [] } as const;
  const { labels } = shopWith([ladder({}, {}, { id: 'prm_price', title: '周末价', rules })]);
  const told = await labels.at(SHOP, HERE);
  const skusTold = (skuIds: string[]) =>
    told({ ...shirt, skuIds: skuIds as SkuId[] }).map(({ prices }) => prices.map(({ skuId }) => skuId));
  expect(skusTold(['sku_m'])).toEqual([]);
  expect(skusTold(['sku_s', 'sku_other'])).toEqual([['sku_s', 'sku_other']]);
  expect(skusTold(['sku_s'])).toEqual([['sku_s']]);
});

test('(CAT-05) a coupon is told while there is one to claim that would still work', async () => {
  const coupon: Partial<CouponTemplate> = {
    ...{
      id: 'tpl',
      scope: { include: ANY, exclude: ANY },
      claimFrom: 0,
      claimUntil: 90 * DAY_MS,
      remaining: 1,
    },
    validity: { kind: 'days', days: 7, afterDays: 0 },
    benefit: { kind: 'threshold', thresholdFen: 10_000, offFen: 2_000 },
  };
  expect((await shopWith([], [coupon]).says()).map(({ label }) => label)).toEqual(['领券满100减20']);
  expect(await shopWith([], [{ ...coupon, remaining: 0 }]).says()).toEqual([]);
  const until = (day: number): Partial<CouponTemplate> => ({
    ...{ ...coupon, validity: { kind: 'window', from: 0, until: day * DAY_MS } },
  });
  expect((await shopWith([], [until(60)]).says())[0]).toMatchObject({ endsAt: 60 * DAY_MS });
  expect(await shopWith([], [until(50)]).says()).toEqual([]);
});

test('(CAT-05) offers are read once for many products, anew when one ends, when one changed and after half a minute', async () => {
  const { clock, labels, says, reads } = shopWith([ladder({}, {}, { untilAt: 50 * DAY_MS + 10_000 })]);
  expect(await Promise.all([says(), says(), says()])).toHaveLength(3);
  expect([(await says()).length, reads()]).toEqual([1, 1]);
  clock.advance(10_000);
  expect([(await says()).length, reads()]).toEqual([0, 2]);
  labels.forget(SHOP);
  await says();
  expect(reads()).toBe(3);
  clock.advance(30_000);
  await Promise.all([says(), says()]);
  expect(reads()).toBe(4);
});

test('(CAT-05) labels read as a shopper says it', () => {
  const rules = (measure: 'amount' | 'pieces', repeats: boolean, tiers: object[]) =>
    ({ ...ladder({}).rules, measure, repeats, tiers }) as Parameters<typeof ladderWords>[0];
  expect(
    ladderWords(rules('amount', true, [{ from: 1_250, reward: { kind: 'amount_off', offFen: 50 } }])),
  ).toBe('每满12.5减0.5');
  expect(
    ladderWords(
      rules('pieces', false, [
        { from: 2, reward: { kind: 'percent_off', payBps: 8_500 } },
        { from: 3, reward: { kind: 'gift', giftSkuIds: [], quantity: 1, pick: 1 } },
      ]),
    ),
  ).toBe('满2件享8.5折，满3件赠好礼');
  expect(couponWords({ kind: 'shipping', thresholdFen: 0, offFen: null })).toBe('领券免运费');
  expect(
    couponWords({ kind: 'percent', thresholdFen: 0, payBps: 9_000, capFen: null, piecesMax: null }),
  ).toBe('领券享9折');
});
