import { MEMBER_DATA } from '#feature';
import { DAY_MS, type MemberId, type OrderId } from '#kernel';
import { COUPONS, MARKETING_IMPORT } from '#modules/marketing';
import { POINTS } from '#modules/points';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { basket, DUCK, MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';

const ADDRESS = { name: '林小北', phone: '13812345678', region: '湖北省武汉市江汉区', detail: '江汉路 1 号' };
const SHIPPING_FEN = 800;
const QUOTA = 2;
const NO_GOODS = {
  ...{ skuIds: [], productIds: [], categoryIds: [], tags: [], brands: [], storeIds: [], channels: [] },
};

interface Order {
  readonly id: OrderId;
  readonly payableFen: number;
  readonly groups: readonly { readonly shippingFen: number }[];
  readonly code?: string;
}
interface Benefits {
  readonly freeShipping: { readonly left: number };
  readonly birthday: { readonly month: number; readonly day: number } | null;
}

const tier = (level: number, growthFrom: number, coupons: string[]) => ({
  ...{ level, name: `等级${level}`, growthFrom },
  benefits: {
    ...{ discountBps: 0, pointsMultiplierBps: 10_000, freeShippingPerMonth: level === 1 ? QUOTA : 5 },
    ...{ birthdayPoints: 66, birthdayCoupons: ['tpl_birthday'], coupons, priorityQueue: false },
  },
});

describe.each(DATABASE_KINDS)('what a level gives, on %s', (kind) => {
  let shop: SmallShop;
  let token: string;
  let memberId: MemberId;
  let people = 0;

  beforeAll(async () => {
    shop = await smallShop(kind);
    const rules = {
      ...{ growthPer100Yuan: 100, growthFor: { phone_bound: 0, review: 0, referral: 0 }, keepDays: 365 },
      ...{ demoteMax: 1, tiers: [tier(1, 0, ['tpl_first', 'tpl_last']), tier(2, 100, ['tpl_second'])] },
    };
    const owner = await shop.staff('owner');
    expect((await shop.call('PUT', '/v1/console/tiers', { token: owner, body: rules })).status).toBe(200);
    const now = shop.clock.now();
    const template = (id: string, patch: object = {}) => ({
      ...{ id, title: id, note: '', benefit: { kind: 'threshold', thresholdFen: 0, offFen: 100 } as const },
      scope: { include: NO_GOODS, exclude: NO_GOODS },
      stacking: { stackGroup: 'coupon', exclusive: false, priority: 0, maxPerOrder: 1 },
      ...{ audience: 'chosen' as const, total: 50, perMemberMax: 9, perMemberDayMax: 9 },
      ...{ claimFrom: now, claimUntil: now + 900 * DAY_MS },
      validity: { kind: 'days' as const, days: 7, afterDays: 0 },
      ...patch,
    });
    const templates = [
      ...['tpl_birthday', 'tpl_first', 'tpl_second'].map((id) => template(id)),
      template('tpl_last', { total: 1, perMemberMax: 1 }),
    ];
    await shop.unitOfWork.run((tx) =>
      shop.house.container
        .get(MARKETING_IMPORT)
        .importOffers(tx, MERCHANT, { templates, promotions: [] }, now),
    );
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(async () => {
    people += 1;
    token = await shop.shopper(`benefits-${people}`);
    memberId = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
  });

  const benefits = async () => (await shop.call<Benefits>('GET', '/v1/me/tier/benefits', { token })).body;
  const left = async () => (await benefits()).freeShipping.left;
  const place = () =>
    shop.call<Order>('POST', '/v1/orders', {
      token,
      body: { groups: basket({ [DUCK]: 1 }, { type: 'delivery', address: ADDRESS }) },
    });
  const couponsHeld = async (templateId: string, by: string): Promise<number> => {
    const [row] = await shop.reads.all<{ n: number }>(
      'select count(*) as n from coupons where member_id = ? and template_id = ? and given_by = ?',
      [memberId, templateId, by],
    );
    return Number(row?.n);
  };
  const usablePoints = async () =>
    (await shop.house.container.get(POINTS).balance(MERCHANT, memberId, shop.clock.now())).usable;

  describe('orders that travel free', () => {
    beforeEach(() => shop.startAfresh());

    test('are counted once each, until the month has none left (MEM-05)', async () => {
      const [first, second, third] = [await place(), await place(), await place()];
      const fees = [first, second, third].map(({ body }) => body.groups[0]?.shippingFen);
      expect(fees).toEqual([0, 0, SHIPPING_FEN]);
      expect(await left()).toBe(0);
      await shop.payByEvent(first.body);
      await shop.deliver();
      expect(await left()).toBe(0);
    });

    test('of two orders at once for the last one, one travels free (MEM-05)', async () => {
      await place();
      const both = await Promise.all([place(), place()]);
      const free = both.filter(({ status, body }) => status === 201 && body.groups[0]?.shippingFen === 0);
      expect(free).toHaveLength(1);
      expect(await left()).toBe(0);
    });

    test('come back with an order that was cancelled, or given back as a whole (MEM-05)', async () => {
      const [cancelled, paid] = [(await place()).body, (await place()).body];
      await shop.call('POST', `/v1/orders/${cancelled.id}/cancel`, { token });
      expect(await left()).toBe(1);
      await shop.payByEvent(paid);
      await shop.deliver();
      const coupons = shop.house.container.get(COUPONS);
      await shop.unitOfWork.run((tx) => coupons.unlock(tx, MERCHANT, paid.id, 'cancelled'));
      expect(await left()).toBe(1);
      await shop.unitOfWork.run((tx) => coupons.unlock(tx, MERCHANT, paid.id, 'refunded'));
      await shop.unitOfWork.run((tx) => coupons.unlock(tx, MERCHANT, paid.id, 'refunded'));
      expect(await left()).toBe(QUOTA);
    });

    test('of two members who are one person count together, and part again (MEM-03, MEM-05)', async () => {
      await place();
      const [into, hers] = [memberId, token];
      token = await shop.shopper(`other-${people}`);
      const from = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
      await place();
      const data = shop.house.container.get(MEMBER_DATA).find(({ name }) => name === 'tiers');
      const moved = await shop.unitOfWork.run(
        (tx) => data?.mergeMember(tx, MERCHANT, from, into) as Promise<unknown>,
      );
      token = hers;
      expect(await left()).toBe(0);
      const kept = JSON.parse(JSON.stringify(moved)) as unknown;
      await shop.unitOfWork.run((tx) => data?.unmergeMember(tx, MERCHANT, from, into, kept) as Promise<void>);
      expect(await left()).toBe(1);
    });
  });

  test('a birthday brings its gift once a year, whatever day she tells next (MEM-05)', async () => {
    const tell = (month: number, day: number) =>
      shop.call<{ code?: string }>('PUT', '/v1/me/birthday', { token, body: { month, day } });
    expect((await tell(2, 30)).body.code).toBe('tiers.no_such_day');
    const shanghai = (at: number) => new Date(at + 8 * 3_600_000);
    const today = shanghai(shop.clock.now());
    const tomorrow = shanghai(shop.clock.now() + DAY_MS);
    await tell(tomorrow.getUTCMonth() + 1, tomorrow.getUTCDate());
    await shop.job('tiers.birthday_gifts');
    expect(await usablePoints()).toBe(0);
    await tell(today.getUTCMonth() + 1, today.getUTCDate());
    const got = async () => [await usablePoints(), await couponsHeld('tpl_birthday', 'birthday')];
    await Promise.all([shop.job('tiers.birthday_gifts'), shop.job('tiers.birthday_gifts')]);
    expect(await got()).toEqual([66, 1]);
    await tell(tomorrow.getUTCMonth() + 1, tomorrow.getUTCDate());
    await tell(today.getUTCMonth() + 1, today.getUTCDate());
    await shop.job('tiers.birthday_gifts');
    expect(await got()).toEqual([66, 1]);
    expect((await benefits()).birthday).toEqual({ month: today.getUTCMonth() + 1, day: today.getUTCDate() });
    const [row] = await shop.reads.all<object>('select * from tier_birthdays where member_id = ?', [
      memberId,
    ]);
    const name = `${String(today.getUTCMonth() + 1).padStart(2, '0')}-${String(today.getUTCDate()).padStart(2, '0')}`;
    expect(JSON.stringify(row)).not.toContain(name);
  });

  test('a coupon of her level is claimed once; one of a higher level is not there (MEM-05)', async () => {
    const claim = (id: string) =>
      shop.call<{ code?: string }>('POST', `/v1/me/tier/coupons/${id}/claim`, { token });
    expect((await claim('tpl_first')).status).toBe(204);
    expect((await claim('tpl_first')).status).toBe(204);
    expect(await couponsHeld('tpl_first', 'tier')).toBe(1);
    expect((await claim('tpl_second')).body.code).toBe('tiers.no_such_coupon');
    expect((await claim('tpl_birthday')).body.code).toBe('tiers.no_such_coupon');
  });

  test('a coupon of which none is left uses up nothing of what she may have of it (MEM-05, MKT-08)', async () => {
    const templatePath = '/v1/console/coupon-templates/tpl_last';
    const printed = await shop.call<{ codes: string[] }>('POST', `${templatePath}/codes`, {
      ...{ token: await shop.staff('owner'), body: { count: 1 } },
    });
    const claim = () => shop.call<{ code?: string }>('POST', '/v1/me/tier/coupons/tpl_last/claim', { token });
    expect((await claim()).body.code).toBe('tiers.coupon_gone');
    const code = printed.body.codes[0] ?? '';
    await shop.call('POST', '/v1/me/coupons/exchange', { token, body: { code } });
    expect(await couponsHeld('tpl_last', 'code')).toBe(1);
    // With that one she has had her only one.
    expect((await claim()).body.code).toBe('tiers.coupon_gone');
  });

  test('a birthday on which nothing ran is made good for two days, one that she tells afterwards is not (MEM-05)', async () => {
    const tell = (who: string, at: number) => {
      const day = new Date(at + 8 * 3_600_000);
      const body = { month: day.getUTCMonth() + 1, day: day.getUTCDate() };
      return shop.call('PUT', '/v1/me/birthday', { token: who, body });
    };
    await tell(token, shop.clock.now() + DAY_MS);
    shop.clock.advance(3 * DAY_MS);
    const late = await shop.shopper(`late-${people}`);
    await tell(late, shop.clock.now() - DAY_MS);
    await shop.job('tiers.birthday_gifts');
    expect(await usablePoints()).toBe(66);
    memberId = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token: late })).body.id;
    expect(await usablePoints()).toBe(0);
  });
});
