import { DAY_MS, type MemberId, type OrderId } from '#kernel';
import { MEMBERS } from '#modules/members';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { MERCHANT, OTHER_STORE, type PointsHouse, pointsHouse, STORE } from '../../support/points-house.ts';

describe.each(DATABASE_KINDS)('points for purchases on %s', (kind) => {
  let shop: PointsHouse;
  let ann: MemberId;
  let order: string;

  beforeAll(async () => {
    shop = await pointsHouse(kind);
  }, 60_000);
  afterAll(() => shop.close());
  beforeEach(async () => {
    ann = await shop.member();
    order = `ord-${ann}`;
    shop.setMultiplier(10_000);
  });
  afterEach(async () => expect(await shop.faults()).toEqual([]));

  const have = async () => {
    const { usable, pending } = await shop.balance(ann);
    return [usable, pending];
  };
  /** Paid, received, and the return window is over. */
  const earned = async (goodsFen: number) => {
    await shop.pay(ann, order, { [STORE]: goodsFen });
    await shop.receive(order);
    shop.clock.advance(7 * DAY_MS);
    await shop.job('release');
  };

  test('one point per yuan really paid for goods, rounded down, pending; a repeat changes nothing', async () => {
    await shop.pay(ann, order, { [STORE]: 12_999 });
    await shop.pay(ann, order, { [STORE]: 12_999 });
    expect(await have()).toEqual([0, 129]);
  });

  test('a tier earns faster: 1.5 times of 99.99 yuan are 149 points', async () => {
    shop.setMultiplier(15_000);
    await shop.pay(ann, order, { [STORE]: 9_999 });
    expect(await have()).toEqual([0, 149]);
  });

  test('rounding costs once per order, not once per store', async () => {
    await shop.pay(ann, order, { [STORE]: 150, [OTHER_STORE]: 150 });
    expect(await have()).toEqual([0, 3]);
  });

  test('they can be used when the return window of seven days is over, not before', async () => {
    await shop.pay(ann, order, { [STORE]: 10_000 });
    shop.clock.advance(30 * DAY_MS);
    await shop.job('release');
    expect(await have()).toEqual([0, 100]);

    await shop.receive(order);
    shop.clock.advance(6 * DAY_MS);
    await shop.receive(order);
    await shop.job('release');
    expect(await have()).toEqual([0, 100]);
    shop.clock.advance(DAY_MS);
    await shop.job('release');
    await shop.job('release');
    expect(await have()).toEqual([100, 0]);
    expect(await shop.entries(ann)).toMatchObject([
      { title: '购物得积分', change: 0, pending: 100 },
      { title: '购物得积分到账', change: 100, pending: -100, after: 100 },
    ]);
  });

  test('each store’s part has a window of its own', async () => {
    await shop.pay(ann, order, { [STORE]: 10_000, [OTHER_STORE]: 5_000 });
    await shop.receive(order, STORE);
    shop.clock.advance(7 * DAY_MS);
    await shop.job('release');
    expect(await have()).toEqual([100, 50]);
  });

  test('an arrival that is heard of before the payment counts all the same', async () => {
    await shop.receive(order);
    await shop.pay(ann, order, { [STORE]: 10_000 });
    shop.clock.advance(7 * DAY_MS);
    await shop.job('release');
    expect(await have()).toEqual([100, 0]);
  });

  describe('a refund', () => {
    test('cancels what is still pending', async () => {
      await shop.pay(ann, order, { [STORE]: 10_000 });
      await shop.refund(order, 'r1', { [STORE]: 10_000 });
      await shop.refund(order, 'r1', { [STORE]: 10_000 });
      expect(await have()).toEqual([0, 0]);
    });

    test('takes back its share, rounded in the shop’s favour, refund by refund', async () => {
      await shop.pay(ann, order, { [STORE]: 10_000 });
      await shop.refund(order, 'r1', { [STORE]: 3_333 });
      expect(await have()).toEqual([0, 66]);
      await shop.refund(order, 'r2', { [STORE]: 3_333 });
      expect(await have()).toEqual([0, 33]);
      await shop.refund(order, 'r3', { [STORE]: 3_334 });
      expect(await have()).toEqual([0, 0]);
    });

    test('takes back what can be used already', async () => {
      await earned(10_000);
      await shop.refund(order, 'r1', { [STORE]: 4_000 });
      expect(await have()).toEqual([60, 0]);
    });

    test('earn, spend, refund is no way to free points: the debt is recorded (known defect 3)', async () => {
      await earned(10_000);
      await shop.burn(ann, 80);
      await shop.refund(order, 'r1', { [STORE]: 10_000 });
      expect(await have()).toEqual([-80, 0]);
      await expect(shop.burn(ann, 1)).rejects.toMatchObject({ code: 'points.insufficient' });

      // Whatever she earns pays it first.
      await shop.earn(ann, 50);
      expect(await have()).toEqual([-30, 0]);
      await shop.earn(ann, 50);
      expect(await have()).toEqual([20, 0]);
      await shop.burn(ann, 20);
      expect(await have()).toEqual([0, 0]);
    });

    test('pending points that become usable pay the debt, too', async () => {
      await earned(10_000);
      await shop.burn(ann, 100);
      await shop.pay(ann, `${order}-b`, { [STORE]: 6_000 });
      await shop.refund(order, 'r1', { [STORE]: 10_000 });
      await shop.receive(`${order}-b`);
      shop.clock.advance(7 * DAY_MS);
      await shop.job('release');
      expect(await have()).toEqual([-40, 0]);
    });

    test('takes its own lot first, then what runs out first', async () => {
      await shop.earn(ann, 10);
      await earned(10_000);
      await shop.burn(ann, 20);
      await shop.refund(order, 'r1', { [STORE]: 10_000 });
      expect(await have()).toEqual([-10, 0]);
    });

    test('spent points come back first and pay what is taken back', async () => {
      await earned(10_000);
      await shop.burn(ann, 100, `${order}-spent`);
      await shop.giveBack(`${order}-spent`, 'r1');
      await shop.refund(order, 'r1', { [STORE]: 10_000 });
      expect(await have()).toEqual([0, 0]);
      expect(
        (await shop.ledger.balance(MERCHANT, { unit: 'points', kind: 'points.debt', owner: ann })).balance,
      ).toBe(0);
    });

    test('heard of before the payment it is not forgotten: nothing stays earned', async () => {
      await shop.refund(order, 'r1', { [STORE]: 10_000 });
      await shop.pay(ann, order, { [STORE]: 10_000 });
      expect(await have()).toEqual([0, 0]);
    });

    test('of an order that earned nothing it takes nothing', async () => {
      await shop.refund(order, 'r1', { [STORE]: 10_000 });
      expect(await have()).toEqual([0, 0]);
    });
  });

  test('who races with a refund and a purchase ends where they would one after the other (known defect 8)', async () => {
    await earned(10_000);
    const orders = Array.from({ length: 6 }, (_, n) => `${order}-${n}`);
    await Promise.allSettled([
      ...orders.map((id) => shop.pay(ann, id, { [STORE]: 1_000 })),
      ...orders.map((id) => shop.refund(id, 'r', { [STORE]: 500 })),
      ...orders.map((id) => shop.burn(ann, 10, `${id}-burn`)),
      shop.refund(order, 'r1', { [STORE]: 5_000 }),
    ]);
    for (const id of orders) {
      await shop.pay(ann, id, { [STORE]: 1_000 });
      await shop.refund(id, 'r', { [STORE]: 500 });
    }
    await shop.refund(order, 'r1', { [STORE]: 5_000 });
    const burnt = (await shop.entries(ann)).filter(({ title }) => title === '抵扣').length;
    expect(await have()).toEqual([50 - 10 * burnt, 30]);
  });

  test('a purchase by somebody who has not accepted the terms is credited when she does (MEM-15)', async () => {
    const members = shop.house.container.get(MEMBERS);
    const { memberId: shadow } = await shop.commit((tx) =>
      members.enrolShadow(tx, MERCHANT, { wxOpenid: `o-shadow-${ann}`, source: 'till' }),
    );
    await shop.pay(shadow, order, { [STORE]: 10_000 });
    expect((await shop.balance(shadow)).pending).toBe(0);
    await shop.receive(order);
    await shop.refund(order, 'r1', { [STORE]: 2_000 });

    await shop.commit(async (tx) =>
      tx.emit({
        ...{ type: 'members.member_activated', occurredAt: shop.clock.now() },
        ...{ merchantId: MERCHANT, memberId: shadow, enrolledBy: 'till' },
      }),
    );
    while ((await shop.house.relay.deliverWaiting()) > 0);
    expect((await shop.balance(shadow)).pending).toBe(80);
    shop.clock.advance(7 * DAY_MS);
    await shop.job('release');
    expect((await shop.balance(shadow)).usable).toBe(80);
  });

  test('an order’s part is known by order and store, not by its member', async () => {
    const bea = await shop.member();
    await shop.pay(ann, order, { [STORE]: 10_000 });
    await shop.pay(bea, order, { [STORE]: 10_000 });
    expect((await shop.balance(bea)).pending).toBe(0);
    await shop.commit((tx) =>
      shop.points.refund(tx, MERCHANT, { refundId: 'r', orderId: order as OrderId, groups: [], at: 0 }),
    );
    expect(await have()).toEqual([0, 100]);
  });
});
