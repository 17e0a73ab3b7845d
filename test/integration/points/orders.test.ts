import { DAY_MS, type MemberId, MINUTE_MS, type OrderId } from '#kernel';
import { POINTS } from '#modules/points';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { couponTerms } from '../../support/marketing-house.ts';
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

describe.each(DATABASE_KINDS)('points of real orders on %s', (kind) => {
  let shop: SmallShop;
  let token: string;
  let clerk: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
    token = await shop.shopper('points-fan');
    clerk = await shop.staff('jianghan');
  }, OPENING_MS);
  afterAll(() => shop.close());

  const mine = async () => {
    const { body } = await shop.call<{ usable: number; pending: number }>('GET', '/v1/me/points', { token });
    return [body.usable, body.pending];
  };
  const place = async () =>
    (
      await shop.call<{ id: string; payableFen: number; memberId: MemberId }>('POST', '/v1/orders', {
        token,
        body: { groups: basket({ [BLACK]: 1 }) },
      })
    ).body;

  test('paid, picked up, and a week later the points can be used (MEM-06)', async () => {
    const order = await place();
    await shop.payByEvent(order);
    await shop.deliver();
    expect(await mine()).toEqual([0, BLACK_FEN / 100]);

    const { body } = await shop.call<{ groups: { pickupCode: string }[] }>('GET', `/v1/orders/${order.id}`, {
      token,
    });
    const storeId = JIANGHAN;
    await shop.call('POST', `/v1/console/orders/${order.id}/ready`, { token: clerk, body: { storeId } });
    await shop.call('POST', '/v1/console/pickups/verify', {
      token: clerk,
      body: { storeId, code: body.groups[0]?.pickupCode },
    });
    await shop.deliver();
    shop.clock.advance(7 * DAY_MS);
    await shop.job('points.release');
    token = await shop.shopper('points-fan');
    expect(await mine()).toEqual([BLACK_FEN / 100, 0]);
  });

  test('points spent on an order that is cancelled come back', async () => {
    const order = await place();
    const points = shop.house.container.get(POINTS);
    const [{ member_id: memberId } = { member_id: '' as MemberId }] = await shop.reads.all<{
      member_id: MemberId;
    }>('select member_id from orders where id = ?', [order.id]);
    const [before] = await mine();
    await shop.unitOfWork.run((tx) =>
      points.burn(tx, MERCHANT, {
        ...{ memberId, bizType: 'orders.order', bizId: order.id as OrderId, amount: 9, title: '订单抵扣' },
        at: shop.clock.now(),
      }),
    );
    expect((await mine())[0]).toBe((before ?? 0) - 9);
    expect((await shop.call('POST', `/v1/orders/${order.id}/cancel`, { token })).status).toBe(200);
    await shop.deliver();
    expect((await mine())[0]).toBe(before);
  });

  describe('points for a coupon', () => {
    interface Problem {
      readonly code: string;
    }
    let owner: string;
    beforeAll(async () => {
      owner = await shop.staff('owner');
    });

    async function drafted(patch: Parameters<typeof couponTerms>[1]): Promise<string> {
      const terms = { audience: 'chosen', perMemberMax: 100, perMemberDayMax: 100, ...patch } as const;
      const write = { token: owner, body: couponTerms(shop.clock.now(), terms) };
      return (await shop.call<{ id: string }>('POST', '/v1/console/coupon-templates', write)).body.id;
    }
    const publish = (templateId: string) =>
      shop.call('PUT', `/v1/console/coupon-templates/${templateId}/state`, {
        ...{ token: owner, body: { state: 'PUBLISHED' } },
      });
    const offer = (templateId: string, total: number, points = 100) =>
      shop.call<Problem & { id: string }>('POST', '/v1/console/points-offers', {
        ...{ token: owner, body: { templateId, points, total, isOn: true } },
      });
    async function offered(
      total: number,
      points = 100,
      patch: Parameters<typeof couponTerms>[1] = {},
    ): Promise<string> {
      const templateId = await drafted(patch);
      expect((await offer(templateId, total, points)).status).toBe(404);
      await publish(templateId);
      const created = await offer(templateId, total, points);
      expect(created.status).toBe(201);
      return created.body.id;
    }
    const shownAt = async (offerId: string) => {
      const { body } = await shop.call<{ items: { id: string; title: string | null; left: number }[] }>(
        'GET',
        '/v1/points-offers?limit=50',
      );
      return body.items.find(({ id }) => id === offerId);
    };
    let given = 0;
    async function shopperWith(amount: number): Promise<string> {
      given += 1;
      const name = `兑换${given}`;
      const hers = await shop.shopper(name);
      const [row] = await shop.reads.all<{ id: MemberId }>(
        'select id from members order by joined_at desc, id desc limit 1',
      );
      const { id: memberId } = row ?? { id: '' as MemberId };
      const gift = { memberId, source: 'gift', bizType: 'test.gift', bizId: memberId, amount } as const;
      await shop.unitOfWork.run((tx) =>
        shop.house.container.get(POINTS).earn(tx, MERCHANT, { ...gift, at: shop.clock.now() }),
      );
      return hers;
    }
    const exchange = (hers: string, offerId: string, points = 100, key?: string) =>
      shop.call<Problem & { couponId: string }>('POST', '/v1/me/points-exchanges', {
        ...{ token: hers, body: { offerId, points } },
        ...(key === undefined ? {} : { key }),
      });
    const left = async (hers: string) =>
      (await shop.call<{ usable: number }>('GET', '/v1/me/points', { token: hers })).body.usable;
    const coupons = async (hers: string) =>
      (await shop.call<{ items: { id: string }[] }>('GET', '/v1/me/coupons', { token: hers })).body.items;

    test('the points go and the coupon comes, once per key (MEM-06, X-04)', async () => {
      const hers = await shopperWith(250);
      const offerId = await offered(5);
      const first = await exchange(hers, offerId, 100, 'exchange-once');
      expect(first.status).toBe(201);
      expect(await exchange(hers, offerId, 100, 'exchange-once')).toEqual(first);
      expect(await left(hers)).toBe(150);
      expect((await coupons(hers)).map(({ id }) => id)).toEqual([first.body.couponId]);
      const { body } = await shop.call<{ items: { title: string }[] }>('GET', '/v1/me/points/entries', {
        token: hers,
      });
      expect(body.items[0]?.title).toBe('兑换「满100减20」');
    });

    test('nothing goes where something is missing: points, pieces, the shown price, her limit (MEM-06)', async () => {
      const hers = await shopperWith(250);
      const dear = await offered(5, 300);
      const cheap = await offered(5, 100, { perMemberMax: 1 });
      const codes = [
        (await exchange(hers, dear, 300)).body.code,
        (await exchange(hers, cheap, 90)).body.code,
        (await exchange(hers, cheap)).status,
        (await exchange(hers, cheap)).body.code,
      ];
      expect(codes).toEqual([
        'points.insufficient',
        'points_mall.price_changed',
        201,
        'marketing.coupon_limit',
      ]);
      const off = { token: owner, body: { points: 100, total: 5, isOn: false } };
      expect((await shop.call('PUT', `/v1/console/points-offers/${cheap}`, off)).status).toBe(200);
      expect((await exchange(hers, cheap)).body.code).toBe('points_mall.offer_not_found');
      const none = { token: owner, body: { points: 100, total: 0, isOn: true } };
      expect((await shop.call('PUT', `/v1/console/points-offers/${cheap}`, none)).status).toBe(400);
      expect(await left(hers)).toBe(150);
      expect(await coupons(hers)).toHaveLength(1);
    });

    test('nobody pays for a coupon whose days are over, and none such is offered (MEM-06, MKT-08)', async () => {
      const now = shop.clock.now();
      const validity = { kind: 'window', from: now - DAY_MS, until: now + MINUTE_MS } as const;
      const claimFrom = now - DAY_MS;
      const offerId = await offered(5, 100, { validity, claimFrom });
      const late = await drafted({ validity, claimFrom });
      await publish(late);
      const hers = await shopperWith(250);
      expect((await exchange(hers, offerId)).status).toBe(201);
      expect(await shownAt(offerId)).toMatchObject({ title: '满100减20', left: 4 });
      shop.clock.advance(MINUTE_MS);
      expect((await exchange(hers, offerId)).body.code).toBe('points_mall.offer_not_found');
      expect(await left(hers)).toBe(150);
      expect(await shownAt(offerId)).toMatchObject({ title: null, left: 0 });
      expect((await offer(late, 5)).body.code).toBe('points_mall.coupon_not_found');
    });

    test('a newcomer’s coupon is not for points: whoever has some is no newcomer (MKT-06)', async () => {
      const welcome = await drafted({ audience: 'newcomers' });
      await publish(welcome);
      expect((await offer(welcome, 5)).body.code).toBe('points_mall.coupon_not_found');
    });

    test('what is left is no more than the coupon itself has (MEM-06)', async () => {
      const offerId = await offered(5, 100, { total: 2 });
      expect(await shownAt(offerId)).toMatchObject({ left: 2 });
      expect((await exchange(await shopperWith(100), offerId)).status).toBe(201);
      expect(await shownAt(offerId)).toMatchObject({ left: 1 });
      const { body } = await shop.call<{ items: { id: string; left: number; total: number }[] }>(
        'GET',
        '/v1/console/points-offers?limit=50',
        { token: owner },
      );
      expect(body.items.find(({ id }) => id === offerId)).toMatchObject({ left: 1, total: 5 });
    });

    test('of eight who want the last three at once, three get one and the others keep their points (MEM-06, X-03)', async () => {
      const offerId = await offered(3);
      const people: string[] = [];
      for (let n = 0; n < 8; n += 1) people.push(await shopperWith(100));
      const answers = await Promise.all(people.map((hers) => exchange(hers, offerId)));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
      expect(new Set(answers.flatMap(({ body }) => body.code ?? []))).toEqual(new Set(['points_mall.gone']));
      const kept = await Promise.all(people.map(left));
      expect(kept.filter((points) => points === 100)).toHaveLength(5);
      expect(await shownAt(offerId)).toMatchObject({ left: 0 });
      const rows = await shop.reads.all<{ action: string }>(
        `select action from audit_log where action = 'points_mall.create_offer' and subject = ?`,
        [`points_offer:${offerId}`],
      );
      expect(rows).toHaveLength(1);
    });
  });
});
