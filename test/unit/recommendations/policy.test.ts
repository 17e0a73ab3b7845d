import type { MemberId, MerchantId } from '#kernel';
import { exposedPolicy, FeedPolicies } from '../../../modules/recommendations/app/policy.ts';
import { bucketOf } from '../../../modules/recommendations/domain/bucket.ts';
import { armOf, type RunningExperiment } from '../../../modules/recommendations/domain/experiment.ts';
import { HandClock } from '../../support/clock.ts';

const MERCHANT = 'mch_test' as MerchantId;
const PEOPLE = 100_000;
/** As the house makes them: they sort by time, so neighbours differ in their last characters only. */
const people = Array.from(
  { length: PEOPLE },
  (_, n) => `0192f3a1-7c${n.toString(16).padStart(6, '0')}` as MemberId,
);

function chiSquare(counts: readonly number[], expected: readonly number[]): number {
  return counts.reduce(
    (sum, count, at) => sum + (count - (expected[at] as number)) ** 2 / (expected[at] as number),
    0,
  );
}

function experiment(id: string, patch: Partial<RunningExperiment> = {}): RunningExperiment {
  return {
    id,
    salt: `salt-${id}`,
    arms: [
      { name: 'a', permille: 500, treatment: { scoring: 'ranker' } },
      { name: 'b', permille: 500, treatment: { scoring: 'retrieval' } },
    ],
    startsAt: 0,
    endsAt: 1_000,
    ...patch,
  };
}

test('the thousand buckets are equally full (chi-square, 999 degrees of freedom, p > .001)', () => {
  const counts = new Array<number>(1_000).fill(0);
  for (const id of people) {
    const bucket = bucketOf('one salt', id);
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  // 1,143 is the 99.9 % point, 866 the .1 % point: too even would be as wrong as too uneven.
  const distance = chiSquare(
    counts,
    counts.map(() => PEOPLE / 1_000),
  );
  expect(distance).toBeGreaterThan(866);
  expect(distance).toBeLessThan(1_143);
});

test('who is in which tenth of one experiment says nothing about her tenth in another', () => {
  const salts = ['exp_1', 'exp_2', 'exp_11', 'holdout/mch_test'];
  const tenths = salts.map((salt) => people.map((id) => Math.floor(bucketOf(salt, id) / 100)));
  for (const [n, first] of tenths.entries())
    for (const second of tenths.slice(n + 1)) {
      const cells = new Array<number>(100).fill(0);
      for (const [person, tenth] of first.entries()) {
        const cell = tenth * 10 + (second[person] as number);
        cells[cell] = (cells[cell] as number) + 1;
      }
      const even = cells.map(() => PEOPLE / 100);
      // 99 degrees of freedom: 148 is the 99.9 % point; six pairs, so 160 (.01 %).
      expect(chiSquare(cells, even)).toBeLessThan(160);
    }
});

test('an arm gets its share, keeps its people, and growing the last arm moves nobody', () => {
  const small = experiment('e', {
    arms: [
      { name: 'a', permille: 100, treatment: {} },
      { name: 'b', permille: 300, treatment: {} },
    ],
  });
  const grown = { ...small, arms: [small.arms[0], { ...small.arms[1], permille: 900 }] } as RunningExperiment;
  const shares = { a: 0, b: 0, none: 0 };
  let moved = 0;
  for (const id of people) {
    const arm = armOf(small, id)?.name as 'a' | 'b' | undefined;
    shares[arm ?? 'none'] += 1 / PEOPLE;
    if (armOf(small, id)?.name !== arm || (arm !== undefined && armOf(grown, id)?.name !== arm)) moved += 1;
  }
  expect(moved).toBe(0);
  expect(shares.a).toBeCloseTo(0.1, 2);
  expect(shares.b).toBeCloseTo(0.3, 2);
  expect(shares.none).toBeCloseTo(0.6, 2);
});

test('one in twenty keeps the store’s feed for good, whatever runs, and is in no experiment', () => {
  const policies = new FeedPolicies(new HandClock(500), 50);
  const before = people.filter((id) => policies.policyOf(MERCHANT, id).kind === 'holdout');
  expect(before.length / PEOPLE).toBeCloseTo(0.05, 2);
  policies.useAll(new Map([[MERCHANT, [experiment('e')]]]));
  const after = people.filter((id) => policies.policyOf(MERCHANT, id).name === 'holdout');
  expect(after).toEqual(before);
});

test('an experiment counts between its instants only, and for its merchant only', () => {
  const clock = new HandClock(99);
  const policies = new FeedPolicies(clock, 0);
  policies.useAll(new Map([[MERCHANT, [experiment('e', { startsAt: 100, endsAt: 200 })]]]));
  const [member] = people as [MemberId];
  const arm = armOf(experiment('e'), member)?.name;
  expect(policies.policyOf(MERCHANT, member).name).toBe('default');
  clock.advance(1);
  expect(policies.policyOf(MERCHANT, member).name).toBe(`e:${arm}`);
  expect(policies.policyOf('mch_other' as MerchantId, member).name).toBe('default');
  clock.advance(100);
  expect(policies.policyOf(MERCHANT, member).name).toBe('default');
});

test('two experiments on different things apply together, and the exposure names both', () => {
  const policies = new FeedPolicies(new HandClock(500), 0);
  const everybody = (name: string, treatment: object) => [{ name, permille: 1_000, treatment }];
  policies.useAll(
    new Map([
      [
        MERCHANT,
        [
          experiment('e1', { arms: everybody('b', { scoring: 'retrieval' }) }),
          experiment('e2', { arms: everybody('a', { exploration: false }) }),
        ],
      ],
    ]),
  );
  expect(policies.policyOf(MERCHANT, people[0] as MemberId)).toEqual({
    name: 'e1:b+e2:a',
    kind: 'retrieval',
    exploration: false,
  });
});

test('a list that another maker had to fill in does not stand under the arm’s name', () => {
  const arm = { name: 'e:a', kind: 'ranker', exploration: true } as const;
  expect(exposedPolicy(arm, 'personal')).toBe('e:a');
  expect(exposedPolicy(arm, 'retrieval')).toBe('e:a!retrieval');
  expect(exposedPolicy({ ...arm, kind: 'retrieval' }, 'retrieval')).toBe('e:a');
  expect(exposedPolicy({ ...arm, kind: 'interleaved' }, 'store')).toBe('e:a!store');
  expect(exposedPolicy({ ...arm, name: 'holdout', kind: 'holdout' }, 'store')).toBe('holdout');
  expect(exposedPolicy(undefined, 'store')).toBe('store');
});
