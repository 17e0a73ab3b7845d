import { DATABASE_KINDS } from '../../support/databases.ts';
import { JIANGHAN } from '../../support/small-shop.ts';
import { importPast, productId, type TasteShop, tasteShop } from './taste-shop.ts';

interface Why {
  readonly reason: string;
  readonly reasonCode: string;
  readonly personalised: boolean;
  readonly sentences: readonly string[];
  readonly switchOff: string;
}

describe.each(DATABASE_KINDS)('«为什么推荐给我» on %s (PRV-11)', (kind) => {
  let shop: TasteShop;
  beforeAll(async () => {
    shop = await tasteShop(kind);
    await importPast(shop);
  });
  afterAll(() => shop.close());

  const why = async (product: string, token?: string) =>
    (
      await shop.call<Why>(
        'GET',
        `/v1/feed/why?storeId=${JIANGHAN}&productId=${product}`,
        token === undefined ? {} : { token },
      )
    ).body;

  test('it names the reason of the list, and which of her acts it rests on', async () => {
    const token = await shop.shopper('curious');
    await shop.tell(token, 'favourite', productId('hat', 1));
    const { items } = await shop.feed(token);
    for (const { productId: product, reason, reasonCode } of items)
      expect(await why(product, token)).toMatchObject({ reason, reasonCode, personalised: true });
    const carried = items.find((item) => item.reasonCode === 'SIMILAR' || item.reasonCode === 'AFTER');
    const { sentences, switchOff } = await why(carried?.productId ?? '', token);
    expect(sentences[0]).toMatch(/^\d+月\d+日 \d\d:\d\d，你收藏过「prd_hat1」。$/);
    expect(switchOff).toContain('随时关闭');
  });

  test('what she said is named as what she said', async () => {
    const token = await shop.shopper('outspoken');
    const nothing = { brands: [], sizes: [], styles: [], stores: [] };
    const topics = { new_arrivals: [], restock: [], price_drop: [], coupons: [], store_events: [] };
    const body = { ...nothing, categories: ['lip'], topics };
    await shop.call('PUT', '/v1/me/preferences', { token, body });
    const [first] = (await shop.feed(token)).items;
    const { sentences } = await why(first?.productId ?? '', token);
    expect(sentences.join()).toContain('我的偏好');
  });

  test('for strangers, and for who switched it off, nothing of theirs is named', async () => {
    const token = await shop.shopper('switched-off');
    await shop.tell(token, 'view', productId('tea', 1));
    await shop.call('PUT', '/v1/me/personalisation', { token, body: { enabled: false } });
    const [first] = (await shop.feed(token)).items;
    const answer = await why(first?.productId ?? '', token);
    expect(answer).toEqual(await why(first?.productId ?? ''));
    expect(answer.personalised).toBe(false);
    expect(answer.switchOff).toContain('没有用到你的任何记录');
  });

  test('an unknown product is not found; what can be chosen is what the goods carry', async () => {
    expect((await shop.call('GET', `/v1/feed/why?storeId=${JIANGHAN}&productId=prd_no`)).status).toBe(404);
    const { body } = await shop.call<{ brands: string[] }>('GET', '/v1/preference-options');
    expect(body.brands.length).toBeGreaterThan(0);
  });
});
