import { affectedRows, READS } from '#db';
import {
  fen,
  type MerchantId,
  MINUTE_MS,
  type OrderId,
  type PaymentId,
  type ProductId,
  type SkuId,
  type StaffId,
  type StoreId,
  type Tx,
  UNIT_OF_WORK,
} from '#kernel';
import { STAFF_IMPORT } from '#modules/access';
import { CATALOG_IMPORT, type NewProduct } from '#modules/catalog';
import { STOCK_IMPORT } from '#modules/inventory';
import type { PaymentSucceeded } from '#modules/payments';
import { STORE_IMPORT, type Store } from '#modules/stores';
import { HandClock } from './clock.ts';
import type { DatabaseKind } from './databases.ts';
import { testHouse } from './house.ts';
import { type TestSandbox, testSandbox } from './sandbox.ts';

export const MERCHANT = 'mch_tongqu' as MerchantId;
export const JIANGHAN = 'str_jianghan' as StoreId;
export const OPTICS = 'str_optics' as StoreId;
export const BLACK = 'sku_black' as SkuId;
export const BROWN = 'sku_brown' as SkuId;
export const DUCK = 'sku_duck' as SkuId;
export const GIFT = 'sku_gift' as SkuId;
export const BLACK_FEN = 12_900;
export const DUCK_FEN = 4_500;
const PASSWORD = 'tongqu-test';

const EVERY_DAY = Array.from({ length: 7 }, () => ({ opensMinute: 600, closesMinute: 1_320 }));

export const STORES: readonly Store[] = [
  {
    id: JIANGHAN,
    name: '江汉路店',
    district: '江汉区',
    districtCode: '420103',
    address: '江汉路 1 号',
    phone: '027-1',
    latitude: 30.5811,
    longitude: 114.2899,
    hours: EVERY_DAY,
  },
  {
    id: OPTICS,
    name: '光谷店',
    district: '洪山区',
    districtCode: '420111',
    address: '珞喻路 1 号',
    phone: '027-2',
    latitude: 30.5064,
    longitude: 114.3985,
    hours: EVERY_DAY,
  },
];

export function product(id: string, patch: Partial<NewProduct> = {}): NewProduct {
  const sku = (skuId: SkuId, optionValues: string[], priceFen: number): NewProduct['skus'][number] => ({
    id: skuId,
    code: `C-${skuId}`,
    optionValues,
    priceFen: fen(priceFen),
    listPriceFen: fen(priceFen + 1_000),
    imageUrl: `/media/${skuId}.webp`,
    arItemId: null,
    tryOn: null,
  });
  const base = {
    categoryId: 'cat_all',
    subtitle: '',
    description: '',
    brand: '通衢',
    tags: [],
    images: [],
    listedAt: 1_000,
    durable: false,
  };
  const known: Record<string, NewProduct> = {
    prd_frame: {
      ...base,
      id: 'prd_frame' as ProductId,
      title: '圆框眼镜',
      optionNames: ['颜色'],
      durable: true,
      skus: [
        { ...sku(BLACK, ['黑色'], BLACK_FEN), tryOn: 'glasses', arItemId: 'glasses-round-black' },
        sku(BROWN, ['棕色'], BLACK_FEN),
      ],
    },
    prd_duck: {
      ...base,
      id: 'prd_duck' as ProductId,
      title: '鸭脖礼盒',
      optionNames: [],
      skus: [sku(DUCK, [], DUCK_FEN)],
    },
    prd_gift: {
      ...base,
      id: 'prd_gift' as ProductId,
      title: '试用装',
      optionNames: [],
      skus: [sku(GIFT, [], 0)],
    },
  };
  const found = known[id] ?? {
    ...base,
    id: id as ProductId,
    title: id,
    optionNames: [],
    skus: [sku(`sku_${id}` as SkuId, [], 1_000)],
  };
  return { ...found, ...patch };
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

interface CallOptions {
  readonly token?: string;
  readonly body?: object;
  readonly key?: string;
}

type Pieces = Partial<Record<SkuId, number>>;

/** What happened, in an order in which it can be forgotten; goods, stores and people stay. */
const HAPPENED = [
  ...['after_sale_steps', 'after_sale_lines', 'after_sales', 'invoice_refunds', 'invoices'],
  ...['order_audits', 'order_remarks', 'channel_refunds', 'channel_orders', 'channel_articles'],
  ...['order_till_sales', 'order_parcels'],
  ...['order_timeline', 'order_lines', 'order_groups', 'orders', 'cart_lines', 'carts', 'store_prices'],
  ...['stock_reservation_lines', 'stock_reservations', 'stock_movements', 'stock_documents', 'stock'],
  ...['stock_reservation_quotas', 'stock_quotas', 'stock_alerts', 'restock_subscriptions'],
  ...['outbox_deliveries', 'outbox', 'answers'],
];

/** Two stores, three products with ten pieces each at 江汉路, staff, and a payment sandbox beside them. */
export async function smallShop(
  kind: DatabaseKind,
  pieces: Pieces = {},
  settings: Record<string, string> = {},
  adjust?: Parameters<typeof testHouse>[3],
) {
  // The beginning of a minute: what the shop looks at once a minute is looked at where a test says so, not by luck.
  const clock = new HandClock(Date.now() - (Date.now() % MINUTE_MS));
  const outside: TestSandbox = await testSandbox({ clock });
  const house = await testHouse(kind, { clock, wechat: outside.wechat }, settings, adjust);
  outside.setNotifyUrl(`${house.url}/v1/payments/wechat/notify`);
  const { container } = house;
  const unitOfWork = container.get(UNIT_OF_WORK);
  const reads = container.get(READS);

  let deliveries = 0;
  async function receive(tx: Tx, some: Pieces): Promise<void> {
    deliveries += 1;
    const shelf: Record<string, number> = { [BLACK]: 10, [BROWN]: 10, [DUCK]: 10, [GIFT]: 10, ...some };
    const rows = Object.entries(shelf)
      .map(([skuId, quantity]) => ({ skuId: skuId as SkuId, storeId: JIANGHAN, quantity }))
      .filter(({ quantity }) => quantity > 0);
    await container.get(STOCK_IMPORT).receive(tx, MERCHANT, `opening-${deliveries}`, rows, clock.now());
  }

  await unitOfWork.run(async (tx) => {
    await container.get(STORE_IMPORT).importStores(tx, MERCHANT, STORES);
    const catalog = container.get(CATALOG_IMPORT);
    await catalog.importCategories(tx, MERCHANT, [{ id: 'cat_all', name: '全部', parentId: null }]);
    await catalog.importProducts(
      tx,
      MERCHANT,
      ['prd_frame', 'prd_duck', 'prd_gift'].map((id) => product(id)),
    );
    await receive(tx, pieces);
    await container.get(STAFF_IMPORT).importStaff(tx, MERCHANT, [
      {
        id: 'stf_owner' as StaffId,
        account: 'owner',
        name: '老板',
        password: PASSWORD,
        grants: [{ role: 'owner', storeId: null }],
      },
      {
        id: 'stf_jianghan' as StaffId,
        account: 'jianghan',
        name: '小江',
        password: PASSWORD,
        grants: [{ role: 'clerk', storeId: JIANGHAN }],
      },
      {
        id: 'stf_optics' as StaffId,
        account: 'optics',
        name: '小光',
        password: PASSWORD,
        grants: [{ role: 'clerk', storeId: OPTICS }],
      },
    ]);
  });

  let keys = 0;
  async function call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    { token, body, key }: CallOptions = {},
  ): Promise<Answer<Body>> {
    keys += 1;
    const reply = await fetch(house.url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(method === 'POST' ? { 'idempotency-key': key ?? `request-${keys}` } : {}),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { status: reply.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  const token = async (path: string, body: object) =>
    (await call<{ accessToken: string }>('POST', path, { body })).body.accessToken;

  return {
    clock,
    outside,
    house,
    unitOfWork,
    reads,
    call,
    shopper: (name: string) => token('/v1/auth/wechat', { code: `demo:${name}`, acceptsTerms: true }),
    staff: (account: string) => token('/v1/staff/sign-in', { account, password: PASSWORD }),
    /** Forgets what happened and fills the shelf anew: a shop of its own per test would cost a second each. */
    async startAfresh(some: Pieces = {}): Promise<void> {
      await unitOfWork.run(async (tx) => {
        for (const table of HAPPENED) await affectedRows(tx, `delete from ${table}`);
        await receive(tx, some);
      });
    },
    /** The provider's money, as payments reports it, without a provider. */
    payByEvent: ({ id, payableFen }: { readonly id: string; readonly payableFen: number }) =>
      unitOfWork.run(async (tx) =>
        tx.emit<PaymentSucceeded>({
          type: 'payments.payment_succeeded',
          occurredAt: clock.now(),
          merchantId: MERCHANT,
          orderId: id as OrderId,
          paymentId: 'pay_1' as PaymentId,
          amountFen: fen(payableFen),
          provider: 'wechat',
          providerTransactionId: '4200000001',
          paidAt: clock.now(),
        }),
      ),
    /** Delivers events until none is left. */
    async deliver(): Promise<void> {
      while ((await house.relay.deliverWaiting()) > 0);
    },
    async job(name: string): Promise<void> {
      const found = house.jobs.find((job) => job.name === name);
      if (found === undefined) throw new Error(`There is no job ${name}`);
      await found.run();
    },
    async stock(skuId: SkuId, storeId: StoreId = JIANGHAN) {
      const [row] = await reads.all<{ onHand: number; available: number; reserved: number }>(
        'select on_hand as "onHand", available, reserved from stock where sku_id = ? and store_id = ?',
        [skuId, storeId],
      );
      return row;
    },
    async count(table: string): Promise<number> {
      const [row] = await reads.all<{ n: number }>(`select count(*) as n from ${table}`);
      return row?.n ?? 0;
    },
    async events(type: string): Promise<Record<string, unknown>[]> {
      const rows = await reads.all<{ payload: string }>(
        'select payload from outbox where type = ? order by id',
        [type],
      );
      return rows.map(({ payload }) => JSON.parse(payload));
    },
    async close(): Promise<void> {
      await house.close();
      await outside.close();
    },
  };
}

/** Opening one takes a second, on a busy machine several. */
export const OPENING_MS = 60_000;

export type SmallShop = Awaited<ReturnType<typeof smallShop>>;

/** One group at 江汉路. */
export function basket(lines: Pieces, fulfilment: object = { type: 'pickup' }, storeId = JIANGHAN) {
  return [
    {
      storeId,
      lines: Object.entries(lines).map(([skuId, quantity]) => ({ skuId, quantity })),
      fulfilment,
    },
  ];
}
