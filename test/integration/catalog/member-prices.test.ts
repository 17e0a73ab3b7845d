import { affectedRows } from '#db';
import { bps, type MemberId } from '#kernel';
import { CATALOG, MEMBER_TIER } from '#modules/catalog';
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

interface Priced {
  readonly priceFen: number;
  readonly storePriceFen: number;
}

describe.each(DATABASE_KINDS)('what a member pays on %s', (kind) => {
  let shop: SmallShop;
  let gold: { readonly token: string; readonly id: MemberId };
  let plain: { readonly token: string; readonly id: MemberId };

  beforeAll(async () => {
    let goldId: MemberId | undefined;
    shop = await smallShop(kind, {}, {}, (container) => {
      const tierOf = async (_: unknown, memberId: MemberId) =>
        memberId === goldId ? { level: 2, discountBps: bps(1_000) } : null;
      container.rebind(MEMBER_TIER).toConstantValue(tierOf);
    });
    const set = 'insert into tier_prices (merchant_id, sku_id, level, price_fen) values (?, ?, ?, ?)';
    await shop.unitOfWork.run(async (tx) => {
      await affectedRows(tx, set, [MERCHANT, BLACK, 1, 12_000]);
      await affectedRows(tx, set, [MERCHANT, BLACK, 2, 9_900]);
      await affectedRows(tx, set, [MERCHANT, BLACK, 3, 100]);
    });
    gold = await signIn('金卡');
    plain = await signIn('普通');
    goldId = gold.id;
  }, OPENING_MS);
  afterAll(() => shop.close());

  async function signIn(name: string) {
    type SignedIn = { accessToken: string; member: { id: MemberId } };
    const body = { code: `demo:${name}`, acceptsTerms: true };
    const { accessToken, member } = (await shop.call<SignedIn>('POST', '/v1/auth/wechat', { body })).body;
    return { token: accessToken, id: member.id };
  }
  const get = async <Body>(path: string, token?: string): Promise<Body> =>
    (await shop.call<Body>('GET', path, token === undefined ? {} : { token })).body;
  const prices = ({ priceFen, storePriceFen }: Priced) => [priceFen, storePriceFen];

  test('(CAT-05) list, search, page, cart and quote tell one price: the least that her level gives her', async () => {
    const list = (token?: string) => get<{ items: Priced[] }>(`/v1/products?storeId=${JIANGHAN}`, token);
    expect((await list()).items.map(prices)).toEqual([
      [0, 0],
      [12_900, 12_900],
      [4_500, 4_500],
    ]);
    expect(await list(plain.token)).toEqual(await list());
    expect((await list(gold.token)).items.map(prices)).toEqual([
      [0, 0],
      [9_900, 12_900],
      [4_050, 4_500],
    ]);
    const found = await get<{ items: Priced[] }>(
      `/v1/products?q=${encodeURIComponent('圆框')}&storeId=${JIANGHAN}`,
      gold.token,
    );
    expect(found.items.map(prices)).toEqual([[9_900, 12_900]]);
    const page = await get<{ skus: Priced[] }>(`/v1/products/prd_frame?storeId=${JIANGHAN}`, gold.token);
    expect(page.skus.map(prices)).toEqual([
      [9_900, 12_900],
      [11_610, 12_900],
    ]);
    const offers = await shop.house.container.get(CATALOG).offers(MERCHANT, JIANGHAN, [BLACK], gold.id);
    expect(offers.get(BLACK)?.priceFen).toBe(9_900);
    const groups = basket({ [BLACK]: 2 });
    const quote = await shop.call('POST', '/v1/quotes', { token: gold.token, body: { groups } });
    expect(quote.body).toMatchObject({ payableFen: 19_800 });
  });

  test('(CAT-04) a price filter and a sort by price mean her price', async () => {
    const under = (token: string) =>
      get<{ total: number }>(`/v1/products?storeId=${JIANGHAN}&priceMaxFen=10000&priceMinFen=5000`, token);
    expect((await under(plain.token)).total).toBe(0);
    expect((await under(gold.token)).total).toBe(1);
  });
});
