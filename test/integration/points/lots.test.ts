import { businessDay, DAY_MS, type MemberId } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { MERCHANT, type PointsHouse, pointsHouse } from '../../support/points-house.ts';

describe.each(DATABASE_KINDS)('lots of points on %s', (kind) => {
  let shop: PointsHouse;
  let ann: MemberId;

  beforeAll(async () => {
    shop = await pointsHouse(kind);
  }, 60_000);
  afterAll(() => shop.close());
  beforeEach(async () => {
    ann = await shop.member();
  });
  afterEach(async () => expect(await shop.faults()).toEqual([]));

  test('who never earned anything has zeros', async () => {
    expect(await shop.balance(ann)).toEqual({ usable: 0, pending: 0, nextExpiry: null });
  });

  test('what is earned can be spent, once: a repeat changes nothing (MEM-06)', async () => {
    expect(await shop.earn(ann, 100, 'same')).toEqual({ earned: 100 });
    expect(await shop.earn(ann, 100, 'same')).toEqual({ earned: 100 });
    await shop.burn(ann, 30, 'spent');
    await shop.burn(ann, 30, 'spent');

    expect((await shop.balance(ann)).usable).toBe(70);
    expect(await shop.entries(ann)).toMatchObject([
      { title: '原有积分转入', change: 100, after: 100 },
      { title: '抵扣', change: -30, after: 70 },
    ]);
    await expect(shop.burn(ann, 31, 'spent')).rejects.toMatchObject({ code: 'points.other_content' });
    const bea = await shop.member();
    await expect(shop.burn(bea, 30, 'spent')).rejects.toMatchObject({ code: 'points.other_content' });
  });

  test('the same business with another amount is refused, and not taken for a repeat (MEM-06)', async () => {
    await shop.earn(ann, 100, 'twice');
    await expect(shop.earn(ann, 200, 'twice')).rejects.toMatchObject({
      kind: 'conflict',
      code: 'points.other_content',
    });
    expect((await shop.balance(ann)).usable).toBe(100);
  });

  test('nobody spends more than she has', async () => {
    await shop.earn(ann, 100);
    await expect(shop.burn(ann, 101)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'points.insufficient',
      facts: { usable: 100 },
    });
    expect((await shop.balance(ann)).usable).toBe(100);
  });

  test('what runs out first is spent first (FIFO), and the next expiry is told', async () => {
    await shop.earn(ann, 10);
    shop.clock.advance(DAY_MS);
    await shop.earn(ann, 20);
    await shop.burn(ann, 15);
    expect((await shop.balance(ann)).nextExpiry).toEqual({
      points: 15,
      expiresAt: shop.clock.now() + 365 * DAY_MS,
    });
  });

  test('points of the past are gone for the shopper at once, and in the books after the nightly turn', async () => {
    await shop.earn(ann, 10);
    shop.clock.advance(DAY_MS);
    await shop.earn(ann, 20);
    shop.clock.advance(364 * DAY_MS);
    expect((await shop.balance(ann)).usable).toBe(20);
    await expect(shop.burn(ann, 21)).rejects.toMatchObject({ facts: { usable: 20 } });

    await shop.job('expire');
    await shop.job('expire');
    expect(await shop.entries(ann)).toMatchObject([
      { change: 10 },
      { change: 20 },
      { title: '积分到期', change: -10, after: 20 },
    ]);
  });

  test('who spends on the day after loses first what ran out', async () => {
    await shop.earn(ann, 10);
    shop.clock.advance(DAY_MS);
    await shop.earn(ann, 20);
    shop.clock.advance(364 * DAY_MS);
    await shop.burn(ann, 20);
    await shop.job('expire');
    expect((await shop.entries(ann)).map(({ change }) => change).sort()).toEqual([-10, -20, 10, 20]);
  });

  test('she is told 30, 7 and 1 days before, each once, all lots together', async () => {
    await shop.earn(ann, 10);
    await shop.earn(ann, 5);
    const told = async () =>
      (await shop.events('points.expiring', ann)).map(({ daysLeft, points }) => [daysLeft, points]);

    shop.clock.advance(334 * DAY_MS);
    await shop.job('warn');
    expect(await told()).toEqual([]);
    shop.clock.advance(DAY_MS);
    await shop.job('warn');
    await shop.job('warn');
    expect(await told()).toEqual([[30, 15]]);
    shop.clock.advance(23 * DAY_MS);
    await shop.job('warn');
    await shop.job('warn');
    await shop.burn(ann, 4);
    shop.clock.advance(6 * DAY_MS);
    await shop.job('warn');
    await shop.job('warn');
    expect(await told()).toEqual([
      [30, 15],
      [7, 15],
      [1, 11],
    ]);
  });

  test('who was not told in time is told of the nearest day only', async () => {
    await shop.earn(ann, 10);
    shop.clock.advance(364 * DAY_MS);
    await shop.job('warn');
    expect((await shop.events('points.expiring', ann)).map(({ daysLeft }) => daysLeft)).toEqual([1]);
  });

  describe('the day’s cap of a source', () => {
    const review = (bizId: string, amount?: number) =>
      shop.commit((tx) =>
        shop.points.earn(tx, MERCHANT, {
          ...{ memberId: ann, source: 'review', bizType: 'reviews.review', bizId, at: shop.clock.now() },
          ...(amount === undefined ? {} : { amount }),
        }),
      );

    test('a verified act earns what the rules say, until the day is full; tomorrow is another day', async () => {
      const today = `${ann}-${businessDay(shop.clock.now())}`;
      expect(await review(`${today}-1`)).toEqual({ earned: 20 });
      expect(await review(`${today}-2`, 35)).toEqual({ earned: 35 });
      expect(await review(`${today}-3`)).toEqual({ earned: 5 });
      expect(await review(`${today}-4`)).toEqual({ earned: 0 });
      shop.clock.advance(DAY_MS);
      // What was refused stays refused; it is not earned by asking again tomorrow.
      expect(await review(`${today}-4`)).toEqual({ earned: 0 });
      expect(await review(`${today}-5`)).toEqual({ earned: 20 });
      expect((await shop.balance(ann)).usable).toBe(80);
    });
  });

  describe('spent points that come back', () => {
    test('they return to the lots that they came from, last of all what runs out first', async () => {
      await shop.earn(ann, 10);
      shop.clock.advance(DAY_MS);
      await shop.earn(ann, 20);
      await shop.burn(ann, 25, 'order-a');
      expect(await shop.giveBack('order-a', 'refund-1', 18)).toEqual({ returned: 18 });
      expect(await shop.giveBack('order-a', 'refund-1', 18)).toEqual({ returned: 18 });
      // 15 of the second lot and 3 of the first.
      expect((await shop.balance(ann)).nextExpiry?.points).toBe(3);
      expect(await shop.giveBack('order-a', 'refund-2')).toEqual({ returned: 7 });
      expect(await shop.giveBack('order-a', 'refund-3')).toEqual({ returned: 0 });
      expect((await shop.balance(ann)).usable).toBe(30);
      expect((await shop.balance(ann)).nextExpiry?.points).toBe(10);
    });

    test('a lot that has run out gives way to a new one of 30 days', async () => {
      await shop.earn(ann, 10);
      await shop.burn(ann, 10, 'order-b');
      shop.clock.advance(400 * DAY_MS);
      await shop.giveBack('order-b', 'refund-1');
      expect((await shop.balance(ann)).nextExpiry).toEqual({
        points: 10,
        expiresAt: shop.clock.now() + 30 * DAY_MS,
      });
    });

    test('of what was never spent nothing comes back', async () => {
      expect(await shop.giveBack('order-unknown', 'refund-1')).toEqual({ returned: 0 });
    });
  });

  test('thirty who spend one each at once spend the twenty that are there, not one more (known defect 8)', async () => {
    await shop.earn(ann, 20);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) => shop.burn(ann, 1, `${ann}-at-once-${n}`)),
    );
    const spent = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect((await shop.balance(ann)).usable).toBe(20 - spent);
    expect(spent).toBe(20);
  });
});
