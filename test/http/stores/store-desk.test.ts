import { type StaffId, type StoreId, UNIT_OF_WORK } from '#kernel';
import { AUDIT, STAFF_IMPORT } from '#modules/access';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  BROWN,
  DUCK,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

const HOUR_MS = 3_600_000;
const PASSWORD = 'tongqu-test';
const day = (opensMinute: number, closesMinute: number) => ({ opensMinute, closesMinute });

interface ShownStore {
  readonly id: string;
  readonly openNow: boolean;
  readonly changesAt: number | null;
  readonly hoursText: string;
  readonly regionId: string | null;
  readonly navigation: object;
  readonly specialDays: { day: string; note: string }[];
  readonly news: { id: string; title: string }[];
}

describe.each(DATABASE_KINDS)('the store desk on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;
  let manager: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
    const { container } = shop.house;
    await container.get(UNIT_OF_WORK).run((tx) =>
      container.get(STAFF_IMPORT).importStaff(tx, MERCHANT, [
        {
          ...{ id: 'stf_manager' as StaffId, account: 'manager', name: '店长', password: PASSWORD },
          grants: [{ role: 'manager', storeId: JIANGHAN }],
        },
      ]),
    );
    owner = await shop.staff('owner');
    manager = await shop.staff('manager');
    // Noon in Wuhan, a Wednesday.
    shop.clock.advance(Date.UTC(2026, 11, 2, 4) - shop.clock.now());
    owner = await shop.staff('owner');
    manager = await shop.staff('manager');
  }, OPENING_MS);
  afterAll(() => shop.close());

  const ask = <Body = Record<string, unknown>>(token: string, method: string, path: string, body?: object) =>
    shop.call<Body>(method, `/v1/console/${path}`, { token, ...(body === undefined ? {} : { body }) });
  const page = async (storeId: StoreId = JIANGHAN) =>
    (await shop.call<ShownStore>('GET', `/v1/stores/${storeId}`)).body;
  const week = (hours: ReturnType<typeof day>) => Array.from({ length: 7 }, () => hours);
  const setHours = (hours: ReturnType<typeof day>, token = manager) =>
    ask(token, 'PUT', `stores/${JIANGHAN}/hours`, { hours: week(hours), phone: '027-1' });

  test('a store tells whether it is open, until when, and where the map leads (STO-01)', async () => {
    await setHours(day(600, 1_320));
    const store = await page();
    expect(store).toMatchObject({ openNow: true, hoursText: '10:00–22:00' });
    expect(store.changesAt).toBe(Date.UTC(2026, 11, 2, 14));
    expect(store.navigation).toEqual({
      ...{ latitude: 30.5811, longitude: 114.2899, name: '江汉路店', address: '江汉路 1 号', scale: 16 },
    });
    expect((await shop.call('GET', '/v1/stores/str_nowhere')).status).toBe(404);
  });

  test('hours that run past midnight hold on the next day (STO-01)', async () => {
    await setHours(day(1_080, 120));
    expect(await page()).toMatchObject({ openNow: false, hoursText: '18:00–次日02:00' });
    shop.clock.advance(13 * HOUR_MS);
    expect(await page()).toMatchObject({ openNow: true, changesAt: Date.UTC(2026, 11, 2, 18) });
    shop.clock.advance(-13 * HOUR_MS);
    await setHours(day(600, 1_320));
  });

  test('a holiday of all stores closes them; a store’s own day counts more (STO-01)', async () => {
    const put = (token: string, query: string, hours: object) =>
      ask(token, 'PUT', `special-days/2026-12-02${query}`, hours);
    expect((await put(manager, '', { ...day(0, 0), note: '盘点' })).status).toBe(403);
    expect((await put(owner, '', { ...day(0, 0), note: '盘点' })).status).toBe(200);
    expect(await page()).toMatchObject({ openNow: false, hoursText: '今日休息' });
    expect(await page(OPTICS)).toMatchObject({ openNow: false });

    expect((await put(manager, `?storeId=${OPTICS}`, { ...day(660, 900), note: '早收' })).status).toBe(403);
    expect((await put(manager, `?storeId=${JIANGHAN}`, { ...day(660, 900), note: '早收' })).status).toBe(200);
    expect(await page()).toMatchObject({
      ...{ openNow: true, hoursText: '11:00–15:00' },
      specialDays: [{ day: '2026-12-02', note: '早收' }],
    });
    await ask(manager, 'DELETE', `special-days/2026-12-02?storeId=${JIANGHAN}`);
    expect(await page()).toMatchObject({ openNow: false });
    await ask(owner, 'DELETE', 'special-days/2026-12-02');
    expect(await page()).toMatchObject({ openNow: true });
    expect((await ask(owner, 'DELETE', 'special-days/2026-12-02')).status).toBe(404);
    const [entry] = await shop.reads.all<{ before: string }>(
      `select before_json as before from audit_log where action = 'stores.remove_special_day' order by seq desc limit 1`,
    );
    // What held before, not only which day it was.
    expect(JSON.parse(entry?.before ?? 'null')).toMatchObject({
      opensMinute: 0,
      closesMinute: 0,
      note: '盘点',
    });
  });

  test('only stores that are open, when only those are asked for (STO-01)', async () => {
    await ask(manager, 'PUT', `special-days/2026-12-02?storeId=${JIANGHAN}`, { ...day(0, 0), note: '装修' });
    const { body } = await shop.call<{ items: ShownStore[] }>('GET', '/v1/stores?openNow=true');
    expect(body.items.map(({ id }) => id)).toEqual([OPTICS]);
    await ask(manager, 'DELETE', `special-days/2026-12-02?storeId=${JIANGHAN}`);
  });

  test('the head office opens and places stores, a manager does not (STO-08)', async () => {
    const store = {
      ...{ name: '汉阳店', district: '汉阳区', address: '鹦鹉大道 1 号', latitude: 30.55, longitude: 114.26 },
      ...{ phone: '027-3000', hours: week(day(540, 1_260)) },
    };
    expect((await ask(manager, 'POST', 'stores', store)).status).toBe(403);
    const { status, body } = await ask<{ id: StoreId }>(owner, 'POST', 'stores', store);
    expect(status).toBe(201);
    expect(await page(body.id)).toMatchObject({ openNow: true, hoursText: '09:00–21:00' });
    const { phone: _p, hours: _h, ...facts } = store;
    expect((await ask(manager, 'PUT', `stores/${JIANGHAN}`, facts)).status).toBe(403);
    expect((await ask(owner, 'PUT', `stores/${body.id}`, { ...facts, name: '钟家村店' })).body).toMatchObject(
      {
        name: '钟家村店',
      },
    );
  });

  describe('regions (STO-08)', () => {
    const add = async (name: string, parentId: string | null) =>
      (await ask<{ id: string; code?: string }>(owner, 'POST', 'regions', { name, parentId })).body;
    const move = (id: string, name: string, parentId: string | null) =>
      ask(owner, 'PUT', `regions/${id}`, { name, parentId });

    test('are a tree of four levels without circles; stores are found in them and below', async () => {
      const centre = await add('华中', null);
      const hubei = await add('湖北', centre.id);
      const wuhan = await add('武汉', hubei.id);
      const north = await add('汉口', wuhan.id);
      expect(await add('江汉路商圈', north.id)).toMatchObject({ code: 'stores.region_does_not_fit' });
      expect(await add('湖北', centre.id)).toMatchObject({ code: 'stores.region_name_taken' });
      expect((await move(centre.id, '华中', north.id)).status).toBe(422);
      expect((await move(centre.id, '华中', centre.id)).status).toBe(422);

      const facts = {
        ...{ name: '江汉路店', district: '江汉区', districtCode: '420103', address: '江汉路 1 号' },
        ...{ latitude: 30.5811, longitude: 114.2899, regionId: north.id },
      };
      expect((await ask(owner, 'PUT', `stores/${JIANGHAN}`, facts)).status).toBe(200);
      expect((await ask(owner, 'PUT', `stores/${JIANGHAN}`, { ...facts, regionId: 'nowhere' })).status).toBe(
        404,
      );
      const found = await shop.call<{ items: ShownStore[] }>('GET', `/v1/stores?regionId=${hubei.id}`);
      expect(found.body.items.map(({ id, regionId }) => [id, regionId])).toEqual([[JIANGHAN, north.id]]);

      expect((await ask(owner, 'DELETE', `regions/${wuhan.id}`)).status).toBe(409);
      expect((await ask(owner, 'DELETE', `regions/${north.id}`)).status).toBe(409);
      expect((await ask(owner, 'DELETE', `regions/${(await add('空', null)).id}`)).status).toBe(204);
    });

    test('two moves at the same moment close no circle', async () => {
      for (let round = 0; round < 5; round += 1) {
        const [left, right] = [await add(`左${round}`, null), await add(`右${round}`, null)];
        const answers = await Promise.all([
          move(left.id, `左${round}`, right.id),
          move(right.id, `右${round}`, left.id),
        ]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
      }
    });
  });

  test('news are shown in their time: a store’s own and those for all (STO-08)', async () => {
    const now = shop.clock.now();
    const write = (
      token: string,
      storeId: string | null,
      title: string,
      from: number,
      until: number | null,
    ) => ask<{ id: string }>(token, 'POST', 'store-news', { storeId, title, text: '欢迎光临', from, until });
    expect((await write(manager, null, '全部门店', now, null)).status).toBe(403);
    expect((await write(manager, OPTICS, '别的店', now, null)).status).toBe(403);
    expect((await write(manager, JIANGHAN, '倒着', now, now - 1)).status).toBe(400);
    const { body: own } = await write(manager, JIANGHAN, '新品到店', now - 1, now + HOUR_MS);
    await write(owner, null, '双十二', now + HOUR_MS, null);
    await write(owner, OPTICS, '光谷专享', now - 1, null);

    const titles = async () => (await page()).news.map(({ title }) => title);
    expect(await titles()).toEqual(['新品到店']);
    shop.clock.advance(HOUR_MS);
    expect(await titles()).toEqual(['双十二']);
    shop.clock.advance(-HOUR_MS);

    const changed = { title: '新品明天到', text: '改期', from: now - 1, until: null };
    expect((await ask(manager, 'PUT', `store-news/${own.id}`, changed)).status).toBe(200);
    expect(await titles()).toEqual(['新品明天到']);
    expect((await ask(manager, 'DELETE', `store-news/${own.id}`)).status).toBe(204);
    expect(await titles()).toEqual([]);
    const others = await ask<{ items: { id: string }[] }>(owner, 'GET', `store-news?storeId=${OPTICS}`);
    expect((await ask(manager, 'DELETE', `store-news/${others.body.items[0]?.id}`)).status).toBe(403);
  });

  test('a code on a shelf fits into a scene, leads to its place, and ends (STO-08)', async () => {
    const make = (token: string, storeId: StoreId) =>
      ask<{ token: string }>(token, 'POST', 'store-codes', { storeId, position: '入口', campaign: 'c_1' });
    expect((await make(manager, OPTICS)).status).toBe(403);
    const { body: code } = await make(manager, JIANGHAN);
    // What getwxacodeunlimit takes: at most 32 of these.
    expect(code.token).toMatch(/^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/);
    const scan = () => shop.call('GET', `/v1/store-codes/${code.token}`);
    expect((await scan()).body).toEqual({
      ...{ token: code.token, storeId: JIANGHAN, position: '入口', campaign: 'c_1' },
    });
    expect((await ask(manager, 'POST', `store-codes/${code.token}/end`)).status).toBe(200);
    expect((await ask(manager, 'POST', `store-codes/${code.token}/end`)).status).toBe(409);
    expect((await scan()).status).toBe(404);
  });

  test('the stock of a store is told as there, few or none, without numbers (STO-02)', async () => {
    await shop.startAfresh({ [BLACK]: 4, [BROWN]: 3, [DUCK]: 0 });
    const { body } = await shop.call<{ items: object[] }>(
      'GET',
      `/v1/stores/${JIANGHAN}/stock?skuIds=${BLACK},${BROWN},${DUCK},sku_unknown`,
    );
    expect(body.items).toEqual([
      { skuId: BLACK, stock: 'in', version: expect.any(Number) },
      { skuId: BROWN, stock: 'low', version: expect.any(Number) },
      { skuId: DUCK, stock: 'none', version: 0 },
      { skuId: 'sku_unknown', stock: 'none', version: 0 },
    ]);
  });

  test('every change is in the audit log, with before and after (X-10)', async () => {
    await setHours(day(600, 1_260));
    const { body } = await ask<{ items: object[] }>(owner, 'GET', 'audit?action=stores.set_hours&limit=1');
    expect(body.items[0]).toMatchObject({
      ...{ actor: 'stf_manager', subject: `store:${JIANGHAN}` },
      before: { hours: week(day(600, 1_320)) },
      after: { hours: week(day(600, 1_260)) },
    });
    const report = await shop.house.container.get(AUDIT).verifyChain(MERCHANT);
    expect(report.brokenAt).toBeNull();
  });
});
