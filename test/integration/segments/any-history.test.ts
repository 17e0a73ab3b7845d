import fc from 'fast-check';
import { DAY_MS, type EpochMs, type MemberId } from '#kernel';
import {
  type BehaviourLeaf,
  type MemberFacts,
  PERSONALISATION,
  PROFILE_PURPOSE,
  type Predicate,
} from '../../../modules/segments/domain/predicate.ts';
import { verdict } from '../../../modules/segments/domain/verdict.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { productId } from '../recommendations/taste-shop.ts';
import { type SegmentShop, segmentShop } from './segment-shop.ts';

const PEOPLE = 3;
const PURPOSES = [PROFILE_PURPOSE, 'profiling.feed', 'marketing.messages'] as const;
/** Closed to children; what they agreed to before ends. */
const SENSITIVE = [PROFILE_PURPOSE];

const step = fc.record({
  who: fc.nat(PEOPLE - 1),
  what: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('buy' as const), daysAgo: fc.constantFrom(1, 20, 50) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('view' as const),
        group: fc.constantFrom('tea' as const, 'hat' as const),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constantFrom('agree' as const, 'withdraw' as const),
        purpose: fc.constantFrom(...PURPOSES),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('tag' as const, 'untag' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('personalise' as const), enabled: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('is a child' as const) }) },
  ),
});

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** What should be known of one person, kept without any database. */
interface Person {
  readonly name: string;
  readonly id: MemberId;
  readonly joinedAt: EpochMs;
  readonly agreed: Set<string>;
  readonly tags: Set<string>;
  readonly paid: { paidAt: EpochMs; netFen: number }[];
  viewed: string[];
  isPersonalised: boolean;
  isChild: boolean;
}

const TEA: BehaviourLeaf = {
  ...{ kind: 'behaviour', event: 'view', withinDays: 30 },
  ...{ times: { min: 1 }, categoryId: 'tea' },
};
const OFTEN: BehaviourLeaf = { kind: 'behaviour', event: 'view', withinDays: 30, times: { min: 2 } };
const LATELY: Predicate = { kind: 'orders', withinDays: 30, count: { min: 1 } };
const SPENT: Predicate = { kind: 'spent', fen: { min: 2_000 } };
const WRITABLE: Predicate = { kind: 'consent', purpose: 'marketing.messages' };
const not = (of: Predicate): Predicate => ({ kind: 'not', of });

describe.each(DATABASE_KINDS)('after any history, on %s', (kind) => {
  let shop: SegmentShop;
  const rules = new Map<string, Predicate>();
  const segments = new Map<string, Predicate>();
  const people: Person[] = [];
  let vip: string;

  beforeAll(async () => {
    shop = await segmentShop(kind);
    vip = await shop.tag('VIP');
    const regular = await shop.tag('常客', { kind: 'all', of: [LATELY, SPENT] });
    rules.set(regular, { kind: 'all', of: [LATELY, SPENT] });
    const tagged: Predicate = { kind: 'tag', tag: vip };
    const predicates: Predicate[] = [
      TEA,
      not(TEA),
      { kind: 'all', of: [OFTEN, not(LATELY)] },
      { kind: 'any', of: [tagged, SPENT] },
      { kind: 'all', of: [WRITABLE, { kind: 'tag', tag: regular }] },
      not({ kind: 'any', of: [tagged, WRITABLE] }),
      { kind: 'last_purchase', daysAgo: { min: 15, max: 60 } },
      { kind: 'joined', daysAgo: { max: 1 } },
    ];
    for (const [n, predicate] of predicates.entries())
      segments.set(await shop.segment(`第 ${n} 群`, predicate), predicate);
  });
  afterAll(() => shop.close());

  let runs = 0;
  /** All but the last agree to be grouped from the first: otherwise most histories would say nothing. */
  async function newcomers(): Promise<Person[]> {
    runs += 1;
    const names = Array.from({ length: PEOPLE }, (_, n) => `${kind}-${runs}-${n}`);
    return Promise.all(
      names.map(async (name, n) => {
        const id = await shop.idOf(name);
        const agreed = new Set<string>();
        if (n < PEOPLE - 1) {
          await shop.agree(name, PROFILE_PURPOSE);
          agreed.add(PROFILE_PURPOSE);
        }
        return {
          ...{ name, id, joinedAt: shop.clock.now(), agreed },
          ...{ tags: new Set<string>(), paid: [], viewed: [] },
          ...{ isPersonalised: true, isChild: false },
        };
      }),
    );
  }

  async function live(person: Person, what: Step['what'], n: number): Promise<void> {
    const { name, id, agreed } = person;
    const switchTo = (on: boolean) => {
      if (!on || !person.isPersonalised) person.viewed = [];
      person.isPersonalised = on;
    };
    switch (what.do) {
      case 'buy':
        await shop.bought(id, what.daysAgo, 1_500);
        person.paid.push({ paidAt: shop.clock.now() - what.daysAgo * DAY_MS, netFen: 1_500 });
        return;
      case 'view':
        await shop.tell(await shop.shopper(name), 'view', productId(what.group, n));
        if (person.isPersonalised && !person.isChild) person.viewed.push(what.group);
        return;
      case 'agree':
        await shop.agree(name, what.purpose);
        if (person.isChild && SENSITIVE.includes(what.purpose)) return;
        agreed.add(what.purpose);
        if (what.purpose === 'profiling.feed') switchTo(true);
        return;
      case 'withdraw':
        await shop.withdraw(name, what.purpose);
        if (agreed.delete(what.purpose) && what.purpose === 'profiling.feed') switchTo(false);
        return;
      case 'tag':
      case 'untag':
        await shop.owner(what.do === 'tag' ? 'PUT' : 'DELETE', `/members/${id}/tags/${vip}`);
        if (what.do === 'tag') person.tags.add(vip);
        else person.tags.delete(vip);
        return;
      case 'personalise':
        await shop.call('PUT', '/v1/me/personalisation', {
          token: await shop.shopper(name),
          body: { enabled: what.enabled },
        });
        switchTo(what.enabled);
        return;
      case 'is a child':
        await shop.agree(name, 'marketing.messages', new Date(shop.clock.now()).getUTCFullYear() - 9);
        person.isChild = true;
        agreed.add('marketing.messages');
        for (const purpose of SENSITIVE) agreed.delete(purpose);
    }
  }

  function factsOf(person: Person): MemberFacts {
    const granted = new Set(person.agreed);
    if (person.isPersonalised && !person.isChild) granted.add(PERSONALISATION);
    const times = new Map([
      [TEA, person.viewed.filter((group) => group === 'tea').length],
      [OFTEN, person.viewed.length],
    ]);
    const { joinedAt, tags, paid } = person;
    return {
      ...{ now: shop.clock.now(), joinedAt, homeStoreId: null, granted, tags, purchases: paid, times },
      level: 1,
      district: undefined,
    };
  }

  test('a segment holds exactly those whom the predicate holds of, whatever happened', async () => {
    const steps = fc.array(step, { minLength: 4, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const present = await newcomers();
        people.push(...present);
        for (const [n, { who, what }] of history.entries()) await live(present[who] as Person, what, n % 10);
        await shop.deliver();
        for (const [id, predicate] of segments) {
          const expected = people.filter((one) => verdict(predicate, factsOf(one), rules) === true);
          expect(new Set(await shop.membersOf(id))).toEqual(new Set(expected.map((one) => one.id)));
        }
      }),
      { numRuns: 40, seed: 10, endOnFailure: true },
    );
  }, 120_000);
});
