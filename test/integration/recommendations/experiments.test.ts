import { DAY_MS, HOUR_MS, type MemberId, type StaffId } from '#kernel';
import { reportExperiment } from '../../../modules/recommendations/app/experiment-report.ts';
import { type ExperimentPlan, experiments } from '../../../modules/recommendations/app/experiments.ts';
import { FeedPolicies } from '../../../modules/recommendations/app/policy.ts';
import { sqlExperiments } from '../../../modules/recommendations/db/sql-experiments.ts';
import { sqlMeasuring } from '../../../modules/recommendations/db/sql-measuring.ts';
import { countingIds, HandClock, seededRandom } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { MERCHANT, type MeasuredShop, measuredShop } from './measured-shop.ts';

const OWNER = { merchantId: MERCHANT, staffId: 'stf_owner' as StaffId, ip: null };
const RANKING: ExperimentPlan = {
  ...{ name: '精排对召回', question: 'ranking', permille: 1_000, days: 14, primaryMetric: 'orders' },
};

describe.each(DATABASE_KINDS)('experiments on %s', (kind) => {
  let shop: MeasuredShop;
  let clock: HandClock;
  let audited: string[];

  beforeEach(async () => {
    shop = await measuredShop(kind);
    clock = new HandClock();
    audited = [];
  });
  afterEach(() => shop.close());

  function laboratory() {
    const store = sqlExperiments(shop.reads);
    const policies = new FeedPolicies(clock, 0);
    const audit = {
      record: async (_: unknown, { action, after }: { action: string; after: object | null }) => {
        audited.push(`${action} ${JSON.stringify(after)}`);
      },
      verifyChain: () => Promise.reject(new Error('nobody asks')),
    };
    const own = experiments({
      ...{ unitOfWork: shop.unitOfWork, store, policies, audit, clock },
      ids: countingIds('exp'),
    });
    return { own, store, policies, report: reportExperiment(store, sqlMeasuring(shop.reads), clock, 50) };
  }

  /** The two arms of a running experiment with so many members each, who are shown a list and order sometimes. */
  async function lived(
    id: string,
    sizes: readonly [number, number],
    ordersPerWeek: readonly [number, number],
  ) {
    const random = seededRandom(5);
    const start = clock.now();
    for (const [n, arm] of (['a', 'b'] as const).entries()) {
      const members = Array.from({ length: sizes[n] as number }, (_, m) => `mem_${arm}${m}`);
      await shop.show(
        members.map((member) => ({
          ...{
            id: `list-${member}`,
            member,
            policy: `${id}:${arm}+other:a`,
            at: start + random.integer(DAY_MS),
          },
          rows: [{ product: 'prd_1' }, { product: arm === 'b' ? `prd_${random.integer(5)}` : 'prd_2' }],
        })),
      );
      const orders = members.flatMap((member) =>
        Array.from({ length: 12 }, (_, day) => day + 1)
          .filter(() => random.integer(7_000) < (ordersPerWeek[n] as number) * 1_000)
          // Two lines of one order: one order.
          .flatMap((day) =>
            ['prd_1', 'prd_2'].map((product) => ({
              ...{ member, kind: 'pay' as const, product, at: start + day * DAY_MS + HOUR_MS },
            })),
          ),
      );
      await shop.did(orders);
    }
  }

  test('a plan becomes a running experiment, whose arms the feed knows at once, and ends for good', async () => {
    const { own, policies, store } = laboratory();
    const planned = await own.create(OWNER, RANKING);
    expect(policies.policyOf(MERCHANT, 'mem_1' as MemberId).name).toBe('default');
    const running = await own.start(OWNER, planned.id);
    expect(running).toMatchObject({
      state: 'running',
      startsAt: clock.now(),
      endsAt: clock.now() + 14 * DAY_MS,
    });
    expect(policies.policyOf(MERCHANT, 'mem_1' as MemberId).name).toMatch(/^exp-000001:[ab]$/);
    await own.stop(OWNER, planned.id);
    expect(policies.policyOf(MERCHANT, 'mem_1' as MemberId).name).toBe('default');
    await expect(own.start(OWNER, planned.id)).rejects.toMatchObject({
      code: 'recommendations.experiment_state',
    });
    await expect(own.stop(OWNER, 'exp_none')).rejects.toMatchObject({
      code: 'recommendations.experiment_not_found',
    });
    expect(audited.map((line) => line.split(' ')[0])).toEqual([
      'recommendations.create_experiment',
      'recommendations.move_experiment',
      'recommendations.move_experiment',
    ]);
    expect((await store.list(MERCHANT)).map(({ state }) => state)).toEqual(['stopped']);
  });

  test('two that turn the same thing do not run together; when the first is over, the second may', async () => {
    const { own, store } = laboratory();
    const [first, second, other] = [
      await own.create(OWNER, RANKING),
      await own.create(OWNER, { ...RANKING, question: 'interleaving' }),
      await own.create(OWNER, { ...RANKING, question: 'exploration' }),
    ];
    await own.start(OWNER, first.id);
    await expect(own.start(OWNER, second.id)).rejects.toMatchObject({
      code: 'recommendations.experiment_in_the_way',
    });
    expect((await own.start(OWNER, other.id)).state).toBe('running');
    clock.advance(14 * DAY_MS);
    expect((await own.start(OWNER, second.id)).state).toBe('running');
    expect(await store.find(MERCHANT, first.id)).toMatchObject({
      state: 'stopped',
      stoppedAt: first.createdAt + 14 * DAY_MS,
    });
  });

  test('nothing is told before the horizon; then a planted uplift is found', async () => {
    const { own, report } = laboratory();
    const { id } = await own.create(OWNER, RANKING);
    expect((await report(MERCHANT, id)).verdict).toBe('draft');
    await own.start(OWNER, id);
    await lived(id, [150, 150], [0.4, 1.2]);
    clock.advance(13 * DAY_MS);
    expect(await report(MERCHANT, id)).toMatchObject({ verdict: 'too_early', difference: null });
    clock.advance(DAY_MS);
    const due = await report(MERCHANT, id);
    expect(due.verdict).toBe('second_better');
    expect(due.sampleRatio).toEqual({ p: 1, isBroken: false });
    expect(due.difference?.low).toBeGreaterThan(0.3);
    expect(due.arms.map(({ members, lists }) => [members, lists])).toEqual([
      [150, 150],
      [150, 150],
    ]);
    // Twelve days of fourteen can bring an order; 150 members over two weeks are good for ± .12 (two errors).
    const rates = due.arms.map(({ rate }) => rate?.value ?? 0);
    expect(Math.abs((rates[0] as number) - 0.4 * (12 / 13.5))).toBeLessThan(0.12);
    expect(Math.abs((rates[1] as number) - 1.2 * (12 / 13.5))).toBeLessThan(0.12);
    expect(due.arms.map(({ goodsShown }) => goodsShown)).toEqual([2, 5]);
  });

  test('an experiment that was stopped early has no result, however clear it looks', async () => {
    const { own, report } = laboratory();
    const { id } = await own.create(OWNER, RANKING);
    await own.start(OWNER, id);
    await lived(id, [100, 100], [0, 3]);
    clock.advance(13 * DAY_MS);
    await own.stop(OWNER, id);
    clock.advance(10 * DAY_MS);
    expect(await report(MERCHANT, id)).toMatchObject({ verdict: 'ended_early', difference: null });
  });

  test('arms that lost members are found out, and nothing is concluded from them', async () => {
    const { own, report } = laboratory();
    const { id } = await own.create(OWNER, RANKING);
    await own.start(OWNER, id);
    await lived(id, [300, 200], [0.4, 1.2]);
    clock.advance(14 * DAY_MS);
    const due = await report(MERCHANT, id);
    expect(due).toMatchObject({ verdict: 'broken_split', difference: null });
    expect(due.sampleRatio.isBroken).toBe(true);
  });

  test('a page that is loaded again is one click, not two', async () => {
    const { own, report } = laboratory();
    const { id } = await own.create(OWNER, { ...RANKING, primaryMetric: 'clicks' });
    await own.start(OWNER, id);
    const at = clock.now();
    for (const member of ['mem_1', 'mem_2']) {
      const list = `list-${member}`;
      await shop.show([{ id: list, member, policy: `${id}:a`, at, rows: [{ product: 'prd_1' }] }]);
      const view = { member, kind: 'view' as const, product: 'prd_1', list };
      await shop.did([
        { ...view, at: at + 1 },
        { ...view, at: at + 2, again: true },
      ]);
    }
    clock.advance(7 * DAY_MS);
    expect((await report(MERCHANT, id)).arms[0]?.rate?.value).toBeCloseTo(1, 9);
  });

  test('retreats stay in their arm and are counted; whoever was in both arms is in none', async () => {
    const { own, report } = laboratory();
    const { id } = await own.create(OWNER, RANKING);
    await own.start(OWNER, id);
    const at = clock.now();
    const list = (member: string, policy: string, n: number) => ({
      ...{ id: `l${n}`, member, policy, at: at + n, rows: [{ product: 'prd_1' }] },
    });
    await shop.show([
      list('mem_1', `${id}:a`, 1),
      list('mem_1', `${id}:a!retrieval`, 2),
      list('mem_2', `${id}:a`, 3),
      list('mem_2', `${id}:a`, 4),
      list('mem_3', `${id}:a`, 5),
      list('mem_3', `${id}:b`, 6),
      list('mem_4', 'default', 7),
      list('mem_5', `${id}:b`, 8),
    ]);
    await shop.did([
      { member: 'mem_5', kind: 'not_interested', product: 'prd_1', at: at + 10 },
      { member: 'mem_5', kind: 'pay', product: 'prd_1', at: at + 11 },
      { member: 'mem_5', kind: 'refund', product: 'prd_1', at: at + 12 },
    ]);
    clock.advance(DAY_MS);
    const { arms, crossed } = await report(MERCHANT, id);
    expect(crossed).toBe(1);
    expect(arms[0]).toMatchObject({ members: 2, lists: 4, degradedShare: 0.25, hiddenPerList: 0 });
    expect(arms[1]).toMatchObject({
      members: 1,
      lists: 1,
      hiddenPerList: 1,
      refundedPerOrder: 1,
      rate: null,
    });
  });

  test('what the feed is worth: those who keep the store’s list against all others, over four weeks', async () => {
    const { report } = laboratory();
    const start = clock.now();
    const people = Array.from({ length: 200 }, (_, n) => ({ member: `mem_${n}`, isOut: n < 10 }));
    await shop.show(
      people.map(({ member, isOut }, n) => ({
        ...{
          id: `l${n}`,
          member,
          policy: isOut ? 'holdout' : n % 2 === 0 ? 'default' : 'exp_9:a!retrieval',
          at: start + n,
        },
        rows: isOut ? [] : [{ product: 'prd_1' }],
      })),
    );
    await shop.did(
      people.flatMap(({ member, isOut }, n) =>
        [5, 12, 19]
          .filter((day) => !isOut || (day + n) % 3 === 0)
          .map((day) => ({ member, kind: 'pay' as const, product: 'prd_1', at: start + day * DAY_MS })),
      ),
    );
    clock.advance(20 * DAY_MS);
    expect((await report(MERCHANT, 'holdout')).verdict).toBe('too_early');
    clock.advance(8 * DAY_MS);
    const due = await report(MERCHANT, 'holdout');
    expect(due.arms.map(({ name, members }) => [name, members])).toEqual([
      ['holdout', 10],
      ['personal', 190],
    ]);
    expect(due.sampleRatio).toEqual({ p: 1, isBroken: false });
    expect(due.verdict).toBe('second_better');
    // Three orders in four weeks against one.
    expect(due.difference?.value).toBeCloseTo(0.5, 1);
    expect(due.difference?.explained).toBe(0);
  });

  test('in a drafted list clicks, carts and orders of a day go to the team that brought the good', async () => {
    const { own, report } = laboratory();
    const { id } = await own.create(OWNER, { ...RANKING, question: 'interleaving' });
    await own.start(OWNER, id);
    const at = clock.now();
    const members = Array.from({ length: 8 }, (_, n) => `mem_${n}`);
    await shop.show(
      members.map((member, n) => ({
        ...{ id: `list-${n}`, member, policy: `${id}:draft`, at },
        rows: [
          { product: 'prd_1', team: 'a' as const },
          { product: 'prd_10', team: 'b' as const },
        ],
      })),
    );
    await shop.did([
      ...members.map((member, n) => ({
        ...{ member, kind: 'view' as const, product: 'prd_10', at: at + 5, list: `list-${n}` },
      })),
      // Opened from somewhere else, and bought too late: neither is the list's.
      { member: 'mem_0', kind: 'view', product: 'prd_1', at: at + 6 },
      { member: 'mem_0', kind: 'pay', product: 'prd_1', at: at + DAY_MS + 1 },
      // One member turned round: cart and order outweigh her click.
      { member: 'mem_7', kind: 'cart', product: 'prd_1', at: at + 7 },
      { member: 'mem_7', kind: 'pay', product: 'prd_1', at: at + 8 },
    ]);
    clock.advance(13 * DAY_MS);
    expect((await report(MERCHANT, id)).interleaving).toBeNull();
    clock.advance(DAY_MS);
    const due = await report(MERCHANT, id);
    expect(due.interleaving).toEqual({ forA: 1, forB: 7, ties: 0, p: expect.closeTo(18 / 256, 10) });
    expect(due.verdict).toBe('unclear');
  });
});
