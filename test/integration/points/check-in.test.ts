import { DAY_MS, HOUR_MS } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';

interface CheckedIn {
  readonly day: string;
  readonly streak: number;
  readonly reward: number;
  readonly isFirst: boolean;
}

interface Calendar {
  readonly month: string;
  readonly days: readonly { readonly day: string; readonly madeUp: boolean }[];
  readonly streak: number;
  readonly checkedInToday: boolean;
  readonly todayReward: number;
  readonly makeUpsLeft: number;
  readonly missedDays: readonly string[];
}

/** Noon in Wuhan on the fifth. */
const THE_FIFTH = Date.UTC(2027, 4, 5, 4);

describe.each(DATABASE_KINDS)('daily check-in on %s', (kind) => {
  let shop: SmallShop;
  let token: string;
  let people = 0;

  beforeAll(async () => {
    shop = await smallShop(kind);
    shop.clock.advance(THE_FIFTH - shop.clock.now());
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(async () => {
    people += 1;
    await signIn();
  });

  const signIn = async () => {
    token = await shop.shopper(`check-in-${people}`);
  };
  const checkIn = async (key?: string) =>
    (await shop.call<CheckedIn>('POST', '/v1/me/check-in', { token, ...(key === undefined ? {} : { key }) }))
      .body;
  const makeUp = (day: string) =>
    shop.call<CheckedIn>('POST', '/v1/me/check-in/make-up', { token, body: { day } });
  const calendar = async (month = '') =>
    (await shop.call<Calendar>('GET', `/v1/me/check-in${month}`, { token })).body;
  const usable = async () =>
    (await shop.call<{ usable: number }>('GET', '/v1/me/points', { token })).body.usable;
  /** A token lives shorter than a day. */
  const nextDay = async (days = 1) => {
    shop.clock.advance(days * DAY_MS);
    await signIn();
  };

  test('days 1 to 7 of a streak give what the rules say, and then it begins anew (MEM-07)', async () => {
    const rewards: number[] = [];
    for (let day = 1; day <= 9; day += 1) {
      rewards.push((await checkIn()).reward);
      await nextDay();
    }
    expect(rewards).toEqual([5, 5, 10, 10, 15, 15, 30, 5, 5]);
    expect(await usable()).toBe(100);
  });

  test('a missed day breaks the streak', async () => {
    await checkIn();
    await nextDay(2);
    expect(await checkIn()).toMatchObject({ streak: 1, reward: 5, isFirst: true });
  });

  test('a day begins at midnight in Shanghai, not in Greenwich', async () => {
    shop.clock.advance(11 * HOUR_MS);
    await signIn();
    const evening = await checkIn();
    shop.clock.advance(HOUR_MS);
    await signIn();
    const midnight = await checkIn();
    expect(midnight).toMatchObject({ streak: 2, isFirst: true });
    expect(midnight.day > evening.day).toBe(true);
    shop.clock.advance(12 * HOUR_MS);
  });

  test('twice on one day is one reward; the same request gets its first answer', async () => {
    const first = await checkIn('one-key-of-mine');
    expect(await checkIn('one-key-of-mine')).toEqual(first);
    expect(await checkIn()).toMatchObject({ isFirst: false, reward: 5, streak: 1 });
    expect(await usable()).toBe(5);
  });

  test('ten taps at once are one reward', async () => {
    const taps = await Promise.all(Array.from({ length: 10 }, () => checkIn()));
    expect(taps.filter(({ isFirst }) => isFirst)).toHaveLength(1);
    expect(await usable()).toBe(5);
  });

  describe('a missed day', () => {
    /** Checked in today and three days ago; to be called late enough in the month. */
    const withGap = async () => {
      if (new Date(shop.clock.now()).getUTCDate() > 20 || new Date(shop.clock.now()).getUTCDate() < 4)
        await nextDay(35 - new Date(shop.clock.now()).getUTCDate());
      await checkIn();
      await nextDay(3);
      await checkIn();
    };
    const daysAgo = (days: number) =>
      new Date(shop.clock.now() + 8 * HOUR_MS - days * DAY_MS).toISOString().slice(0, 10);

    test('made up, it joins the streak: what follows is longer, and is paid accordingly from then on', async () => {
      await withGap();
      expect((await calendar()).missedDays).toEqual([daysAgo(2), daysAgo(1)]);
      expect((await makeUp(daysAgo(2))).body).toMatchObject({ streak: 2, reward: 5, madeUp: true });
      expect((await calendar()).streak).toBe(1);
      expect((await makeUp(daysAgo(1))).body).toMatchObject({ streak: 3, reward: 10 });
      expect(await calendar()).toMatchObject({ streak: 4, makeUpsLeft: 1, missedDays: [] });
      await nextDay();
      expect(await checkIn()).toMatchObject({ streak: 5, reward: 15 });
    });

    test('only so many in a month, and none that was there', async () => {
      await nextDay(40 - new Date(shop.clock.now()).getUTCDate());
      await checkIn();
      await nextDay(5);
      for (const ago of [1, 2, 3]) expect((await makeUp(daysAgo(ago))).status).toBe(200);
      expect((await makeUp(daysAgo(3))).body).toMatchObject({ isFirst: false });
      const refused = await makeUp(daysAgo(4));
      expect(refused).toMatchObject({ status: 409, body: { code: 'points.no_make_up_left' } });
      expect((await calendar()).makeUpsLeft).toBe(0);
    });

    test('ten taps for the last card use it once', async () => {
      await nextDay(40 - new Date(shop.clock.now()).getUTCDate());
      await checkIn();
      await nextDay(6);
      await makeUp(daysAgo(1));
      await makeUp(daysAgo(2));
      const taps = await Promise.all([3, 4, 3, 4, 3, 4].map((ago) => makeUp(daysAgo(ago))));
      const made = taps.filter(({ status, body }) => status === 200 && body.isFirst);
      expect(made).toHaveLength(1);
      expect((await calendar()).days.filter(({ madeUp }) => madeUp)).toHaveLength(3);
    });

    test.each([
      ['today', 0],
      ['tomorrow', -1],
      ['last month', 45],
    ])('%s cannot be made up', async (_case, ago) => {
      expect(await makeUp(daysAgo(ago))).toMatchObject({
        status: 422,
        body: { code: 'points.day_not_open' },
      });
    });

    test('before she was a member there is nothing to make up', async () => {
      await nextDay(40 - new Date(shop.clock.now()).getUTCDate());
      people += 1;
      await signIn();
      expect((await calendar()).missedDays).toEqual([]);
      expect((await makeUp(daysAgo(1))).status).toBe(422);
    });

    test('what is no day is refused', async () => {
      expect((await makeUp('2026-02-30')).status).toBe(400);
    });
  });

  test('the calendar shows a month, and what today would give', async () => {
    await checkIn();
    await nextDay();
    const now = await calendar();
    expect(now).toMatchObject({ checkedInToday: false, streak: 1, todayReward: 5, makeUpsLeft: 3 });
    expect(await calendar('?month=2020-01')).toMatchObject({ month: '2020-01', days: [] });
    expect((await shop.call('GET', '/v1/me/check-in?month=2020-13', { token })).status).toBe(400);
  });
});
