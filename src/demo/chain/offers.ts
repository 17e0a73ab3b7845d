import { businessDayStart, DAY_MS, type EpochMs, type StoreId } from '#kernel';
import type { PromotionTerms, TemplateTerms } from '#modules/marketing';
import { DESIGNS, productOf } from './products.ts';

const RUN_DAYS = 90;
const ANY = { skuIds: [], productIds: [], categoryIds: [], tags: [], brands: [], storeIds: [], channels: [] };
/** One article for a few weeks: enough to see a price with an end, and the rest of the shop keeps its prices. */
const REDUCED = { key: 'dress-ramie-blue', priceFen: 36_900, perMemberMax: 2 };

type DemoTemplate = TemplateTerms & { readonly id: string };

function coupon(
  from: EpochMs,
  id: string,
  title: string,
  benefit: TemplateTerms['benefit'],
  patch: Partial<TemplateTerms> & {
    readonly categoryIds?: readonly string[];
    readonly storeIds?: readonly StoreId[];
  },
): DemoTemplate {
  const { categoryIds = [], storeIds = [], ...rest } = patch;
  return {
    ...{ id: `tpl_demo_${id}`, title, note: '', benefit, audience: 'everyone' },
    scope: { include: { ...ANY, categoryIds, storeIds }, exclude: ANY },
    stacking: { stackGroup: 'coupon', exclusive: false, priority: 0, maxPerOrder: 1 },
    ...{
      total: 2_000,
      perMemberMax: 1,
      perMemberDayMax: 1,
      claimFrom: from,
      claimUntil: from + RUN_DAYS * DAY_MS,
    },
    validity: { kind: 'days', days: 30, afterDays: 0 },
    ...rest,
  };
}

/** What the demo chain has on offer: coupons to claim, and one price for a time. */
export function demoOffers(asOf: EpochMs) {
  const from = businessDayStart(asOf) - DAY_MS;
  const reduced = DESIGNS.filter(({ key }) => key === REDUCED.key).map((design) => productOf(design, from));
  const skus = reduced.flatMap((product) => product.skus);
  const promotion: PromotionTerms & { readonly id: string } = {
    ...{ id: 'prm_demo_indigo', title: '蜡染季限时价', fromAt: from, untilAt: from + RUN_DAYS * DAY_MS },
    rules: {
      kind: 'time_limited',
      prices: skus.map(({ id: skuId }) => ({
        ...{ skuId, priceFen: REDUCED.priceFen, perMemberMax: REDUCED.perMemberMax },
      })),
    },
  };
  const originals = skus.map(({ id: skuId, priceFen: lowestFen }) => ({ skuId, lowestFen }));
  return {
    templates: [
      coupon(
        from,
        'all',
        '全场满300减40',
        { kind: 'threshold', thresholdFen: 30_000, offFen: 4_000 },
        { note: '全部门店、全部商品可用，到店也能用' },
      ),
      coupon(
        from,
        'eyewear',
        '眼镜九折券',
        { kind: 'percent', thresholdFen: 20_000, payBps: 9_000, capFen: 6_000, piecesMax: null },
        { note: '光学镜、太阳镜和配件', categoryIds: ['cat_eyewear'] },
      ),
      coupon(
        from,
        'breakfast',
        '过早无门槛5元',
        { kind: 'threshold', thresholdFen: 0, offFen: 500 },
        {
          ...{ note: '江城味道，每天一张', categoryIds: ['cat_food'], total: 5_000, perMemberMax: 10 },
          validity: { kind: 'days', days: 3, afterDays: 0 },
        },
      ),
      coupon(
        from,
        'makeup',
        '美妆满199减30',
        { kind: 'threshold', thresholdFen: 19_900, offFen: 3_000 },
        { note: '唇妆、面妆、眼妆和香氛', categoryIds: ['cat_makeup'], total: 500 },
      ),
      // From the day after: it brings somebody back who has just looked around.
      coupon(
        from,
        'welcome',
        '新人满99减15',
        { kind: 'threshold', thresholdFen: 9_900, offFen: 1_500 },
        {
          ...{ note: '注册后次日起可用，仅限未下过单的新会员', audience: 'newcomers' },
          validity: { kind: 'days', days: 30, afterDays: 1 },
        },
      ),
      coupon(
        from,
        'shipping',
        '免运费券',
        { kind: 'shipping', thresholdFen: 3_900, offFen: null },
        { note: '送货到家时抵运费', perMemberMax: 2, stacking: shippingStacking() },
      ),
    ],
    promotions: [{ ...promotion, originals }],
  };
}

/** Beside any coupon for goods. */
function shippingStacking(): TemplateTerms['stacking'] {
  return { stackGroup: 'shipping', exclusive: false, priority: 0, maxPerOrder: 1 };
}
