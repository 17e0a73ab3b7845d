import { MEMBER_DATA } from '#feature';
import { DAY_MS, type MemberId, type OrderId, type StoreId } from '#kernel';
import { POINTS } from '#modules/points';
import { TIER_IMPORT, TIERS, type TierRules } from '#modules/tiers';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  BLACK_FEN,
  basket,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

const tier = (
  level: number,
  name: string,
  growthFrom: number,
  discountBps: number,
  pointsMultiplierBps: number,
) => ({
  ...{ level, name, growthFrom },
  benefits: {
    ...{ discountBps, pointsMultiplierBps, freeShippingPerMonth: level, birthdayPoints: 0, coupons: [] },
    priorityQueue: level > 2,
  },
});
const RULES: TierRules = {
  ...{
    growthPer100Yuan: 100,
    growthFor: { phone_bound: 50, review: 20, referral: 0 },
    keepDays: 365,
    demoteMax: 1,
  },
  tiers: [
    tier(1, '普卡', 0, 0, 10_000),
    tier(2, '银卡', 100, 500, 15_000),
    tier(3, '金卡', 1_000, 1_000, 20_000),
  ],
};

describe.each(DATABASE_KINDS)('levels of members on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;
  let token: string;
  let member: MemberId;
  let people = 0;

  beforeAll(async () => {
    shop = await smallShop(kind);
    owner = await shop.staff('owner');
    const answer = await shop.call('PUT', '/v1/console/tiers', { token: owner, body: RULES });
    expect(answer.status).toBe(200);
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(async () => {
    people += 1;
    await signIn();
    member = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
  });

  async function signIn(): Promise<void> {
    [owner, token] = [await shop.staff('owner'), await shop.shopper(`tier-${people}`)];
  }
  const tiers = () => shop.house.container.get(TIERS);
  const at = () => shop.clock.now();
  const pay = (name: string, yuan: number, whose = member) =>
    shop.unitOfWork.run((tx) =>
      tiers().paid(
        tx,
        MERCHANT,
        { orderId: name as OrderId, memberId: whose, groups: [{ storeId: JIANGHAN, goodsFen: yuan * 100 }] },
        at(),
      ),
    );
  const settle = (name: string) =>
    shop.unitOfWork.run((tx) => tiers().settled(tx, MERCHANT, name as OrderId, JIANGHAN, at()));
  const refund = (name: string, yuan: number, refundId = 'r') =>
    shop.unitOfWork.run((tx) =>
      tiers().refunded(
        tx,
        MERCHANT,
        {
          refundId,
          orderId: name as OrderId,
          groups: [{ storeId: JIANGHAN as StoreId, goodsFen: yuan * 100 }],
        },
        at(),
      ),
    );
  const standing = async (whose = member) => {
    const found = await tiers().tierOf(MERCHANT, whose);
    return [found?.tier.level, found?.growth];
  };
  const name = (part: string) => `${part}-${people}`;

  test('growth comes with goods that are paid for and have arrived, in either order, once (MEM-05)', async () => {
    await pay(name('a'), 129);
    expect(await standing()).toEqual([1, 0]);
    await settle(name('a'));
    await settle(name('a'));
    await pay(name('a'), 129);
    expect(await standing()).toEqual([2, 129]);
    await settle(name('b'));
    await pay(name('b'), 900);
    expect(await standing()).toEqual([3, 1_029]);
    expect((await shop.call('GET', '/v1/me/tier', { token })).body).toMatchObject({
      ...{ level: 3, name: '金卡', growth: 1_029, next: null, overriddenUntil: null },
      benefits: { discountBps: 1_000, priorityQueue: true },
    });
    const changed = await shop.events('tiers.tier_changed');
    expect(changed.filter(({ memberId }) => memberId === member)).toMatchObject([
      { from: 1, to: 2, reason: 'growth' },
      { from: 2, to: 3, reason: 'growth' },
    ]);
  });

  test('a level earned only through refunded orders is revoked, a part of a refund takes its part (MEM-05)', async () => {
    await pay(name('a'), 150);
    await settle(name('a'));
    await pay(name('b'), 1_000);
    await settle(name('b'));
    expect(await standing()).toEqual([3, 1_150]);
    await refund(name('b'), 900);
    await refund(name('b'), 900);
    expect(await standing()).toEqual([2, 250]);
    await refund(name('b'), 100, 'rest');
    await refund(name('a'), 150);
    expect(await standing()).toEqual([1, 0]);
  });

  test('a real order: paid, picked up, and from then on she pays less and earns more (MEM-05, CAT-09)', async () => {
    const price = async () => {
      const body = { groups: basket({ [BLACK]: 1 }) };
      const quote = await shop.call<{ payableFen: number }>('POST', '/v1/quotes', { token, body });
      return quote.body.payableFen;
    };
    expect(await price()).toBe(BLACK_FEN);
    const order = (
      await shop.call<{ id: string; payableFen: number }>('POST', '/v1/orders', {
        token,
        body: { groups: basket({ [BLACK]: 1 }) },
      })
    ).body;
    await shop.payByEvent(order);
    await shop.deliver();
    expect(await price()).toBe(BLACK_FEN);
    const clerk = await shop.staff('jianghan');
    const { body } = await shop.call<{ groups: { pickupCode: string }[] }>('GET', `/v1/orders/${order.id}`, {
      token,
    });
    const storeId = JIANGHAN;
    await shop.call('POST', `/v1/console/orders/${order.id}/ready`, { token: clerk, body: { storeId } });
    const code = body.groups[0]?.pickupCode;
    await shop.call('POST', '/v1/console/pickups/verify', { token: clerk, body: { storeId, code } });
    await shop.deliver();

    expect(await standing()).toEqual([2, BLACK_FEN / 100]);
    expect(await price()).toBe(Math.round(BLACK_FEN * 0.95));
    const line = { storeId, skuId: BLACK, quantity: 1 };
    const cart = await shop.call('PUT', '/v1/cart/items', { token, body: line });
    expect(cart.body).toMatchObject({ groups: [{ lines: [{ priceFen: Math.round(BLACK_FEN * 0.95) }] }] });
    const points = shop.house.container.get(POINTS);
    const groups = [{ storeId, goodsFen: 10_000 as never }];
    await shop.unitOfWork.run((tx) =>
      points.earnByPurchase(tx, MERCHANT, {
        memberId: member,
        orderId: name('p') as OrderId,
        groups,
        at: at(),
      }),
    );
    const { pending } = await points.balance(MERCHANT, member, at());
    expect(pending).toBe(BLACK_FEN / 100 + 150);
  });

  test('the equal pay the same price: it depends on the level and on nothing else of her (REC-06, MEM-05)', async () => {
    const prices: number[] = [];
    for (const _ of [1, 2]) {
      people += 1;
      await signIn();
      member = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
      await pay(name('same-level'), 100 + people);
      await settle(name('same-level'));
      const body = { groups: basket({ [BLACK]: 1 }) };
      prices.push(
        (await shop.call<{ payableFen: number }>('POST', '/v1/quotes', { token, body })).body.payableFen,
      );
    }
    expect(prices).toEqual([Math.round(BLACK_FEN * 0.95), Math.round(BLACK_FEN * 0.95)]);
  });

  test('an override is the owner’s, audited, and runs out by itself (MEM-05)', async () => {
    const override = (body: object, who = owner) =>
      shop.call<{ code: string }>('POST', `/v1/console/members/${member}/tier/override`, {
        token: who,
        body,
      });
    const gold = { override: { level: 3, days: 30 }, reason: '老客户补偿' };
    expect((await override(gold, await shop.staff('jianghan'))).status).toBe(403);
    expect((await override({ ...gold, override: { level: 4, days: 1 } })).body.code).toBe(
      'tiers.no_such_level',
    );
    expect((await override(gold)).status).toBe(200);
    expect(await standing()).toEqual([3, 0]);
    const { body } = await shop.call<{ items: object[] }>('GET', '/v1/console/audit?limit=1', {
      token: owner,
    });
    expect(body.items).toMatchObject([{ action: 'tiers.override', after: { reason: '老客户补偿' } }]);
    shop.clock.advance(30 * DAY_MS);
    expect(await standing()).toEqual([1, 0]);
  });

  test('after the keep period she goes down one level at a time, by whichever process looks (MEM-05)', async () => {
    await pay(name('a'), 1_000);
    await settle(name('a'));
    for (const level of [3, 2, 1]) {
      shop.clock.advance(365 * DAY_MS);
      await Promise.all([shop.job('tiers.re_evaluate'), shop.job('tiers.re_evaluate')]);
      expect(await standing()).toEqual([level, 0]);
    }
  });

  test('merged, growth adds up and the better level stays; parted, each stands where she stood (MEM-03, MEM-05)', async () => {
    const [ann] = [member];
    people += 1;
    await signIn();
    const bea = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
    await pay(name('a'), 150, ann);
    await settle(name('a'));
    await pay(name('b'), 900, bea);
    await settle(name('b'));
    const data = shop.house.container.get(MEMBER_DATA).find((one) => one.name === 'tiers');
    const moved: unknown = JSON.parse(
      JSON.stringify(
        await shop.unitOfWork.run((tx) => data?.mergeMember(tx, MERCHANT, ann, bea) ?? Promise.reject()),
      ),
    );
    expect(await standing(bea)).toEqual([3, 1_050]);
    await shop.unitOfWork.run((tx) => data?.unmergeMember(tx, MERCHANT, ann, bea, moved) ?? Promise.reject());
    expect(await standing(ann)).toEqual([2, 150]);
    expect(await standing(bea)).toEqual([2, 900]);
  });

  test('purchases of an earlier shop are taken over once', async () => {
    const purchase = {
      orderId: name('old') as OrderId,
      storeId: JIANGHAN,
      memberId: member,
      goodsFen: 20_000,
      at: at(),
    };
    for (const _ of [1, 2])
      await shop.unitOfWork.run((tx) =>
        shop.house.container.get(TIER_IMPORT).importPurchases(tx, MERCHANT, [purchase]),
      );
    expect(await standing()).toEqual([2, 200]);
  });
});
