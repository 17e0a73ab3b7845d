import { affectedRows } from '#db';
import { DAY_MS, type SkuId, type StaffId } from '#kernel';
import { STAFF_IMPORT } from '#modules/access';
import { ACTIVITY_STOCK } from '#modules/inventory';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  BROWN,
  DUCK,
  GIFT,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

interface List<Item = Record<string, unknown>> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

describe.each(DATABASE_KINDS)('the stock desk on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;
  let jianghan: string;
  let optics: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
    await shop.unitOfWork.run((tx) =>
      shop.house.container.get(STAFF_IMPORT).importStaff(tx, MERCHANT, [
        {
          ...{ id: 'stf_till' as StaffId, account: 'till', name: '收银', password: 'tongqu-test' },
          grants: [{ role: 'cashier', storeId: JIANGHAN }],
        },
      ]),
    );
    [owner, jianghan, optics] = await Promise.all([
      shop.staff('owner'),
      shop.staff('jianghan'),
      shop.staff('optics'),
    ]);
  }, OPENING_MS);
  afterAll(() => shop.close());

  const post = <Body = Record<string, unknown>>(token: string, path: string, body: object, key?: string) =>
    shop.call<Body>('POST', `/v1/console/stock/${path}`, {
      token,
      body,
      ...(key === undefined ? {} : { key }),
    });
  const get = <Body = List>(token: string, path: string) =>
    shop.call<Body>('GET', `/v1/console/stock${path}`, { token });
  const put = (token: string, path: string, body: object) =>
    shop.call('PUT', `/v1/console/stock/${path}`, { token, body });
  const move = (token: string, kind: string, skuId: SkuId, quantity: number, more: object = {}) =>
    post(token, 'moves', { storeId: JIANGHAN, kind, lines: [{ skuId, quantity }], ...more });

  test('what comes, breaks and is found goes into the ledger with reason, paper and hand, once per paper (INV-06)', async () => {
    const before = await shop.stock(GIFT);
    expect((await move(jianghan, 'receive', GIFT, 7, { document: 'DN-1' })).status).toBe(201);
    expect((await move(jianghan, 'receive', GIFT, 7, { document: 'DN-1' })).body).toMatchObject({
      code: 'inventory.document_booked',
    });
    expect((await move(jianghan, 'damage', GIFT, 2, { note: '摔坏' })).status).toBe(201);
    expect((await move(jianghan, 'adjust', GIFT, -1)).status).toBe(403);
    expect((await move(owner, 'adjust', GIFT, -1)).status).toBe(201);
    expect((await shop.stock(GIFT))?.onHand).toBe((before?.onHand ?? 0) + 4);
    const ledger = await get(jianghan, `/movements?storeId=${JIANGHAN}&skuId=${GIFT}`);
    expect(ledger.body.items.map(({ reason, change }) => [reason, change])).toEqual(
      expect.arrayContaining([
        ['receive', 7],
        ['damage', -2],
        ['adjust', -1],
      ]),
    );
    expect(ledger.body.items.find(({ reason }) => reason === 'damage')).toMatchObject({
      ...{ title: '试用装', note: '摔坏', actor: 'stf_jianghan' },
    });
    const audited = await shop.reads.all<{ action: string }>(
      `select action from audit_log where action like 'inventory.%' order by seq`,
    );
    expect(audited.map(({ action }) => action)).toEqual([
      'inventory.receive',
      'inventory.damage',
      'inventory.adjust',
    ]);
  });

  test('the same request twice moves goods once, and answers the same (INV-06, X-04)', async () => {
    const body = { storeId: JIANGHAN, kind: 'receive', lines: [{ skuId: GIFT, quantity: 3 }] };
    const before = await shop.stock(GIFT);
    const [first, second] = [
      await post(jianghan, 'moves', body, 'twice-0001'),
      await post(jianghan, 'moves', body, 'twice-0001'),
    ];
    expect(second).toEqual(first);
    expect((await shop.stock(GIFT))?.onHand).toBe((before?.onHand ?? 0) + 3);
  });

  test.each([
    [
      'an article twice',
      {
        lines: [
          { skuId: BLACK, quantity: 1 },
          { skuId: BLACK, quantity: 1 },
        ],
      },
      400,
    ],
    ['half a piece', { lines: [{ skuId: BLACK, quantity: 0.5 }] }, 400],
    ['fewer than nothing', { lines: [{ skuId: BLACK, quantity: -1 }] }, 400],
    ['an article that nobody knows', { lines: [{ skuId: 'sku_none', quantity: 1 }] }, 422],
    ['a store that nobody knows', { storeId: 'str_none' }, 404],
    ['more than is there', { kind: 'damage', lines: [{ skuId: BLACK, quantity: 9_999 }] }, 409],
  ])('%s is refused and moves nothing (INV-06)', async (_case, patch, status) => {
    const before = await shop.count('stock_movements');
    const body = { storeId: JIANGHAN, kind: 'receive', lines: [{ skuId: BLACK, quantity: 1 }], ...patch };
    expect((await post(owner, 'moves', body)).status).toBe(status);
    expect(await shop.count('stock_movements')).toBe(before);
  });

  test('a clerk sees and moves the stock of her store, and no other (INV-06, X-09)', async () => {
    expect((await move(optics, 'receive', BLACK, 1)).status).toBe(403);
    expect((await get(optics, `?storeId=${JIANGHAN}`)).status).toBe(403);
    for (const list of ['', '/movements', '/transfers', '/takes', '/alerts', '/shortages', '/quotas']) {
      const { status, body } = await get(optics, list);
      expect([list, status, body.items]).toEqual([list, 200, []]);
    }
    expect((await get(jianghan, '')).body.items.length).toBeGreaterThan(0);
  });

  test('a transfer leaves one shelf, is on its way, and comes in part by part; what is lost is written down (INV-06)', async () => {
    const body = { fromStoreId: JIANGHAN, toStoreId: OPTICS, lines: [{ skuId: DUCK, quantity: 6 }] };
    expect((await post(optics, 'transfers', body)).status).toBe(403);
    const sent = await post<{ id: string }>(jianghan, 'transfers', body);
    expect(sent.body).toMatchObject({ state: 'SENT', lines: [{ skuId: DUCK, sent: 6, inTransit: 6 }] });
    expect((await shop.stock(DUCK))?.onHand).toBe(4);
    // 光谷 never had one: it sees that they are coming all the same.
    expect((await get(optics, '')).body.items).toMatchObject([{ skuId: DUCK, onHand: 0, inTransit: 6 }]);

    const receipts = `transfers/${sent.body.id}/receipts`;
    const arrive = (received: number, lost: number) =>
      post(optics, receipts, { lines: [{ skuId: DUCK, received, lost }] });
    expect((await post(jianghan, receipts, { lines: [{ skuId: DUCK, received: 1 }] })).status).toBe(403);
    expect((await arrive(3, 0)).body).toMatchObject({
      state: 'SENT',
      lines: [{ received: 3, inTransit: 3 }],
    });
    expect((await arrive(4, 0)).body).toMatchObject({ code: 'inventory.more_than_sent' });
    expect((await get(optics, '?low=false')).body.items).toMatchObject([
      { skuId: DUCK, onHand: 3, inTransit: 3 },
    ]);
    expect((await arrive(2, 1)).body).toMatchObject({
      ...{ state: 'CLOSED', lines: [{ sent: 6, received: 5, lost: 1, inTransit: 0 }] },
    });
    expect((await shop.stock(DUCK, OPTICS))?.onHand).toBe(5);
    expect((await get(jianghan, '/transfers')).body.items).toMatchObject([{ id: sent.body.id }]);
  });

  test('a stock-take is blind for who counts; what is sold meanwhile is sold once (INV-06)', async () => {
    await move(owner, 'receive', BROWN, 10, { document: 'for-count' });
    const before = (await shop.stock(BROWN))?.onHand ?? 0;
    const take = await post<{ id: string }>(jianghan, 'takes', { storeId: JIANGHAN, skuIds: [BROWN] });
    const path = `takes/${take.body.id}`;
    expect((await get(jianghan, `/${path}/lines`)).body.items).toMatchObject([
      { counted: null, expected: null },
    ]);

    // Two are missing on the shelf; while she counts, three are sold at the till.
    const till = { storeId: JIANGHAN, source: 'pos', saleId: 'while-counting', soldAt: shop.clock.now() };
    await post(owner, 'till-sales', { ...till, lines: [{ skuId: BROWN, quantity: 3 }] });
    await post(jianghan, `${path}/counts`, { lines: [{ skuId: BROWN, counted: before - 2 }] });
    expect((await get(jianghan, `/${path}/lines`)).body.items).toMatchObject([
      { counted: before - 2, expected: null },
    ]);
    expect((await get(owner, `/${path}/lines`)).body.items).toMatchObject([
      { expected: before, difference: -2 },
    ]);
    expect((await post(jianghan, `${path}/posting`, {})).status).toBe(403);
    expect((await post(owner, `${path}/posting`, {})).body).toEqual({
      ...{ posted: [{ skuId: BROWN, difference: -2 }], blocked: [] },
    });
    expect((await shop.stock(BROWN))?.onHand).toBe(before - 2 - 3);
    expect((await post(owner, `${path}/posting`, {})).body).toMatchObject({ code: 'inventory.take_closed' });
  });

  test('a till’s sale counts once however often it is told, and is never refused (INV-04)', async () => {
    const till = await shop.staff('till');
    const sale = {
      ...{ storeId: JIANGHAN, source: 'pos', saleId: 'S-1', soldAt: shop.clock.now() },
      lines: [{ skuId: BLACK, quantity: 4 }],
    };
    const before = (await shop.stock(BLACK))?.available ?? 0;
    expect((await post(till, 'till-sales', sale)).body).toEqual({ repeated: false, short: [] });
    expect((await post(till, 'till-sales', sale)).body).toEqual({ repeated: true, short: [] });
    expect((await shop.stock(BLACK))?.available).toBe(before - 4);

    const more = { ...sale, saleId: 'S-2', lines: [{ skuId: BLACK, quantity: before }] };
    expect((await post(till, 'till-sales', more)).body).toEqual({
      ...{ repeated: false, short: [{ skuId: BLACK, pieces: 4 }] },
    });
    expect((await shop.stock(BLACK))?.available).toBe(0);
    expect((await get(owner, '/shortages')).body.items).toMatchObject([{ skuId: BLACK, pieces: 4 }]);
    expect(await shop.events('inventory.stock_short')).toMatchObject([
      { lines: [{ skuId: BLACK, pieces: 4 }] },
    ]);
    const back = { ...sale, kind: 'return' };
    expect((await post(till, 'till-sales', back)).body).toEqual({ repeated: false, short: [] });
    expect((await shop.stock(BLACK))?.available).toBe(4);
  });

  test('levels of another system: a message that comes late changes nothing (INV-04)', async () => {
    const tell = (version: number, onHand: number) =>
      post(owner, 'external-levels', {
        ...{ storeId: OPTICS, source: 'erp', lines: [{ skuId: BLACK, version, onHand }] },
      });
    expect((await tell(2, 20)).body).toEqual({ applied: [BLACK], ignored: [] });
    expect((await tell(1, 99)).body).toEqual({ applied: [], ignored: [BLACK] });
    expect((await tell(2, 99)).body).toEqual({ applied: [], ignored: [BLACK] });
    expect((await shop.stock(BLACK, OPTICS))?.onHand).toBe(20);
    expect((await tell(3, 18)).body).toEqual({ applied: [BLACK], ignored: [] });
    expect((await shop.stock(BLACK, OPTICS))?.onHand).toBe(18);
  });

  test('low stock is told once per crossing, arms again above the threshold, and says what to order (INV-05)', async () => {
    const level = { skuId: GIFT, lowAt: 5, lowDelta: 3 };
    expect((await put(jianghan, 'levels', { storeId: JIANGHAN, lines: [level] })).status).toBe(403);
    await put(owner, 'levels', { storeId: JIANGHAN, lines: [level] });
    const left = (await shop.stock(GIFT))?.available ?? 0;
    const told = async () => (await shop.events('inventory.stock_low')).length;
    const before = await told();
    await move(jianghan, 'damage', GIFT, left - 5);
    await move(jianghan, 'damage', GIFT, 1);
    expect(await told()).toBe(before + 1);
    // Up to the threshold and down again: it trembles, nobody is told.
    await move(jianghan, 'receive', GIFT, 3);
    await move(jianghan, 'damage', GIFT, 3);
    expect(await told()).toBe(before + 1);
    expect((await get(jianghan, '/alerts')).body.items).toMatchObject([
      { skuId: GIFT, available: 4, lowAt: 5, suggested: 5 + 3 - 4 },
    ]);
    expect((await get(jianghan, '?low=true')).body.items).toMatchObject([{ skuId: GIFT, low: true }]);
    await move(jianghan, 'receive', GIFT, 4);
    expect((await get(jianghan, '/alerts')).body.items).toEqual([]);
    await move(jianghan, 'damage', GIFT, 4);
    expect(await told()).toBe(before + 2);
  });

  test('a threshold in days of cover follows the sales of four weeks (INV-05)', async () => {
    await move(owner, 'receive', DUCK, 100, { storeId: OPTICS, document: 'cover' });
    await put(owner, 'levels', { storeId: OPTICS, lines: [{ skuId: DUCK, lowDays: 14 }] });
    const row = async () => (await get(owner, `?storeId=${OPTICS}&skuId=${DUCK}`)).body.items[0];
    expect(await row()).toMatchObject({ lowDays: 14, lowAt: 0, low: false });
    const till = { storeId: OPTICS, source: 'pos', saleId: 'cover', soldAt: shop.clock.now() };
    await post(owner, 'till-sales', { ...till, lines: [{ skuId: DUCK, quantity: 84 }] });
    await shop.job('inventory.refresh_thresholds');
    // 84 in 28 days are 3 a day: 14 days need 42, and two weeks of sales on top are ordered.
    expect(await row()).toMatchObject({ lowAt: 42, low: true, suggested: 42 + 1 + 42 - 21 });
    shop.clock.advance(29 * DAY_MS);
    await shop.job('inventory.refresh_thresholds');
    shop.clock.advance(-29 * DAY_MS);
    expect(await row()).toMatchObject({ lowAt: 0, low: false });
  });

  test('online is what stores and warehouses may sell, less safety stock and the counter’s buffer (INV-01)', async () => {
    const online = async () =>
      (await get<{ items: { sellable: number }[] }>(owner, `/online?skuIds=${BROWN}`)).body.items[0]
        ?.sellable;
    const here = (await shop.stock(BROWN))?.available ?? 0;
    expect(await online()).toBe(here);
    const warehouse = { kind: 'warehouse', name: '东西湖仓', online: true };
    expect((await put(jianghan, 'locations/wh_east', warehouse)).status).toBe(403);
    expect((await put(owner, 'locations/wh_east', warehouse)).status).toBe(204);
    await move(owner, 'receive', BROWN, 50, { storeId: 'wh_east' });
    expect(await online()).toBe(here + 50);
    await put(owner, 'levels', {
      storeId: 'wh_east',
      lines: [{ skuId: BROWN, safety: 8, offlineBuffer: 2 }],
    });
    expect(await online()).toBe(here + 40);
    await put(owner, 'locations/wh_east', { ...warehouse, online: false });
    expect(await online()).toBe(here);
    expect((await put(owner, `locations/${JIANGHAN}`, warehouse)).status).toBe(409);
  });

  test('what is held back is not sold online, but at the counter (INV-01)', async () => {
    await move(owner, 'receive', DUCK, 10, { document: 'held-back' });
    const all = (await shop.stock(DUCK))?.available ?? 0;
    await put(owner, 'levels', {
      storeId: JIANGHAN,
      lines: [{ skuId: DUCK, safety: all - 2, offlineBuffer: 1 }],
    });
    const token = await shop.shopper('己');
    const order = (quantity: number) =>
      shop.call('POST', '/v1/orders', {
        ...{
          token,
          body: {
            groups: [
              { storeId: JIANGHAN, lines: [{ skuId: DUCK, quantity }], fulfilment: { type: 'pickup' } },
            ],
          },
        },
      });
    expect((await order(2)).body).toMatchObject({ code: 'inventory.sold_out', details: { available: 1 } });
    expect((await order(1)).status).toBe(201);
    const till = { storeId: JIANGHAN, source: 'pos', saleId: 'counter', soldAt: shop.clock.now() };
    const sold = await post(owner, 'till-sales', { ...till, lines: [{ skuId: DUCK, quantity: all - 1 }] });
    expect(sold.body).toMatchObject({ short: [] });
  });

  test('a manager sets pieces aside for a channel, and sees what activities took (INV-08, INV-09)', async () => {
    const share = { storeId: JIANGHAN, skuId: BROWN, channel: 'douyin', pieces: 2, overflow: true };
    expect((await put(jianghan, 'channel-shares', share)).status).toBe(403);
    expect((await put(owner, 'channel-shares', { ...share, pieces: 9_999 })).status).toBe(409);
    expect((await put(owner, 'channel-shares', share)).status).toBe(204);
    const flash = {
      activityId: 'flash-1',
      mode: 'carved',
      lines: [{ skuId: BROWN, storeId: JIANGHAN, quantity: 1 }],
    } as const;
    await shop.unitOfWork.run((tx) => shop.house.container.get(ACTIVITY_STOCK).publish(tx, MERCHANT, flash));
    expect((await get(jianghan, '/quotas')).body.items).toMatchObject([
      { id: 'activity:flash-1', title: '圆框眼镜', quota: 1, sold: 0, held: 0, available: 1 },
      { id: 'channel:douyin', overflow: true, planned: 2, available: 2 },
    ]);
    await put(owner, 'channel-shares', { ...share, pieces: null });
    await shop.unitOfWork.run((tx) => shop.house.container.get(ACTIVITY_STOCK).end(tx, MERCHANT, 'flash-1'));
  });

  test('pages hang together: every row once, in a stable order (X-08)', async () => {
    const seen: unknown[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await get(owner, `/movements?limit=3${cursor}`);
      seen.push(...body.items.map(({ document, skuId, storeId }) => `${document} ${skuId} ${storeId}`));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen).toHaveLength(await shop.count('stock_movements'));
    expect(new Set(seen).size).toBe(seen.length);
    expect((await get(owner, '/movements?cursor=WyJhIl0')).body).toMatchObject({
      code: 'request.bad_cursor',
    });
  });

  test('the list finds articles by name, pinyin, initials and code, also of goods off the shelf', async () => {
    const found = async (q: string) =>
      (await get(owner, `?storeId=${JIANGHAN}&q=${encodeURIComponent(q)}`)).body.items.map(
        ({ skuId }) => skuId,
      );
    expect((await found('圆框')).sort()).toEqual([BLACK, BROWN]);
    expect((await found('yuankuang')).sort()).toEqual([BLACK, BROWN]);
    expect((await found('yk')).sort()).toEqual([BLACK, BROWN]);
    expect(await found(`C-${DUCK}`)).toEqual([DUCK]);
    expect(await found('没有这样的东西')).toEqual([]);
    await shop.unitOfWork.run((tx) =>
      affectedRows(tx, "update products set on_sale = 0 where id = 'prd_duck' and merchant_id = ?", [
        MERCHANT,
      ]),
    );
    expect(await found('鸭脖')).toEqual([DUCK]);
    await shop.unitOfWork.run((tx) =>
      affectedRows(tx, "update products set on_sale = 1 where id = 'prd_duck' and merchant_id = ?", [
        MERCHANT,
      ]),
    );
    expect((await get(owner, `?q=${'长'.repeat(61)}`)).status).toBe(400);
  });

  test('deliveries come in as a sheet, once; stock and ledger go out as sheets (INV-06)', async () => {
    const before = (await shop.stock(BROWN))?.onHand ?? 0;
    await shop.unitOfWork.run((tx) =>
      affectedRows(tx, `update skus set barcode = '6901234567892' where id = '${GIFT}' and merchant_id = ?`, [
        MERCHANT,
      ]),
    );
    const gifts = (await shop.stock(GIFT))?.onHand ?? 0;
    const sheet = `单据号,条码,数量\nP-9,${BROWN},4\nP-9,sku_none,4\nP-9,${GIFT},x\nP-9,C-${DUCK},2\nP-9,6901234567892,3\n`;
    const bring = async () => {
      const reply = await fetch(`${shop.house.url}/v1/console/imports/stock?storeId=${JIANGHAN}`, {
        ...{
          method: 'POST',
          headers: { authorization: `Bearer ${jianghan}`, 'content-type': 'text/csv' },
          body: sheet,
        },
      });
      const lines = (await reply.text()).trim().split('\n');
      return JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>;
    };
    expect(await bring()).toMatchObject({ rowsRead: 5, created: 3, failed: 2 });
    expect(await bring()).toMatchObject({ rowsRead: 5, created: 0, unchanged: 3, failed: 2 });
    expect((await shop.stock(GIFT))?.onHand).toBe(gifts + 3);
    expect((await shop.stock(BROWN))?.onHand).toBe(before + 4);
    const taken = await fetch(`${shop.house.url}/v1/console/exports/stock-movements?storeId=${JIANGHAN}`, {
      headers: { authorization: `Bearer ${jianghan}` },
    });
    expect(await taken.text()).toMatch(
      /,receive,sheet:str_jianghan:P-9::sku_brown,sku_brown,圆框眼镜,棕色,4,/,
    );
  });
});
