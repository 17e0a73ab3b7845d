import { MEMBER_DATA } from '#feature';
import type { MemberId } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  basket,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

const HOME = {
  ...{ regionCode: '420103', region: '湖北省武汉市江汉区', recipient: '王小明', phone: '13812348000' },
  ...{ detail: '江汉路 168 号 2 单元 301', point: { latitude: 30.58, longitude: 114.29 } },
};

interface Shown {
  readonly id: string;
  readonly isDefault: boolean;
  readonly detail: string;
}

describe.each(DATABASE_KINDS)('addresses of a member on %s (MEM-12)', (kind) => {
  let shop: SmallShop;
  let shoppers = 0;
  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());

  const somebody = () => shop.shopper(`住户${++shoppers}`);
  const idOf = async (token: string) =>
    (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
  const add = (token: string, patch: object = {}) =>
    shop.call<Shown & { code: string }>('POST', '/v1/me/addresses', { token, body: { ...HOME, ...patch } });
  const list = async (token: string) =>
    (await shop.call<{ items: readonly Shown[] }>('GET', '/v1/me/addresses?limit=100', { token })).body.items;
  const data = () => {
    const found = shop.house.container.get(MEMBER_DATA).find(({ name }) => name === 'addresses');
    if (found === undefined) throw new Error('addresses looks after no members');
    return found;
  };

  test('(MEM-12) the list is masked, her own address is whole, the database holds neither name nor street', async () => {
    const token = await somebody();
    const { body } = await add(token);
    expect(await list(token)).toMatchObject([
      { recipient: '王*', phone: '138****8000', detail: '江汉路****', region: HOME.region, isDefault: true },
    ]);
    const path = `/v1/me/addresses/${body.id}`;
    expect((await shop.call('GET', path, { token })).body).toMatchObject(HOME);
    const rows = JSON.stringify(await shop.reads.all('select * from member_addresses'));
    for (const secret of ['王小明', '13812348000', '168', '114.29']) expect(rows).not.toContain(secret);
    const changed = { ...HOME, detail: '中山大道 9 号', point: null };
    expect((await shop.call('PUT', path, { token, body: changed })).body).toMatchObject(changed);
  });

  test('(MEM-12) nobody reads, changes or orders to the address of somebody else', async () => {
    const { body } = await add(await somebody());
    const token = await somebody();
    const path = `/v1/me/addresses/${body.id}`;
    const statuses = await Promise.all([
      shop.call('GET', path, { token }),
      shop.call('PUT', path, { token, body: HOME }),
      shop.call('PUT', `${path}/default`, { token }),
      shop.call('DELETE', path, { token }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const groups = basket({ [BLACK]: 1 }, { type: 'delivery', addressId: body.id });
    expect((await shop.call('POST', '/v1/orders', { token, body: { groups } })).status).toBe(404);
  });

  test('(MEM-12) twenty at most, however many are added at once, and one of them is the default', async () => {
    const token = await somebody();
    const answers = await Promise.all(Array.from({ length: 26 }, () => add(token, { isDefault: true })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code)).toEqual(
      Array.from({ length: 6 }, () => 'addresses.too_many'),
    );
    const all = await list(token);
    expect(all.filter(({ isDefault }) => isDefault)).toHaveLength(1);
    await Promise.all(all.map(({ id }) => shop.call('PUT', `/v1/me/addresses/${id}/default`, { token })));
    expect((await list(token)).filter(({ isDefault }) => isDefault)).toHaveLength(1);

    await shop.call('DELETE', `/v1/me/addresses/${all[0]?.id}`, { token });
    const left = await list(token);
    expect(left).toHaveLength(19);
    expect(left.filter(({ isDefault }) => isDefault)).toHaveLength(1);
    expect((await add(token)).status).toBe(201);
  });

  test('(MEM-12) a region that is no district, and a point outside of China, are refused', async () => {
    const token = await somebody();
    expect(await add(token, { regionCode: '420100' })).toMatchObject({
      status: 400,
      body: { code: 'addresses.region_invalid' },
    });
    expect((await add(token, { point: { latitude: 48.85, longitude: 2.35 } })).status).toBe(400);
    expect(await list(token)).toEqual([]);
  });

  test('(MEM-12) an order takes an address of the book, and keeps it when the book changes', async () => {
    const token = await somebody();
    const { body } = await add(token);
    const groups = basket({ [BLACK]: 1 }, { type: 'delivery', addressId: body.id }, JIANGHAN);
    const quote = await shop.call<{ quoteToken: string }>('POST', '/v1/quotes', { token, body: { groups } });
    const order = { token, key: 'order-by-address', body: { groups, quoteToken: quote.body.quoteToken } };
    const placed = await shop.call<{ id: string }>('POST', '/v1/orders', order);
    expect(placed.status).toBe(201);
    await shop.call('DELETE', `/v1/me/addresses/${body.id}`, { token });
    expect((await shop.call('POST', '/v1/orders', order)).body['id']).toBe(placed.body.id);
    const { body: kept } = await shop.call('GET', `/v1/orders/${placed.body.id}`, { token });
    expect(kept).toMatchObject({
      groups: [{ fulfilment: { address: { name: '王小明', phone: HOME.phone, detail: HOME.detail } } }],
    });
  });

  test('(MEM-12) a merge brings both books together and gives each its own back', async () => {
    const [one, other] = [await somebody(), await somebody()];
    const [from, into] = [await idOf(one), await idOf(other)];
    await add(one, { detail: '一号' });
    await add(one, { detail: '二号', isDefault: true });
    await add(other, { detail: '三号' });
    const before = [await list(one), await list(other)];
    const moved = await shop.unitOfWork.run((tx) => data().mergeMember(tx, MERCHANT, from, into));
    expect(await list(other)).toHaveLength(3);
    expect((await list(other)).filter(({ isDefault }) => isDefault)).toEqual(before[1]);
    const kept = JSON.parse(JSON.stringify(moved));
    await shop.unitOfWork.run((tx) => data().unmergeMember(tx, MERCHANT, from, into, kept));
    expect([await list(one), await list(other)]).toEqual(before);
  });
});
