import type { MemberId, SkuId } from '#kernel';
import { INVENTORY_MEMBER_DATA } from '../../../modules/inventory/tokens.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

interface Wishes {
  readonly items: readonly {
    readonly skuId: SkuId;
    readonly storeId: string | null;
    readonly toldAt: number | null;
  }[];
}

describe.each(DATABASE_KINDS)('who waits for goods, on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;
  const people = new Map<string, string>();

  beforeAll(async () => {
    shop = await smallShop(kind, { [BLACK]: 0 });
    owner = await shop.staff('owner');
    for (const name of ['甲', '乙', '丙', '丁']) people.set(name, await shop.shopper(name));
  }, OPENING_MS);
  afterAll(() => shop.close());

  const token = (name: string) => people.get(name) ?? '';
  const ask = async (name: string, body: object = {}, skuId: string = BLACK) => {
    shop.clock.advance(1);
    return shop.call('PUT', `/v1/me/restock-wishes/${skuId}`, { token: token(name), body });
  };
  const wishes = async (name: string) =>
    (await shop.call<Wishes>('GET', '/v1/me/restock-wishes', { token: token(name) })).body.items;
  const receive = (quantity: number, storeId: string = JIANGHAN) =>
    shop.call('POST', '/v1/console/stock/moves', {
      ...{ token: owner, body: { storeId, kind: 'receive', lines: [{ skuId: BLACK, quantity }] } },
    });
  const told = async () => {
    await shop.deliver();
    return (await shop.events('inventory.back_in_stock')).map((event) => event['memberId']).sort();
  };
  const members = async (...names: string[]) => (await Promise.all(names.map(memberOf))).sort();
  const memberOf = async (name: string) => {
    const { body } = await shop.call<{ memberId?: string; id?: string }>('GET', '/v1/me', {
      token: token(name),
    });
    return (body.memberId ?? body.id) as MemberId;
  };

  test('as many are told as pieces came, in the order in which they asked, each once (INV-07)', async () => {
    await shop.deliver();
    for (const name of ['乙', '甲', '丙']) expect((await ask(name)).status).toBe(204);
    // Asking again keeps her place.
    expect((await ask('乙')).status).toBe(204);
    expect(await wishes('乙')).toMatchObject([{ skuId: BLACK, storeId: null, toldAt: null }]);

    await receive(2);
    expect(await told()).toEqual(await members('乙', '甲'));
    expect((await wishes('乙'))[0]?.toldAt).not.toBeNull();
    // The same news again, and a sale: nobody else is told.
    expect(await told()).toHaveLength(2);
    expect((await ask('丁')).body).toMatchObject({ code: 'inventory.in_stock' });
    await receive(1);
    expect(await told()).toEqual(await members('乙', '甲', '丙'));
  });

  test('who waits at one store is not told of another (INV-07)', async () => {
    const before = (await told()).length;
    await shop.call('POST', '/v1/console/stock/moves', {
      token: owner,
      body: { storeId: JIANGHAN, kind: 'damage', lines: [{ skuId: BLACK, quantity: 3 }] },
    });
    expect((await ask('丁', { storeId: OPTICS })).status).toBe(204);
    await receive(1);
    expect(await told()).toHaveLength(before);
    await receive(1, OPTICS);
    expect(await told()).toHaveLength(before + 1);
    expect((await ask('丁', { storeId: 'str_none' })).status).toBe(404);
    expect((await ask('丁', {}, 'sku_none')).status).toBe(422);
    await shop.call('DELETE', `/v1/me/restock-wishes/${BLACK}`, { token: token('丁') });
    expect(await wishes('丁')).toEqual([]);
  });

  test('wishes go with their member: read out, merged, given back, forgotten (INV-07, MEM-03, PRV-06)', async () => {
    const data = shop.house.container.get(INVENTORY_MEMBER_DATA);
    const [from, into] = [await memberOf('甲'), await memberOf('丁')];
    const before = await data.exportMember(MERCHANT, from);
    expect(before['restockWishes']).toHaveLength(1);
    const moved = await shop.unitOfWork.run((tx) => data.mergeMember(tx, MERCHANT, from, into));
    expect((await data.exportMember(MERCHANT, into))['restockWishes']).toEqual(before['restockWishes']);
    expect((await data.exportMember(MERCHANT, from))['restockWishes']).toEqual([]);
    const kept: unknown = JSON.parse(JSON.stringify(moved));
    await shop.unitOfWork.run((tx) => data.unmergeMember(tx, MERCHANT, from, into, kept));
    expect(await data.exportMember(MERCHANT, from)).toEqual(before);
    expect((await data.exportMember(MERCHANT, into))['restockWishes']).toEqual([]);
    await shop.unitOfWork.run((tx) => data.eraseMember(tx, MERCHANT, from));
    expect((await data.exportMember(MERCHANT, from))['restockWishes']).toEqual([]);
  });
});
