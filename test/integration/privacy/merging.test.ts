import { type ExportedRows, MEMBER_DATA } from '#feature';
import type { MemberId } from '#kernel';
import { CONSENT_LEDGER, CONSENTS } from '#modules/privacy';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  BROWN,
  basket,
  DUCK,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

const HOME = { name: '林小满', phone: '13987654321', region: '湖北省武汉市', detail: '解放大道 688 号' };
/** The members module has merges of its own to test; the ledger of consents keeps a line for every change. */
const LEFT_TO_OTHERS = new Set(['members']);

type Everything = Record<string, Record<string, ExportedRows>>;

describe.each(DATABASE_KINDS)('two members who are one person, on %s', (kind) => {
  let shop: SmallShop;
  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());

  let people = 0;
  async function someone() {
    people += 1;
    const token = await shop.shopper(`twin-${people}`);
    const { id } = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body;
    const post = (path: string, body: object) => shop.call('POST', path, { token, body });
    return { token, id, post };
  }
  const modules = () => shop.house.container.get(MEMBER_DATA).filter(({ name }) => !LEFT_TO_OTHERS.has(name));
  const merge = (from: MemberId, into: MemberId) =>
    shop.unitOfWork.run(async (tx) => {
      const moved: Record<string, unknown> = {};
      for (const data of modules()) moved[data.name] = await data.mergeMember(tx, MERCHANT, from, into);
      // As it is kept until somebody asks for the un-merge.
      return JSON.parse(JSON.stringify(moved)) as Record<string, unknown>;
    });
  const unmerge = (from: MemberId, into: MemberId, moved: Record<string, unknown>) =>
    shop.unitOfWork.run(async (tx) => {
      for (const data of modules()) await data.unmergeMember(tx, MERCHANT, from, into, moved[data.name]);
    });
  async function everything(memberId: MemberId): Promise<Everything> {
    const all: Everything = {};
    for (const data of modules()) all[data.name] = { ...(await data.exportMember(MERCHANT, memberId)) };
    return all;
  }
  const putInCart = (who: { token: string }, skuId: string, quantity: number) =>
    shop.call('PUT', '/v1/cart/items', { token: who.token, body: { storeId: JIANGHAN, skuId, quantity } });

  test('an un-merge gives everything back as it was (MEM-03, PRV-06)', async () => {
    const [one, two] = [await someone(), await someone()];
    for (const [who, articles] of [
      [one, { [DUCK]: 1 }],
      [two, { [BLACK]: 1 }],
    ] as const) {
      await who.post('/v1/orders', { groups: basket(articles, { type: 'delivery', address: HOME }) });
      await putInCart(who, BROWN, 2);
      const event = { id: 'same-id', kind: 'view', productId: 'prd_frame', at: shop.clock.now() };
      await who.post('/v1/events', { events: [event] });
    }
    await putInCart(two, DUCK, 1);
    const before = [await everything(one.id), await everything(two.id)];

    const moved = await merge(two.id, one.id);
    const merged = await everything(one.id);
    await unmerge(two.id, one.id, moved);

    expect(merged['orders']?.['orders']).toHaveLength(2);
    expect(JSON.stringify(merged['orders']?.['orders'])).toContain(HOME.detail);
    expect(merged['orders']?.['cart']).toEqual([
      expect.objectContaining({ skuId: BROWN, quantity: 4 }),
      expect.objectContaining({ skuId: DUCK, quantity: 1 }),
    ]);
    const after = [await everything(one.id), await everything(two.id)];
    for (const [n, known] of before.entries())
      for (const module of Object.keys(known)) {
        const { personalisation: _a, ...was } = known[module] ?? {};
        const { personalisation: _b, ...is } = after[n]?.[module] ?? {};
        expect({ module, ...is }).toEqual({ module, ...was });
      }
  });

  test('a refusal of either ends the other’s consent; a consent of the one who goes is asked for anew (PRV-02)', async () => {
    const [one, two] = [await someone(), await someone()];
    const agree = (who: typeof one, purpose: string) => who.post('/v1/consents', { purpose });
    await agree(one, 'profiling.segments');
    await agree(two, 'profiling.segments');
    await shop.call('DELETE', '/v1/consents/profiling.segments', { token: two.token });
    await agree(one, 'marketing.messages');
    await agree(two, 'marketing.messages');
    await agree(two, 'location.district');

    const moved = await merge(two.id, one.id);
    const consents = shop.house.container.get(CONSENTS);
    await consents.catchUp();

    const live = (id: MemberId) =>
      (['profiling.segments', 'marketing.messages', 'location.district'] as const).filter((purpose) =>
        consents.isLive(id, purpose),
      );
    expect(live(one.id)).toEqual(['marketing.messages']);
    expect(live(two.id)).toEqual([]);
    expect(moved['privacy']).toMatchObject({
      consents: [
        { purpose: 'profiling.segments', why: 'refused_by_the_other' },
        { purpose: 'location.district', why: 'not_carried_over' },
        { purpose: 'marketing.messages', why: 'both_agreed' },
      ],
    });

    await unmerge(two.id, one.id, moved);
    await consents.catchUp();
    expect(live(one.id)).toEqual(['profiling.segments', 'marketing.messages']);
    expect(live(two.id)).toEqual(['marketing.messages', 'location.district']);
  });

  test('who may be a child in one of the two is one in both, and back again (PRV-12)', async () => {
    const [one, two] = [await someone(), await someone()];
    const year = new Date(shop.clock.now()).getUTCFullYear();
    await one.post('/v1/consents', { purpose: 'face.tryon', birthYear: year - 30 });
    await two.post('/v1/consents', { purpose: 'face.tryon', birthYear: year - 10 });
    const consents = shop.house.container.get(CONSENTS);

    const moved = await merge(two.id, one.id);
    await consents.catchUp();
    expect(consents.isMinor(one.id)).toBe(true);
    expect(consents.isLive(one.id, 'face.tryon')).toBe(false);

    await unmerge(two.id, one.id, moved);
    await consents.catchUp();
    expect(consents.isMinor(one.id)).toBe(false);
  });

  test('a guardian’s consent does not come back by itself with an un-merge, nor what rested on it (MEM-03, PRV-05)', async () => {
    const [one, child] = [await someone(), await someone()];
    const consents = shop.house.container.get(CONSENTS);
    const agree = (purpose: string, more: object = {}) =>
      child.post('/v1/consents', { purpose, ...more }).then(({ status }) => status);
    const birthYear = new Date(shop.clock.now()).getUTCFullYear() - 10;
    expect(await agree('face.tryon', { birthYear })).toBe(403);
    await shop.unitOfWork.run((tx) =>
      shop.house.container.get(CONSENT_LEDGER).give(tx, {
        ...{ merchantId: MERCHANT, memberId: child.id, purpose: 'minor.guardian', noticeVersion: 1 },
        ...{ noticeHash: 'h', channel: 'guardian:her-mother', at: shop.clock.now(), evidence: null },
      }),
    );
    await consents.catchUp();
    expect(await agree('face.tryon')).toBe(200);
    expect(await agree('marketing.messages')).toBe(200);

    await unmerge(child.id, one.id, await merge(child.id, one.id));

    const live = await shop.reads.all<{ purpose: string }>(
      'select purpose from consents where member_id = ? and live = 1 order by purpose',
      [child.id],
    );
    expect(live.map(({ purpose }) => purpose)).toEqual(['marketing.messages']);
  });

  test('one of them had switched personalisation off: what both did is deleted (PRV-05)', async () => {
    const [one, two] = [await someone(), await someone()];
    const event = { id: 'seen', kind: 'view', productId: 'prd_duck', at: shop.clock.now() };
    await one.post('/v1/events', { events: [event] });
    await shop.call('PUT', '/v1/me/personalisation', { token: two.token, body: { enabled: false } });

    const moved = await merge(two.id, one.id);

    const { recommendations } = await everything(one.id);
    expect(recommendations?.['behaviour']).toEqual([]);
    expect(recommendations?.['personalisation']).toMatchObject([{ off: true }]);
    await unmerge(two.id, one.id, moved);
    expect((await everything(one.id))['recommendations']?.['personalisation']).toMatchObject([
      { off: false },
    ]);
    expect((await everything(two.id))['recommendations']?.['personalisation']).toMatchObject([{ off: true }]);
  });
});
