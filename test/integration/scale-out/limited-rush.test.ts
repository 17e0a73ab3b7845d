import { STOCK_IMPORT } from '#modules/inventory';
import { DATABASE_KINDS, type DatabaseKind } from '../../support/databases.ts';
import { houseDatabase } from '../../support/house-database.ts';
import { type OffersShop, offersShop, type Wallet } from '../../support/offers-shop.ts';
import { programsPresent } from '../../support/redis.ts';
import { type Outcome, postUntilAnswered, rush } from '../../support/rush.ts';
import { basket, DUCK, DUCK_FEN, JIANGHAN, MERCHANT } from '../../support/small-shop.ts';
import { twoHouses } from '../../support/two-houses.ts';

const START_MS = 180_000;
const RUSH_MS = 600_000;
const SPENDERS = 1_000;
const TIMES_ON_CARD = 100;
const COUPONS = 40;
const COUPON_WISHES = 160;
const ROOM = 30;
const SLOT_WISHES = 120;
const ORDERS_WITH_ONE_COUPON = 60;

/** Two processes share PostgreSQL; SQLite belongs to one. */
const KINDS = DATABASE_KINDS.filter(
  (kind) => kind === 'SQLite' || programsPresent('redis-server', 'haproxy'),
);

describe.each(KINDS)('a crowd that wants what is limited, on %s', (kind) => {
  let shop: OffersShop;
  let url: string;
  let servers: number;
  let close: () => Promise<void>;
  let ann: Wallet;
  let owner: string;

  beforeAll(async () => {
    const database = await houseDatabase(kind);
    shop = await offersShop(kind, { DATABASE_URL: database });
    await fillShelf(shop);
    [ann, owner] = [await shop.newShopper(), await shop.staff('owner')];
    ({ url, servers, close } = await doors(kind, database, shop));
  }, START_MS);
  afterAll(async () => {
    await close?.();
    await shop?.close();
  }, START_MS);

  const ask = (path: string, key: string, body: object, token = ann.token) =>
    postUntilAnswered(url + path, { token, key: `${key}-rush`, body });
  const order = (key: string, wish: object, group: object = {}) =>
    ask('/v1/orders', key, { groups: [{ ...basket({ [DUCK]: 1 })[0], ...group }], coupons: [], ...wish });
  const kinds = (outcomes: readonly Outcome[]) =>
    [
      ...new Set(
        outcomes.map(({ status, code }) => (code === undefined ? `${status}` : `${status} ${code}`)),
      ),
    ].sort();
  const won = (outcomes: readonly Outcome[]) => outcomes.filter(({ status }) => status < 300);
  function expectAllServed(outcomes: readonly Outcome[]): void {
    expect(new Set(outcomes.map(({ servedBy }) => servedBy)).size).toBe(servers);
  }

  test(
    'a card that holds a hundred times the price pays for exactly a hundred of a thousand orders, and the books agree (MEM-08, X-06)',
    async () => {
      await shop.giveStoredValue(ann, TIMES_ON_CARD * DUCK_FEN);
      const outcomes = await rush(SPENDERS, (n) => order(`card-${n}`, { storedValueFen: DUCK_FEN }));
      expect(kinds(outcomes)).toEqual(['201', '409 stored-value.insufficient']);
      expect(won(outcomes)).toHaveLength(TIMES_ON_CARD);
      expectAllServed(outcomes);
      // Who asks again under the same key gets the answer of the first time, and pays no second time.
      const n = outcomes.findIndex(({ status }) => status === 201);
      expect((await order(`card-${n}`, { storedValueFen: DUCK_FEN })).text).toBe(outcomes[n]?.text);
      expect(await shop.card(ann)).toEqual({ free: 0, held: 0 });
      expect(await shop.faults()).toEqual([]);
      const paid = await shop.reads.all<{ fen: number }>(
        "select coalesce(sum(stored_value_fen), 0) as fen from orders where state = 'PAID'",
      );
      expect(Number(paid[0]?.fen)).toBe(TIMES_ON_CARD * DUCK_FEN);
    },
    RUSH_MS,
  );

  test(
    'of a limited coupon exactly as many are given as there are (MKT-08)',
    async () => {
      const id = await limitedCoupon(shop, owner);
      const give = (n: number) =>
        ask(`/v1/console/coupon-templates/${id}/issues`, `gift-${n}`, { memberIds: [ann.memberId] }, owner);
      const outcomes = await rush(COUPON_WISHES, give);
      expect(kinds(outcomes)).toEqual(['200', '409 marketing.coupons_gone']);
      expect(won(outcomes)).toHaveLength(COUPONS);
      expectAllServed(outcomes);
      const given = await shop.reads.all<{ n: number }>(
        'select count(*) as n from coupons where template_id = ?',
        [id],
      );
      expect(Number(given[0]?.n)).toBe(COUPONS);
    },
    RUSH_MS,
  );

  test(
    'one coupon in many orders at once: one of them has it, and none is placed at another price (MKT-08)',
    async () => {
      const coupon = await shop.giveCoupon(ann, { kind: 'threshold', thresholdFen: 1_000, offFen: 500 });
      const wish = { groups: basket({ [DUCK]: 1 }), coupons: [coupon] };
      const quote = await ask('/v1/quotes', 'quote', wish);
      const { quoteToken } = JSON.parse(quote.text) as { quoteToken: string };
      const outcomes = await rush(ORDERS_WITH_ONE_COUPON, (n) =>
        order(`coupon-${n}`, { coupons: [coupon], quoteToken }),
      );
      expect(won(outcomes)).toHaveLength(1);
      // Nobody else gets it without the coupon for more than she was shown.
      expect(outcomes.every(({ status }) => status === 201 || status === 409)).toBe(true);
      expectAllServed(outcomes);
      const placed = JSON.parse(won(outcomes)[0]?.text ?? '{}') as { id: string };
      expect(await shop.coupon(coupon)).toEqual({ state: 'LOCKED', orderId: placed.id });
    },
    RUSH_MS,
  );

  test(
    'a slot takes exactly as many orders as it has room for (FUL-01)',
    async () => {
      const plan = { fromMinute: 0, untilMinute: 1_440, slotMinutes: 60, leadMinutes: 120, daysAhead: 2 };
      await shop.call('PUT', `/v1/console/stores/${JIANGHAN}/slots/pickup`, {
        ...{ token: owner, body: { ...plan, capacity: ROOM } },
      });
      const { body } = await shop.call<{ items: { startsAt: number }[] }>(
        'GET',
        `/v1/stores/${JIANGHAN}/slots?kind=pickup`,
      );
      const slotStartsAt = body.items[1]?.startsAt;
      const outcomes = await rush(SLOT_WISHES, (n) => order(`slot-${n}`, {}, { slotStartsAt }));
      expect(kinds(outcomes)).toEqual(['201', '409 fulfilment.slot_full']);
      expect(won(outcomes)).toHaveLength(ROOM);
      expectAllServed(outcomes);
      expect(await shop.count('slot_bookings')).toBe(ROOM);
    },
    RUSH_MS,
  );
});

/** Where the crowd comes in, and how many processes stand behind. */
async function doors(kind: DatabaseKind, database: string, shop: OffersShop) {
  if (kind === 'SQLite') return { url: shop.house.url, servers: 1, close: async () => {} };
  const houses = await twoHouses(database);
  await houses.startBoth();
  return { url: houses.url, servers: 2, close: () => houses.stop() };
}

/** Goods for everybody: what is limited is something else. */
async function fillShelf({ house: { container }, clock, unitOfWork }: OffersShop): Promise<void> {
  const rows = [{ skuId: DUCK, storeId: JIANGHAN, quantity: 5_000 }];
  await unitOfWork.run((tx) =>
    container.get(STOCK_IMPORT).receive(tx, MERCHANT, 'plenty', rows, clock.now()),
  );
}

async function limitedCoupon(shop: OffersShop, token: string): Promise<string> {
  const now = shop.clock.now();
  const { body } = await shop.call<{ id: string }>('POST', '/v1/console/coupon-templates', {
    token,
    body: {
      title: '限量券',
      benefit: { kind: 'threshold', thresholdFen: 10_000, offFen: 2_000 },
      ...{ audience: 'chosen', total: COUPONS, perMemberMax: 100, perMemberDayMax: 100 },
      ...{ claimFrom: now - 1, claimUntil: now + 3_600_000 },
      validity: { kind: 'days', days: 7, afterDays: 0 },
    },
  });
  await shop.call('PUT', `/v1/console/coupon-templates/${body.id}/state`, {
    ...{ token, body: { state: 'PUBLISHED' } },
  });
  return body.id;
}
