import { DAY_MS, type MemberId, SeededRandom } from '#kernel';
import { EVENT_IMPORT, type ImportedEvent } from '#modules/recommendations';
import { basket, JIANGHAN, MERCHANT, OPTICS } from '../../support/small-shop.ts';
import { type Group, productId, skuId, type TasteShop, tasteShop } from './taste-shop.ts';

const MEMBERS = 200;
const AT_ONCE = 8;
const GROUPS: readonly Group[] = ['hat', 'lip', 'tea', 'ear', 'coat'];
const ACTS = ['view', 'cart', 'favourite', 'try_on', 'share', 'search_click', 'not_interested'];
/** 200 members signing in and asking for everything twice, on a busy machine. */
const LIMIT_MS = 300_000;

/** Everything that the shop could know about somebody, and that is not the published terms of membership. */
interface Profile {
  readonly favourite: Group;
  readonly acts: readonly { readonly type: string; readonly n: number }[];
  readonly bought: readonly number[];
  readonly likes: readonly Group[];
  readonly optedOut: boolean;
  readonly district: boolean;
}

interface Shopper {
  readonly token: string;
  readonly memberId: MemberId;
}

/** One per price that was seen of an article, with the places that said it. */
type Prices = Map<string, Map<string, Set<string>>>;

/**
 * REC-06, PRV-11: no price depends on the profile. Metamorphic: whoever gets whichever profile, everything that
 * carries a price stays equal. The database has no part in it, so one of them is enough.
 */
describe('the same price for everybody (REC-06)', () => {
  let shop: TasteShop;
  let shoppers: Shopper[];
  let quotes: Set<string>;
  let feeds: Set<string>;
  let prices: Prices;
  const random = new SeededRandom(11);
  const drawn = <Item>(items: readonly Item[]) => items[random.integer(items.length)] as Item;

  beforeAll(async () => {
    shop = await tasteShop('SQLite');
    shoppers = await each(Array.from({ length: MEMBERS }), async (_, m) => {
      type SignedIn = { accessToken: string; member: { id: MemberId } };
      const body = { code: `demo:equal-${m}`, acceptsTerms: true };
      const signedIn = (await shop.call<SignedIn>('POST', '/v1/auth/wechat', { body })).body;
      return { token: signedIn.accessToken, memberId: signedIn.member.id };
    });
  }, LIMIT_MS);
  afterAll(() => shop.close());

  const profiles = Array.from(
    { length: MEMBERS },
    (): Profile => ({
      favourite: drawn(GROUPS),
      acts: Array.from({ length: 1 + random.integer(8) }, () => ({
        type: drawn(ACTS),
        n: random.integer(10),
      })),
      bought: Array.from({ length: random.integer(4) }, () => random.integer(10)),
      likes: random.fraction() < 0.4 ? [drawn(GROUPS)] : [],
      optedOut: random.fraction() < 0.2,
      district: random.fraction() < 0.2,
    }),
  );

  /** Takes everything that is known away, then makes the member somebody else. */
  async function become({ token }: Shopper, profile: Profile): Promise<void> {
    const put = (path: string, body: object) => shop.call('PUT', path, { token, body });
    const topics = { new_arrivals: [], restock: [], price_drop: [], coupons: [], store_events: [] };
    await put('/v1/me/personalisation', { enabled: false });
    await put('/v1/me/preferences', {
      ...{ categories: profile.likes, brands: [], sizes: [], styles: [], topics },
      stores: profile.district ? [OPTICS] : [],
    });
    if (profile.district)
      await shop.call('POST', '/v1/consents', { token, body: { purpose: 'location.district' } });
    if (profile.optedOut) return;
    await put('/v1/me/personalisation', { enabled: true });
    for (const { type, n } of profile.acts) await shop.tell(token, type, productId(profile.favourite, n));
  }

  async function buy(assigned: readonly (readonly [Shopper, Profile])[], round: string): Promise<void> {
    const events = assigned.flatMap(([{ memberId }, { favourite, bought }], m) =>
      bought.map(
        (n, b): ImportedEvent => ({
          ...{ id: `${round}-${m}-${b}`, type: 'pay', memberId, skuId: null, storeId: JIANGHAN },
          ...{ productId: productId(favourite, n), at: shop.clock.now() - b * DAY_MS },
        }),
      ),
    );
    await shop.unitOfWork.run((tx) =>
      shop.house.container.get(EVENT_IMPORT).importEvents(tx, MERCHANT, events),
    );
    await shop.deliver();
  }

  async function ask({ token }: Shopper): Promise<void> {
    const get = async (path: string) => {
      const { status, body } = await shop.call('GET', path, { token });
      expect(status).toBe(200);
      note(prices, path.replace(/[?].*/, ''), body);
      return body;
    };
    const feed = await get(`/v1/feed?storeId=${JIANGHAN}&limit=60`);
    feeds.add(JSON.stringify((feed['items'] as { productId: string }[]).map((item) => item.productId)));
    await get(`/v1/products?storeId=${JIANGHAN}&limit=50`);
    await get(`/v1/products?storeId=${JIANGHAN}&limit=50&q=prd`);
    await get(`/v1/products/${productId('hat', 1)}?storeId=${JIANGHAN}`);
    await get(`/v1/products/${productId('hat', 1)}/similar?storeId=${JIANGHAN}`);
    await get(`/v1/lists/hot?storeId=${JIANGHAN}`);
    const line = { skuId: skuId('tea', 1), quantity: 2, storeId: JIANGHAN };
    await shop.call('PUT', '/v1/cart/items', { token, body: line });
    await get('/v1/cart');
    await get(`/v1/recommendations/cart?storeId=${JIANGHAN}`);
    const groups = basket({ [skuId('tea', 1)]: 2, [skuId('hat', 3)]: 1, [skuId('lip', 0)]: 3 });
    const { body, status } = await shop.call('POST', '/v1/quotes', { token, body: { groups } });
    expect(status).toBe(200);
    const { quoteToken: _, expiresAt: __, ...quote } = body;
    quotes.add(JSON.stringify(quote));
  }

  test(
    'two hundred profiles and the same profiles dealt out anew: one quote, and one price of each article everywhere',
    async () => {
      [quotes, feeds, prices] = [new Set(), new Set(), new Map()];
      for (const shift of [0, 1 + random.integer(MEMBERS - 1)]) {
        const assigned = shoppers.map(
          (shopper, m) => [shopper, profiles[(m + shift) % MEMBERS] as Profile] as const,
        );
        await each(assigned, ([shopper, profile]) => become(shopper, profile));
        await buy(assigned, `round-${shift}`);
        await each(shoppers, ask);
      }
      // They were treated as different people where that is allowed: in what comes first.
      expect(feeds.size).toBeGreaterThan(MEMBERS / 4);
      expect([...quotes]).toHaveLength(1);
      expect(prices.size).toBeGreaterThanOrEqual(50);
      const unequal = [...prices].filter(([, seen]) => seen.size !== 1);
      expect(unequal).toEqual([]);
      const [told] = prices.get(skuId('tea', 1))?.values() ?? [];
      expect([...(told ?? [])].toSorted()).toEqual(
        expect.arrayContaining(['/v1/cart', '/v1/feed', '/v1/products']),
      );
    },
    LIMIT_MS,
  );
});

/** Walks through an answer: whatever names an article and a price. */
function note(prices: Prices, place: string, answer: unknown): void {
  if (Array.isArray(answer)) for (const part of answer) note(prices, place, part);
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return;
  const facts = answer as Readonly<Record<string, unknown>>;
  const sku = facts['skuId'] ?? facts['id'];
  const price = facts['priceFen'] ?? facts['unitPriceFen'];
  if (typeof sku === 'string' && typeof price === 'number') {
    const seen = prices.get(sku) ?? new Map<string, Set<string>>();
    seen.set(String(price), (seen.get(String(price)) ?? new Set()).add(place));
    prices.set(sku, seen);
  }
  for (const part of Object.values(facts)) note(prices, place, part);
}

async function each<Item, Made>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE)
    made.push(
      ...(await Promise.all(items.slice(from, from + AT_ONCE).map((item, n) => work(item, from + n)))),
    );
  return made;
}
