import { insertRows } from '#db';
import type { ProductId } from '#kernel';
import { CATALOG_IMPORT } from '#modules/catalog';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  DUCK,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  product,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

interface CartBody {
  readonly groups: readonly {
    readonly storeId: string;
    readonly storeName: string;
    readonly lines: readonly {
      readonly skuId: string;
      readonly quantity: number;
      readonly available: number;
      readonly valid: boolean;
      readonly reason: string | null;
    }[];
  }[];
}

describe.each(DATABASE_KINDS)('the cart on %s', (kind) => {
  let shop: SmallShop;
  let token: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());

  beforeEach(async () => {
    await shop.startAfresh({ [BLACK]: 3 });
    token = await shop.shopper('晓雯');
  });

  const put = (skuId: string, quantity: number, storeId: string = JIANGHAN) =>
    shop.call<CartBody & { code?: string }>('PUT', '/v1/cart/items', {
      token,
      body: { skuId, storeId, quantity },
    });

  test('groups by store, keeps its order, and 0 pieces takes a line out', async () => {
    await put(DUCK, 1);
    await put(BLACK, 2);
    const both = await put(DUCK, 4, OPTICS);
    expect(
      both.body.groups.map(({ storeName, lines }) => [storeName, lines.map((line) => line.skuId)]),
    ).toEqual([
      ['江汉路店', expect.arrayContaining([DUCK, BLACK])],
      ['光谷店', [DUCK]],
    ]);
    const fewer = await put(DUCK, 0, OPTICS);
    expect(fewer.body.groups).toHaveLength(1);
    expect((await shop.call('GET', '/v1/cart', { token })).body).toEqual(fewer.body);
  });

  test('reserves nothing, and marks what cannot be bought without dropping it', async () => {
    const wanted = await put(BLACK, 5);
    expect(wanted.body.groups[0]?.lines[0]).toMatchObject({
      quantity: 5,
      available: 3,
      valid: false,
      reason: '库存不足，最多可买 3 件',
    });
    expect(await shop.stock(BLACK)).toMatchObject({ reserved: 0 });
    const elsewhere = await put(BLACK, 1, OPTICS);
    expect(elsewhere.body.groups[1]?.lines[0]).toMatchObject({ valid: false, reason: '该门店暂时无货' });
    expect((await put(BLACK, 3)).body.groups[0]?.lines[0]).toMatchObject({ valid: true, reason: null });
  });

  test('an article that does not exist, or a store, cannot be put into it', async () => {
    expect(await put('sku_none', 1)).toMatchObject({
      status: 404,
      body: { code: 'orders.item_unavailable' },
    });
    expect(await put(BLACK, 1, 'str_none')).toMatchObject({
      status: 404,
      body: { code: 'orders.store_not_found' },
    });
    expect((await put(BLACK, 100)).status).toBe(400);
  });

  test('holds two hundred lines and not one more, even when they come at once', async () => {
    const ids = Array.from({ length: 201 }, (_, n) => `bulk_${n}`);
    await shop.unitOfWork.run((tx) =>
      shop.house.container.get(CATALOG_IMPORT).importProducts(
        tx,
        MERCHANT,
        ids.map((id) => product(id as ProductId)),
      ),
    );
    await put('sku_bulk_0', 1);
    const [line] = await shop.reads.all<{ member_id: string }>('select member_id from cart_lines');
    await shop.unitOfWork.run((tx) =>
      insertRows(tx, {
        table: 'cart_lines',
        columns: [
          ...[
            'merchant_id',
            'member_id',
            'store_id',
            'sku_id',
            'choice_key',
            'choices',
            'quantity',
            'added_at',
          ],
        ],
        key: ['merchant_id', 'member_id', 'store_id', 'sku_id', 'choice_key'],
        onRepeat: 'keep',
        rows: ids
          .slice(0, 196)
          .map((id) => [MERCHANT, line?.member_id, JIANGHAN, `sku_${id}`, '', '[]', 1, 1]),
      }),
    );
    const replies = await Promise.all(
      ids
        .slice(196)
        .concat('bulk_0')
        .map((id) => put(`sku_${id}`, 2)),
    );
    const full = replies.filter(({ status }) => status === 422);
    expect(full).toHaveLength(1);
    expect(full[0]?.body.code).toBe('orders.cart_full');
    expect(await shop.count('cart_lines')).toBe(200);
  });

  test('is nobody else’s', async () => {
    await put(BLACK, 1);
    const other = await shop.shopper('路人');
    expect((await shop.call('GET', '/v1/cart', { token: other })).body).toEqual({ groups: [] });
  });
});
