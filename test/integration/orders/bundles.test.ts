import { affectedRows } from '#db';
import { fen, type ProductId, type SkuId } from '#kernel';
import { CATALOG_IMPORT } from '#modules/catalog';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import {
  BLACK,
  BROWN,
  basket,
  DUCK,
  GIFT,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  product,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';
import type { OrderBody } from './order-body.ts';

const COUPLE = 'sku_couple' as SkuId;
const FEAST = 'sku_feast' as SkuId;
const TOGETHER_MS = 60_000;

/** 情侣装 = one black and one brown frame; 大礼包 = one black frame, two ducks and a sample as a gift. */
const PARTS: readonly (readonly [SkuId, SkuId, number, number])[] = [
  [COUPLE, BLACK, 1, 0],
  [COUPLE, BROWN, 1, 0],
  [FEAST, BLACK, 1, 0],
  [FEAST, DUCK, 2, 0],
  [FEAST, GIFT, 1, 1],
];

describe.each(DATABASE_KINDS)('bundles on %s', (kind) => {
  let shop: SmallShop;
  let token: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
    const [sku] = product('prd_duck').skus;
    if (sku === undefined) throw new Error('a product has an article');
    const bundle = (id: SkuId, priceFen: number) =>
      product(`prd_${id}`, {
        id: `prd_${id}` as ProductId,
        skus: [{ ...sku, id, code: `C-${id}`, priceFen: fen(priceFen), listPriceFen: fen(priceFen) }],
      });
    await shop.unitOfWork.run(async (tx) => {
      await shop.house.container
        .get(CATALOG_IMPORT)
        .importProducts(tx, MERCHANT, [bundle(COUPLE, 20_000), bundle(FEAST, 18_000)]);
      for (const [n, [skuId, part, quantity, isGift]] of PARTS.entries())
        await affectedRows(tx, 'insert into sku_components values (?, ?, ?, ?, ?, ?)', [
          ...[MERCHANT, skuId, part, quantity, isGift, n],
        ]);
    });
  }, OPENING_MS);
  afterAll(() => shop.close());

  beforeEach(async () => {
    await shop.startAfresh({ [BLACK]: 5 });
    token = await shop.shopper('晓雯');
  });

  const place = (groups: object, who = token) =>
    shop.call<OrderBody & { code?: string; details?: object }>('POST', '/v1/orders', {
      token: who,
      body: { groups },
    });

  test('(CAT-11, defect 10) two bundles in one basket that share a component do not oversell it', async () => {
    // Three and three: each line alone would find enough of the five black frames.
    expect(await place(basket({ [COUPLE]: 3, [FEAST]: 3 }))).toMatchObject({
      status: 409,
      body: { code: 'inventory.sold_out', details: { skuId: BLACK, available: 5 } },
    });
    expect(await shop.stock(BLACK)).toEqual({ onHand: 5, available: 5, reserved: 0 });
    expect(await shop.stock(DUCK)).toMatchObject({ reserved: 0 });

    const placed = await place(basket({ [COUPLE]: 3, [FEAST]: 2 }));
    expect(placed).toMatchObject({ status: 201, body: { payableFen: 3 * 20_000 + 2 * 18_000 } });
    expect(placed.body.groups).toMatchObject([{ lines: [{ skuId: COUPLE }, { skuId: FEAST }] }]);
    expect(await shop.stock(BLACK)).toEqual({ onHand: 5, available: 0, reserved: 5 });
    expect(await shop.stock(DUCK)).toMatchObject({ reserved: 4 });
    expect(await shop.stock(GIFT)).toMatchObject({ reserved: 2 });
    expect(await shop.stock(COUPLE)).toBeUndefined();
  });

  test('(CAT-11) a bundle and its component by itself share the same pieces', async () => {
    expect((await place(basket({ [COUPLE]: 3, [BLACK]: 3 }))).status).toBe(409);
    expect((await place(basket({ [COUPLE]: 3, [BLACK]: 2 }))).status).toBe(201);
  });

  test('(CAT-11) the page of a bundle names its parts, and which of them is sold out', async () => {
    await shop.startAfresh({ [BLACK]: 5, [DUCK]: 1 });
    const path = `/v1/products/prd_${FEAST}?storeId=${JIANGHAN}`;
    const { body } = await shop.call<{ skus: { stock: string; parts: object[] }[] }>('GET', path);
    expect(body.skus).toMatchObject([
      {
        stock: 'none',
        parts: [
          { skuId: BLACK, title: '圆框眼镜', quantity: 1, stock: 'in' },
          { skuId: DUCK, title: '鸭脖礼盒', quantity: 2, stock: 'none' },
          { skuId: GIFT, quantity: 1, stock: 'in' },
        ],
      },
    ]);
  });

  test('(CAT-11) of a bundle there are as many as its scarcest component makes', async () => {
    const cart = await shop.call<{ groups: { lines: object[] }[] }>('PUT', '/v1/cart/items', {
      token,
      body: { storeId: JIANGHAN, skuId: FEAST, quantity: 6 },
    });
    // Five black frames, ten ducks by two, ten samples.
    expect(cart.body.groups[0]?.lines).toMatchObject([{ skuId: FEAST, available: 5, valid: false }]);
  });

  test('(CAT-11) paid: the components are sold; cancelled: all of them come back', async () => {
    const kept = await place(basket({ [FEAST]: 1 }));
    await shop.payByEvent(kept.body);
    await shop.deliver();
    expect(await shop.stock(BLACK)).toEqual({ onHand: 4, available: 4, reserved: 0 });
    expect(await shop.stock(DUCK)).toEqual({ onHand: 8, available: 8, reserved: 0 });
    expect(await shop.stock(GIFT)).toEqual({ onHand: 9, available: 9, reserved: 0 });
    const given = await place(basket({ [FEAST]: 2 }));
    await shop.call('POST', `/v1/orders/${given.body.id}/cancel`, { token });
    expect(await shop.stock(DUCK)).toEqual({ onHand: 8, available: 8, reserved: 0 });
    expect(await shop.stock(BLACK)).toEqual({ onHand: 4, available: 4, reserved: 0 });
  });

  test(
    '(CAT-11) shoppers at two houses who want bundles of the same component get exactly what there is',
    async () => {
      const second = await besides(shop, kind);
      try {
        const shoppers = await Promise.all(Array.from({ length: 24 }, (_, n) => shop.shopper(`客${n}`)));
        const replies = await Promise.all(
          shoppers.map((who, n) => {
            const groups = basket(
              n % 3 === 0 ? { [COUPLE]: 1 } : n % 3 === 1 ? { [FEAST]: 1 } : { [BLACK]: 1 },
            );
            return n % 2 === 0
              ? place(groups, who).then(({ status }) => status)
              : order(second.url, who, groups);
          }),
        );
        expect(replies.filter((status) => status === 201)).toHaveLength(5);
        expect(replies.filter((status) => status === 409)).toHaveLength(19);
        expect(await shop.stock(BLACK)).toEqual({ onHand: 5, available: 0, reserved: 5 });
      } finally {
        await second.close();
      }
    },
    TOGETHER_MS,
  );
});

/** A second house on the same database; on SQLite there is only one, so it stands for itself. */
async function besides(shop: SmallShop, kind: string): Promise<Pick<TestHouse, 'url' | 'close'>> {
  if (kind === 'SQLite') return { url: shop.house.url, close: async () => undefined };
  const [row] = await shop.reads.all<{ name: string }>('select current_database() as name');
  const DATABASE_URL = `${process.env['TEST_POSTGRES_URL']}/${row?.name}`;
  return testHouse('PostgreSQL', { clock: shop.clock, wechat: shop.outside.wechat }, { DATABASE_URL });
}

let keys = 0;
async function order(url: string, token: string, groups: object): Promise<number> {
  keys += 1;
  const reply = await fetch(`${url}/v1/orders`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `second-house-${keys}`,
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ groups }),
  });
  return reply.status;
}
