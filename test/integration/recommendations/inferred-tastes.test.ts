import { DATABASE_KINDS } from '../../support/databases.ts';
import { groupOf, productId, type TasteShop, tasteShop } from './taste-shop.ts';

interface Profile {
  readonly personalised: boolean;
  readonly items: readonly {
    readonly categoryId: string;
    readonly name: string;
    readonly share: number;
    readonly basis: string;
  }[];
}

describe.each(DATABASE_KINDS)('「系统认为你喜欢」 on %s (算法推荐规定, article 17)', (kind) => {
  let shop: TasteShop;
  beforeAll(async () => {
    shop = await tasteShop(kind);
  });
  afterAll(() => shop.close());

  const path = '/v1/me/recommendation-profile';
  const profileOf = async (token: string) => (await shop.call<Profile>('GET', path, { token })).body;
  const names = async (token: string) => (await profileOf(token)).items.map(({ categoryId }) => categoryId);
  const forget = (token: string, category: string) => shop.call('DELETE', `${path}/${category}`, { token });
  const feedGroups = async (token: string) =>
    (await shop.feed(token)).items.map((item) => groupOf(item.productId));

  test('shows what is inferred, the strongest first, and what it was read from', async () => {
    const token = await shop.shopper('seen-through');
    expect(await profileOf(token)).toEqual({ personalised: true, items: [] });
    await shop.tell(token, 'view', productId('hat', 0), productId('lip', 0), productId('hat', 1));
    await shop.tell(token, 'cart', productId('lip', 2));
    const { items } = await profileOf(token);
    expect(items).toMatchObject([
      { categoryId: 'lip', name: 'lip', basis: '加购 1 次 · 浏览 1 次', share: 4 / 6 },
      { categoryId: 'hat', name: 'hat', basis: '浏览 2 次', share: 2 / 6 },
    ]);
  });

  test('a deleted taste is gone from the next feed and stays away until she shows interest again', async () => {
    const token = await shop.shopper('changes-her-mind');
    await shop.tell(token, 'view', ...[0, 1, 2, 3].map((n) => productId('hat', n)));
    await shop.tell(token, 'view', productId('tea', 1));
    await shop.tell(token, 'not_interested', productId('hat', 7));
    expect((await feedGroups(token)).slice(0, 3)).not.toContain('coat');
    expect((await forget(token, 'hat')).status).toBe(204);

    expect(await names(token)).toEqual(['tea']);
    expect((await feedGroups(token))[0]).toBe('tea');
    const { items } = await shop.feed(token);
    expect(items.filter(({ reason }) => reason.includes('prd_hat'))).toEqual([]);
    // What she hid was no taste of hers: it stays hidden.
    expect(items.map((item) => item.productId)).not.toContain(productId('hat', 7));

    await shop.tell(token, 'view', productId('hat', 5));
    expect((await names(token)).toSorted()).toEqual(['hat', 'tea']);
  });

  test('the acts themselves are deleted, hers alone', async () => {
    const [token, other] = [await shop.shopper('deletes'), await shop.shopper('stays')];
    for (const each of [token, other])
      await shop.tell(each, 'view', productId('ear', 1), productId('ear', 2));
    const before = await shop.count("behaviour_events where product_id like 'prd_ear%'");
    await forget(token, 'ear');
    expect(await shop.count("behaviour_events where product_id like 'prd_ear%'")).toBe(before - 2);
    expect(await names(other)).toEqual(['ear']);
  });

  test('without personalisation nothing is inferred, and a category that does not exist is not found', async () => {
    const token = await shop.shopper('unprofiled');
    await shop.tell(token, 'view', productId('coat', 1));
    expect((await forget(token, 'cat_nowhere')).status).toBe(404);
    await shop.call('PUT', '/v1/me/personalisation', { token, body: { enabled: false } });
    expect(await profileOf(token)).toEqual({ personalised: false, items: [] });
    expect((await shop.call('GET', path)).status).toBe(401);
  });
});
