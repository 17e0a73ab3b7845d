import { DAY_MS, HOUR_MS, MINUTE_MS, type ProductId } from '#kernel';
import type { ProductCard } from '#modules/catalog';
import { FeedAnswers } from '../../../modules/recommendations/app/feed-answers.ts';
import { FeedDays } from '../../../modules/recommendations/app/feed-days.ts';
import { recommenderHealth } from '../../../modules/recommendations/app/recommender-health.ts';
import { sqlAnswerCounts } from '../../../modules/recommendations/db/sql-answer-counts.ts';
import { sqlMeasuring } from '../../../modules/recommendations/db/sql-measuring.ts';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { MERCHANT, type MeasuredShop, measuredShop } from './measured-shop.ts';

describe.each(DATABASE_KINDS)('the health of the feed on %s', (kind) => {
  const clock = new HandClock();
  const today = clock.now();
  let shop: MeasuredShop;
  beforeEach(async () => {
    shop = await measuredShop(kind);
  });
  afterEach(() => shop.close());

  const card = (id: string, categoryId: string, ageDays: number) =>
    ({ productId: id as ProductId, categoryId, listedAt: today - ageDays * DAY_MS }) as ProductCard;
  const catalog = {
    cards: async () => [
      card('tea_1', 'tea', 100),
      card('tea_2', 'tea', 100),
      card('hat_1', 'hat', 3),
      card('hat_2', 'hat', 100),
    ],
    categories: async () => [
      { id: 'tea', name: '茶', parentId: null },
      { id: 'hat', name: '帽子', parentId: null },
    ],
  };
  function healthOf() {
    const reads = sqlMeasuring(shop.reads);
    return recommenderHealth(new FeedDays(reads), reads, catalog, { givenUp: 3 }, clock);
  }

  test('a feed that nobody has seen yet has no figures, and says so instead of nought', async () => {
    const health = await healthOf()(MERCHANT);
    expect(health).toMatchObject({
      answers: [],
      listsLost: 3,
      coverage: { shown: 0, onSale: 4 },
      fresh: { shown: null, onSale: 0.25 },
      places: [],
      reasons: [],
      exploration: { share: null },
      concentration: { goods: null, categories: null, stores: [] },
      drift: { shown: null, bought: null, shownToBought: null },
    });
    expect(health.days).toHaveLength(7);
    expect(health.days.every(({ shown }) => shown === 0)).toBe(true);
  });

  test('a week of lists and clicks, worked out by hand', async () => {
    const yesterday = today - DAY_MS;
    await shop.show([
      {
        ...{ id: 'l1', member: 'mem_1', policy: 'default', at: yesterday },
        rows: [
          { product: 'tea_1', reasonCode: 'AFTER' },
          { product: 'hat_1', reasonCode: 'NEW', pool: 10, propensity: 0.01 },
        ],
      },
      {
        ...{ id: 'l2', member: 'mem_2', policy: 'default', at: today - HOUR_MS, store: 'str_two' },
        rows: [
          { product: 'tea_1', reasonCode: 'AFTER' },
          { product: 'tea_1', reasonCode: 'NEW', pool: 10, propensity: 0.91, position: 2 },
        ],
      },
      // Ten days ago: last week's mix, not this week's figures.
      {
        ...{ id: 'l0', member: 'mem_1', policy: 'default', at: today - 10 * DAY_MS },
        rows: [{ product: 'hat_2' }],
      },
    ]);
    await shop.did([
      { member: 'mem_1', kind: 'impression', product: 'tea_1', at: yesterday + 1, list: 'l1', place: 'home' },
      { member: 'mem_1', kind: 'impression', product: 'hat_1', at: yesterday + 2, list: 'l1', place: 'home' },
      { member: 'mem_1', kind: 'view', product: 'hat_1', at: yesterday + 3, list: 'l1', place: 'home' },
      { member: 'mem_1', kind: 'view', product: 'tea_2', at: yesterday + 4, place: 'search' },
      { member: 'mem_1', kind: 'pay', product: 'hat_1', at: yesterday + 5 },
    ]);
    const health = await healthOf()(MERCHANT);
    expect(health.coverage).toEqual({ shown: 2, onSale: 4 });
    // One of four shown places went to the hat that is three days old.
    expect(health.fresh).toEqual({ shown: 0.25, onSale: 0.25 });
    expect(health.days.slice(-2)).toEqual([
      { day: Math.floor(yesterday / DAY_MS), shown: 2, goods: 2 },
      { day: Math.floor(today / DAY_MS), shown: 2, goods: 1 },
    ]);
    // Nobody was shown anything in the search that we know of: a share of it would be of nothing.
    expect(health.places).toEqual([{ place: 'home', shown: 2, opened: 1 }]);
    expect(health.reasons).toEqual([
      { reason: 'AFTER', shown: 2, opened: 0 },
      { reason: 'NEW', shown: 2, opened: 1 },
    ]);
    expect(health.exploration.share).toBe(0.25);
    expect(health.exploration.best).toEqual({ draws: 2, effectiveDraws: expect.closeTo(1, 9) });
    // Shown 3, 1, 0, 0: Gini = 2·(1·3 + 3·4)/(4·4) - 5/4 = .625.
    expect(health.concentration.goods).toBeCloseTo(0.625, 9);
    expect(health.concentration.categories).toBeCloseTo(0.25, 9);
    expect(health.concentration.stores).toContainEqual({ storeId: 'str_two', gini: 0, goods: 1 });
    expect(health.categories).toEqual([
      { name: '茶', shown: 3, bought: 0 },
      { name: '帽子', shown: 1, bought: 1 },
    ]);
    // Before: hat 1, tea 0. Now: hat 1, tea 3. Padded by a half: 1.5/2, .5/2 → 1.5/5, 3.5/5.
    const psi = (0.3 - 0.75) * Math.log(0.3 / 0.75) + (0.7 - 0.25) * Math.log(0.7 / 0.25);
    expect(health.drift.shown).toBeCloseTo(psi, 9);
    expect(health.drift.bought).toBeNull();
  });

  test('an even draw never takes a good that is not drawn from', async () => {
    // 300 draws: every third stood in the pool of two, and only what did not was opened.
    const at = today - HOUR_MS;
    const lists = Array.from({ length: 300 }, (_, n) => ({
      ...{ id: `d${n}`, member: `mem_${n}`, policy: 'default', at: at + n },
      rows: [{ product: 'tea_1', pool: 2, propensity: n % 3 === 0 ? 0.95 : 0.9 }],
    }));
    await shop.show(lists);
    await shop.did(
      lists.flatMap(({ id, member }, n) =>
        n % 3 === 0 ? [] : [{ member, kind: 'view' as const, product: 'tea_1', at: at + n + 1, list: id }],
      ),
    );
    const { exploration } = await healthOf()(MERCHANT);
    expect(exploration.best.value?.value).toBeCloseTo(2 / 3, 1);
    expect(exploration.even).toMatchObject({ draws: 300, effectiveDraws: expect.closeTo(100, 6) });
  });

  test('what is over is read once, today again after a minute', async () => {
    const list = (id: string) => ({
      ...{ id, member: 'mem_1', policy: 'default', at: today },
      rows: [{ product: 'tea_1' }],
    });
    const health = healthOf();
    await shop.show([list('l1')]);
    expect((await health(MERCHANT)).days.at(-1)?.shown).toBe(1);
    await shop.show([list('l2')]);
    expect((await health(MERCHANT)).days.at(-1)?.shown).toBe(1);
    clock.advance(MINUTE_MS);
    expect((await health(MERCHANT)).days.at(-1)?.shown).toBe(2);
    clock.advance(-MINUTE_MS);
  });

  test('a day begins at midnight in the shop', async () => {
    const halfPastMidnight = new HandClock(Date.UTC(2026, 10, 20, 16, 30));
    const now = halfPastMidnight.now();
    for (const [n, at] of [now - HOUR_MS, now - 1, now - 2].entries()) {
      await shop.show([
        { id: `m${n}`, member: 'mem_1', policy: 'default', at, rows: [{ product: 'tea_1' }] },
      ]);
      await shop.did([{ member: 'mem_1', kind: 'impression', product: 'tea_1', at, place: `at-${n}` }]);
    }
    const days = await new FeedDays(sqlMeasuring(shop.reads)).last(MERCHANT, 2, now);
    expect(days.map(({ day }) => new Date(day * DAY_MS).toISOString().slice(0, 10))).toEqual([
      '2026-11-20',
      '2026-11-21',
    ]);
    expect(days.map(({ shown }) => shown.get('tea_1' as ProductId))).toEqual([1, 2]);
    expect(days.map(({ sample }) => sample.length)).toEqual([1, 2]);
    expect(days.map(({ places }) => places.length)).toEqual([1, 2]);
    const answers = new FeedAnswers(shop.unitOfWork, sqlAnswerCounts, halfPastMidnight);
    answers.note(MERCHANT, 'store');
    await answers.flush();
    const today = days[1]?.day as number;
    expect(await sqlMeasuring(shop.reads).answers(MERCHANT, today)).toEqual(new Map([['store', 1]]));
  });

  test('lists are counted by what they were, also from several processes', async () => {
    const [one, two] = [1, 2].map(() => new FeedAnswers(shop.unitOfWork, sqlAnswerCounts, clock));
    for (const answered of ['personal', 'personal', 'store', 'retrieval!'] as const)
      one?.note(MERCHANT, answered);
    two?.note(MERCHANT, 'personal');
    await Promise.all([one?.flush(), two?.flush()]);
    await one?.flush();
    const { answers } = await healthOf()(MERCHANT);
    expect(new Map(answers.map(({ answered, lists }) => [answered, lists]))).toEqual(
      new Map([
        ['personal', 3],
        ['store', 1],
        ['retrieval!', 1],
      ]),
    );
  });
});
