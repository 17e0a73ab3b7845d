import { strict as assert } from 'node:assert';
import type { House } from '#app';
import {
  DAY_MS,
  fen,
  type MerchantId,
  type ProductId,
  type SkuId,
  type StoreId,
  UNIT_OF_WORK,
} from '#kernel';
import { CATALOG_IMPORT } from '#modules/catalog';
import { STOCK_IMPORT } from '#modules/inventory';
import { MARKETING_IMPORT, type PromotionTerms, type TemplateTerms } from '#modules/marketing';
import { STORE_IMPORT } from '#modules/stores';
import { openBenchShop } from '../support/bench-shop.ts';
import { serverCpuMs } from '../support/server-cpu.ts';
import { type Shopper, signIn } from '../support/shopper.ts';
import { type BenchTask, row } from '../task.ts';

const MERCHANT = 'mch_tongqu' as MerchantId;
const STORE = 'str_checkout' as StoreId;
const SKUS = ['sku_checkout_1', 'sku_checkout_2', 'sku_checkout_3'] as SkuId[];
const PRICE_FEN = 5_900;
const CALLS = 100;
/** As many as pricing weighs (MKT-02). */
const COUPONS = 20;
const NO_GOODS = {
  ...{ skuIds: [], productIds: [], categoryIds: [], tags: [], brands: [], storeIds: [], channels: [] },
};
const EVERYTHING = { include: NO_GOODS, exclude: NO_GOODS };
/** 177.00 less 满100减10, less the best two of the coupons: 12.00 and 5 %. */
const GOODS_FEN = SKUS.length * PRICE_FEN;

interface Quoted {
  readonly quoteToken: string;
  readonly payableFen: number;
  readonly coupons: { readonly used: readonly { readonly id: string }[] };
}

interface Placed {
  readonly id: string;
  readonly payableFen: number;
  readonly coupons: readonly string[];
}

/** Cart, quote, order of three lines with promotions and twenty coupons through HTTP on SQLite, goods and coupons given back. */
export const checkout: BenchTask = {
  name: 'checkout',
  async run(report) {
    report('opening a shop with three articles, two promotions and twenty coupons');
    const shop = await openBenchShop({ prepare: fill });
    try {
      const shopper = await signIn(shop.url, '测量');
      for (let n = 0; n < COUPONS; n += 1)
        await shopper.post(
          '/v1/me/coupons',
          { templateId: `tpl_${n}` },
          { 'idempotency-key': `claim-${n}-bench` },
        );

      const first = await quote(shopper);
      assert.equal(first.coupons.used.length, 2);
      assert.ok(first.payableFen < GOODS_FEN - 1_000 - 1_200);
      const placed = await placeAndCancel(shopper, 'verify', first.quoteToken);
      assert.equal(placed.payableFen, first.payableFen);
      assert.deepEqual((await quote(shopper)).payableFen, first.payableFen);

      const cart = await serverCpuMs(shop.url, CALLS, (n) => putIntoCart(shop.url, shopper, n));
      const quoting = await serverCpuMs(shop.url, CALLS, () => quote(shopper));
      const placing = await serverCpuMs(shop.url, CALLS, (n) =>
        placeAndCancel(shopper, String(n), first.quoteToken),
      );
      // Coupons run out, so the orders above were cancelled again; what that costs is taken off the checkout.
      const open: Placed[] = [];
      for (let n = 0; n < CALLS + CALLS / 10; n += 1)
        open.push(await place(shopper, `open-${n}`, NO_COUPONS));
      const cancelling = await serverCpuMs(shop.url, CALLS, (n) => cancel(shopper, open[n] as Placed));
      return [
        row('put an article into the cart, HTTP, SQLite (goal 5 ms)', cart, 'ms CPU'),
        row('quote 3 lines with 2 promotions and 20 coupons, HTTP', quoting, 'ms CPU'),
        row('order them, coupons locked, and cancel it again, HTTP', placing, 'ms CPU'),
        row('cancel an order of 3 lines without coupons, HTTP', cancelling, 'ms CPU'),
        row(
          'whole checkout: quote and order, less cancelling (goal 20 ms)',
          quoting + placing - cancelling,
          'ms CPU',
        ),
      ];
    } finally {
      await shop.stop();
    }
  },
};

const groups = [
  { storeId: STORE, lines: SKUS.map((skuId) => ({ skuId, quantity: 1 })), fulfilment: { type: 'pickup' } },
];

const quote = (shopper: Shopper) => shopper.post<Quoted>('/v1/quotes', { groups });

const NO_COUPONS = { coupons: [] };

const place = (shopper: Shopper, name: string, more: object) =>
  shopper.post<Placed>('/v1/orders', { groups, ...more }, { 'idempotency-key': `order-${name}-bench` });

const cancel = (shopper: Shopper, { id }: Placed) =>
  shopper.post(`/v1/orders/${id}/cancel`, {}, { 'idempotency-key': `cancel-${id.slice(-40)}` });

async function placeAndCancel(shopper: Shopper, name: string, quoteToken: string): Promise<Placed> {
  const placed = await place(shopper, name, { quoteToken });
  await cancel(shopper, placed);
  return placed;
}

async function putIntoCart(url: string, { headers }: Shopper, n: number): Promise<void> {
  const reply = await fetch(`${url}/v1/cart/items`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ storeId: STORE, skuId: SKUS[n % SKUS.length], quantity: 1 + (n % 9) }),
  });
  assert.equal(reply.status, 200);
}

async function fill({ container }: House): Promise<void> {
  const hours = Array.from({ length: 7 }, () => ({ opensMinute: 0, closesMinute: 1_440 }));
  const place = {
    district: '',
    districtCode: '',
    address: '',
    phone: '',
    latitude: 30.58,
    longitude: 114.29,
  };
  const now = Date.now();
  await container.get(UNIT_OF_WORK).run(async (tx) => {
    await container
      .get(STORE_IMPORT)
      .importStores(tx, MERCHANT, [{ id: STORE, name: '测量店', ...place, hours }]);
    await container.get(CATALOG_IMPORT).importProducts(tx, MERCHANT, [
      {
        id: 'prd_checkout' as ProductId,
        categoryId: 'cat_bench',
        title: '测量商品',
        subtitle: '',
        description: '',
        brand: '',
        tags: [],
        images: [],
        optionNames: ['款式'],
        listedAt: 0,
        durable: false,
        skus: SKUS.map((id) => ({
          id,
          code: id,
          optionValues: [id],
          priceFen: fen(PRICE_FEN),
          listPriceFen: fen(PRICE_FEN),
          imageUrl: '',
          arItemId: null,
          tryOn: null,
        })),
      },
    ]);
    const stock = SKUS.map((skuId) => ({ skuId, storeId: STORE, quantity: 1_000 }));
    await container.get(STOCK_IMPORT).receive(tx, MERCHANT, 'bench', stock, 0);
    const templates = Array.from({ length: COUPONS }, (_, n) => template(n, now));
    const promotions = [10_000, 15_000].map((from, n) => ladder(n, from, now));
    await container.get(MARKETING_IMPORT).importOffers(tx, MERCHANT, { templates, promotions }, now);
  });
}

/** Half of them an amount off, half of them per cent; one of each half counts. */
function template(n: number, now: number): TemplateTerms & { readonly id: string } {
  const isAmount = n % 2 === 0;
  return {
    ...{ id: `tpl_${n}`, title: `券${n}`, note: '', scope: EVERYTHING, audience: 'everyone' },
    benefit: isAmount
      ? { kind: 'threshold', thresholdFen: 5_000, offFen: 1_200 - n * 10 }
      : { kind: 'percent', thresholdFen: 5_000, payBps: 9_500 + n * 10, capFen: null, piecesMax: null },
    stacking: { stackGroup: isAmount ? 'amount' : 'percent', exclusive: false, priority: 0, maxPerOrder: 1 },
    ...{ total: 10, perMemberMax: 1, perMemberDayMax: 1 },
    ...{ claimFrom: now - DAY_MS, claimUntil: now + DAY_MS },
    validity: { kind: 'days', days: 7, afterDays: 0 },
  };
}

function ladder(n: number, from: number, now: number) {
  const terms: PromotionTerms = {
    ...{ title: `满减${n}`, fromAt: now - DAY_MS, untilAt: now + DAY_MS },
    rules: {
      ...{ kind: 'spend_tier', measure: 'amount', repeats: false, scope: EVERYTHING },
      tiers: [{ from, reward: { kind: 'amount_off', offFen: 1_000 - n * 500 } }],
      stacking: { stackGroup: 'ladder', exclusive: false, priority: 0, maxPerOrder: 1 },
    },
  };
  return { id: `prm_${n}`, ...terms, originals: [] };
}
