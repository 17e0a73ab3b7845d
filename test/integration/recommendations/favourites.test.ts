import { MEMBER_DATA } from '#feature';
import type { MemberId } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { MERCHANT } from '../../support/small-shop.ts';
import { groupOf, productId, type TasteShop, tasteShop } from './taste-shop.ts';

interface Kept {
  readonly items: readonly { readonly productId: string; readonly title: string | null }[];
  readonly nextCursor: string | null;
}

describe.each(DATABASE_KINDS)('favourites and history on %s (MEM-17)', (kind) => {
  let shop: TasteShop;
  beforeAll(async () => {
    shop = await tasteShop(kind);
  }, 60_000);
  afterAll(() => shop.close());

  const list = async (token: string, what: string) =>
    (await shop.call<Kept>('GET', `/v1/me/${what}`, { token })).body.items.map((item) => item.productId);
  const keep = (token: string, id: string) => shop.call('PUT', `/v1/me/favourites/${id}`, { token });
  const forget = (token: string, what: string) => shop.call('DELETE', `/v1/me/${what}`, { token });
  const bytes = (token: string) => shop.feedBytes(token);
  const firstGroups = async (token: string) =>
    (await shop.feed(token)).items.slice(0, 3).map((item) => groupOf(item.productId));
  const idOf = async (token: string) =>
    (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;

  test('(MEM-17) a favourite is kept once, listed newest first, page by page, and taken back', async () => {
    const token = await shop.shopper('keeper');
    for (const n of [1, 2, 3]) {
      shop.clock.advance(1_000);
      expect((await keep(token, productId('tea', n))).status).toBe(204);
    }
    await keep(token, productId('tea', 1));
    const page = (await shop.call<Kept>('GET', '/v1/me/favourites?limit=2', { token })).body;
    expect(page.items).toMatchObject([
      { productId: productId('tea', 3), title: productId('tea', 3) },
      { productId: productId('tea', 2) },
    ]);
    const next = `/v1/me/favourites?limit=2&cursor=${page.nextCursor}`;
    expect((await shop.call<Kept>('GET', next, { token })).body.items).toMatchObject([
      { productId: productId('tea', 1) },
    ]);
    await forget(token, `favourites/${productId('tea', 2)}`);
    expect(await list(token, 'favourites')).toEqual([productId('tea', 3), productId('tea', 1)]);
    expect((await keep(token, 'prd_nothing')).status).toBe(404);
  });

  test('(MEM-17) favourites feed the recommender, and taking them back makes the feed as if they had never been', async () => {
    const token = await shop.shopper('favours-hats');
    const before = (await shop.feed(token)).items.map((item) => item.productId);
    for (const n of [0, 1, 2, 3]) await keep(token, productId('hat', n));
    expect(await firstGroups(token)).toContain('hat');
    expect((await shop.feed(token)).items.map((item) => item.productId)).not.toEqual(before);
    await forget(token, 'favourites');
    expect((await shop.feed(token)).items.map((item) => item.productId)).toEqual(before);
    expect(await list(token, 'favourites')).toEqual([]);
    expect(await shop.count(`behaviour_events where member_id = '${await idOf(token)}'`)).toBe(0);
  });

  test('(MEM-17) the history shows each product once; clearing it clears the feed, and what she bought stays', async () => {
    const token = await shop.shopper('looks-around');
    const before = (await shop.feed(token)).items.map((item) => item.productId);
    for (const n of [1, 2, 1]) {
      shop.clock.advance(1_000);
      await shop.tell(token, 'view', productId('ear', n));
    }
    expect(await list(token, 'history')).toEqual([productId('ear', 1), productId('ear', 2)]);
    expect(await firstGroups(token)).toContain('ear');
    await forget(token, `history/${productId('ear', 1)}`);
    expect(await list(token, 'history')).toEqual([productId('ear', 2)]);
    await forget(token, 'history');
    expect(await list(token, 'history')).toEqual([]);
    expect((await shop.feed(token)).items.map((item) => item.productId)).toEqual(before);

    await shop.tell(token, 'cart', productId('lip', 1));
    await shop.tell(token, 'not_interested', productId('lip', 2));
    await forget(token, 'history');
    expect(await shop.count(`behaviour_events where member_id = '${await idOf(token)}'`)).toBe(2);
  });

  test('(MEM-17) without personalisation there is no history, favourites are kept and tell the recommender nothing', async () => {
    const token = await shop.shopper('unknown-keeper');
    await shop.call('PUT', '/v1/me/personalisation', { token, body: { enabled: false } });
    const before = await bytes(token);
    await keep(token, productId('coat', 1));
    expect(await list(token, 'favourites')).toEqual([productId('coat', 1)]);
    expect(await list(token, 'history')).toEqual([]);
    expect(await shop.count(`behaviour_events where member_id = '${await idOf(token)}'`)).toBe(0);
    expect(JSON.parse(await bytes(token)).items).toEqual(JSON.parse(before).items);
  });

  test('(MEM-17) favourites are hers alone, and go with her when two members become one', async () => {
    const [one, other] = [await shop.shopper('one-half'), await shop.shopper('other-half')];
    await keep(one, productId('hat', 1));
    await keep(one, productId('hat', 2));
    await keep(other, productId('hat', 1));
    expect(await list(other, 'favourites')).toEqual([productId('hat', 1)]);
    const data = shop.house.container.get(MEMBER_DATA).find(({ name }) => name === 'favourites');
    const [from, into] = [await idOf(one), await idOf(other)];
    const moved = await shop.unitOfWork.run(async (tx) => data?.mergeMember(tx, MERCHANT, from, into));
    expect((await list(other, 'favourites')).toSorted()).toEqual([productId('hat', 1), productId('hat', 2)]);
    await shop.unitOfWork.run(async (tx) => data?.unmergeMember(tx, MERCHANT, from, into, moved));
    expect(await list(other, 'favourites')).toEqual([productId('hat', 1)]);
    expect(await list(one, 'favourites')).toHaveLength(2);
  });
});
