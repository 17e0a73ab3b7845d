import { affectedRows, insertRows } from '#db';
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

  describe('before she signs in (ORD-01)', () => {
    const line = (skuId: string, quantity: number, storeId: string = JIANGHAN) => ({
      ...{ skuId, quantity, storeId },
    });
    const merge = (lines: object[], key?: string) =>
      shop.call<CartBody & { leftOut: number; code?: string }>('POST', '/v1/cart/merge', {
        ...{ token, body: { lines } },
        ...(key === undefined ? {} : { key }),
      });
    const piecesOf = ({ groups }: CartBody) =>
      groups.flatMap((group) => group.lines.map(({ skuId, quantity }) => [group.storeId, skuId, quantity]));

    test('a guest sees what her device holds at today’s prices, and nothing of it is kept', async () => {
      const seen = await shop.call<CartBody>('POST', '/v1/cart/guest', {
        body: { lines: [line(DUCK, 2), line(BLACK, 99), line('sku_of_nobody', 1)] },
      });
      expect(seen.status).toBe(200);
      const lines = seen.body.groups.flatMap((group) => group.lines);
      expect(lines.map(({ skuId, valid }) => [skuId, valid])).toEqual([
        [DUCK, true],
        [BLACK, false],
      ]);
      expect(await shop.reads.all('select 1 from cart_lines')).toEqual([]);
    });

    const look = (lines: object[]) => shop.call<CartBody>('POST', '/v1/cart/guest', { body: { lines } });

    test('she learns no more of the stock than the shop window says, and nothing of what is off the shelf (STO-02)', async () => {
      const told = async (quantity: number) => {
        const { groups } = (await look([line(BLACK, quantity)])).body;
        return groups[0]?.lines.map(({ available, valid, reason }) => [available, valid, reason]);
      };
      // Three are there: few, and which few she does not find out by trying.
      expect([await told(1), await told(3), await told(4)]).toEqual([
        [[undefined, true, null]],
        [[undefined, true, null]],
        [[undefined, false, '库存不足']],
      ]);
      await shop.startAfresh({ [BLACK]: 2 });
      expect(await told(3)).toEqual([[undefined, true, null]]);
      await shop.startAfresh({ [BLACK]: 10 });
      expect(await told(99)).toEqual([[undefined, true, null]]);

      await shop.unitOfWork.run(async (tx) => {
        const secret = product('next_year' as ProductId);
        await shop.house.container.get(CATALOG_IMPORT).importProducts(tx, MERCHANT, [secret]);
        await affectedRows(tx, "update products set on_sale = 0 where id = 'next_year'");
      });
      expect((await look([line('sku_next_year', 1)])).body).toEqual({ groups: [] });
    });

    test('stores that nobody knows are none, and she asks about no more of them than one order may have', async () => {
      const inStores = (count: number) =>
        Array.from({ length: count }, (_, n) => line(DUCK, 1, `str_none_${n}`));
      expect((await look(inStores(21))).status).toBe(400);
      const seen = await look([...inStores(19), line(DUCK, 1)]);
      expect([seen.status, piecesOf(seen.body)]).toEqual([200, [[JIANGHAN, DUCK, 1]]]);
      const merged = await merge([...inStores(2), line(DUCK, 1)]);
      expect([merged.body.leftOut, piecesOf(merged.body)]).toEqual([2, [[JIANGHAN, DUCK, 1]]]);
    });

    test('signed in, it joins her cart once per key: pieces add up to 99, what cannot be bought is marked', async () => {
      await put(DUCK, 3);
      const guest = [line(DUCK, 98), line(BLACK, 2), line(DUCK, 1, OPTICS), line('sku_of_nobody', 1)];
      const first = await merge(guest, 'merge-key-1');
      expect([first.status, first.body.leftOut]).toEqual([200, 1]);
      const whole = [
        [JIANGHAN, DUCK, 99],
        [JIANGHAN, BLACK, 2],
        [OPTICS, DUCK, 1],
      ];
      expect(piecesOf(first.body)).toEqual(expect.arrayContaining(whole));
      expect(first.body.groups[0]?.lines.find(({ skuId }) => skuId === DUCK)?.valid).toBe(false);

      const again = await Promise.all([merge(guest, 'merge-key-1'), merge(guest, 'merge-key-1')]);
      for (const { status, body } of again.filter((reply) => reply.status === 200)) {
        expect([status, body.leftOut]).toEqual([200, 1]);
        expect(piecesOf(body)).toHaveLength(3);
      }
      const view = await shop.call<CartBody>('GET', '/v1/cart', { token });
      expect(piecesOf(view.body)).toEqual(expect.arrayContaining(whole));
      expect((await merge([line(DUCK, 1)], 'merge-key-1')).status).toBe(422);
    });

    test('she orders a part of her cart, and the rest of it stays', async () => {
      await merge([line(DUCK, 2), line(BLACK, 1)]);
      const groups = [
        { storeId: JIANGHAN, lines: [{ skuId: DUCK, quantity: 2 }], fulfilment: { type: 'pickup' } },
      ];
      const order = await shop.call<{ id: string; payableFen: number }>('POST', '/v1/orders', {
        ...{ token, body: { groups } },
      });
      expect(order.status).toBe(201);
      await shop.payByEvent(order.body);
      await shop.deliver();
      const view = await shop.call<CartBody>('GET', '/v1/cart', { token });
      expect(piecesOf(view.body)).toEqual([[JIANGHAN, BLACK, 1]]);
    });
  });
});
