import { DAY_MS, type StoreId } from '#kernel';
import {
  type BehaviourLeaf,
  type MemberFacts,
  PERSONALISATION,
  PROFILE_PURPOSE,
  type Predicate,
} from '../../../modules/segments/domain/predicate.ts';
import { restsOn, verdict } from '../../../modules/segments/domain/verdict.ts';

const NOW = 1_000 * DAY_MS;
const NO_RULES = new Map<string, Predicate>();
const LOOKED: BehaviourLeaf = { kind: 'behaviour', event: 'view', withinDays: 30, times: { min: 1 } };
const BOUGHT: Predicate = { kind: 'orders', count: { min: 1 } };
const VIP: Predicate = { kind: 'tag', tag: 'tag_vip' };
const WANTS_MAIL: Predicate = { kind: 'consent', purpose: 'marketing.messages' };
const not = (of: Predicate): Predicate => ({ kind: 'not', of });
const all = (...of: Predicate[]): Predicate => ({ kind: 'all', of });
const any = (...of: Predicate[]): Predicate => ({ kind: 'any', of });

function she(patch: Partial<MemberFacts> = {}): MemberFacts {
  return {
    now: NOW,
    joinedAt: NOW - 100 * DAY_MS,
    homeStoreId: 'str_a' as StoreId,
    level: 1,
    granted: new Set([PROFILE_PURPOSE, PERSONALISATION]),
    tags: new Set(),
    purchases: [],
    times: new Map(),
    district: undefined,
    ...patch,
  };
}
const silent = (patch: Partial<MemberFacts> = {}) => she({ granted: new Set(), ...patch });
const judge = (predicate: Predicate, facts: MemberFacts) => verdict(predicate, facts, NO_RULES);

test('"has not looked" holds of who may be known and did not look, never of who may not be known', () => {
  expect(judge(not(LOOKED), she())).toBe(true);
  expect(judge(not(LOOKED), silent())).toBeUndefined();
  expect(judge(LOOKED, silent({ times: new Map([[LOOKED, 3]]) }))).toBeUndefined();
  expect(judge(not(BOUGHT), silent())).toBeUndefined();
});

test('what is unknown decides nothing where the known part is enough', () => {
  const vip = silent({ tags: new Set(['tag_vip']) });
  expect(judge(any(LOOKED, VIP), vip)).toBe(true);
  expect(judge(all(LOOKED, VIP), vip)).toBeUndefined();
  expect(judge(all(LOOKED, not(VIP)), vip)).toBe(false);
  expect(judge(not(all(LOOKED, not(VIP))), vip)).toBe(true);
});

test('looking needs personalisation as well, the district its own consent', () => {
  const looked = { times: new Map([[LOOKED, 1]]), district: '420103' };
  expect(judge(LOOKED, she({ ...looked, granted: new Set([PROFILE_PURPOSE]) }))).toBeUndefined();
  expect(judge(LOOKED, she(looked))).toBe(true);
  const there: Predicate = { kind: 'district', code: '420103' };
  expect(judge(there, she(looked))).toBeUndefined();
  const granted = new Set([PROFILE_PURPOSE, PERSONALISATION, 'location.district']);
  expect(judge(there, she({ ...looked, granted }))).toBe(true);
});

test('recency, frequency and money, with both ends of a range inside it', () => {
  const purchases = [
    { paidAt: NOW - 60 * DAY_MS, netFen: 5_000 },
    { paidAt: NOW - 10 * DAY_MS, netFen: 3_000 },
  ];
  const buyer = she({ purchases });
  expect(judge({ kind: 'last_purchase', daysAgo: { min: 10, max: 10 } }, buyer)).toBe(true);
  expect(judge({ kind: 'last_purchase', daysAgo: { min: 11 } }, buyer)).toBe(false);
  expect(judge({ kind: 'last_purchase', daysAgo: { min: 0 } }, she())).toBe(false);
  expect(judge({ kind: 'orders', withinDays: 30, count: { min: 1, max: 1 } }, buyer)).toBe(true);
  expect(judge({ kind: 'orders', count: { min: 2 } }, buyer)).toBe(true);
  expect(judge({ kind: 'spent', withinDays: 30, fen: { max: 3_000 } }, buyer)).toBe(true);
  expect(judge({ kind: 'spent', fen: { min: 8_001 } }, buyer)).toBe(false);
});

test('a rule tag is its rule, with what the rule may not know', () => {
  const rules = new Map([['tag_buyer', BOUGHT]]);
  const tagged: Predicate = { kind: 'tag', tag: 'tag_buyer' };
  const purchases = [{ paidAt: NOW, netFen: 1 }];
  expect(verdict(tagged, she({ purchases }), rules)).toBe(true);
  expect(verdict(tagged, silent({ purchases }), rules)).toBeUndefined();
  expect(restsOn(tagged, she({ purchases }), rules)).toEqual([PROFILE_PURPOSE]);
});

test('a place rests on the grants without which it would be lost, and on no other', () => {
  const purchases = [{ paidAt: NOW, netFen: 1 }];
  const granted = new Set([PROFILE_PURPOSE, PERSONALISATION, 'marketing.messages']);
  const facts = she({ purchases, granted, tags: new Set(['tag_vip']), times: new Map([[LOOKED, 1]]) });
  expect(restsOn(VIP, facts, NO_RULES)).toEqual([]);
  expect(restsOn(any(VIP, LOOKED), facts, NO_RULES)).toEqual([]);
  expect(restsOn(BOUGHT, facts, NO_RULES)).toEqual([PROFILE_PURPOSE]);
  expect(restsOn(all(VIP, WANTS_MAIL), facts, NO_RULES)).toEqual(['marketing.messages']);
  expect(restsOn(all(LOOKED, WANTS_MAIL), facts, NO_RULES)).toEqual([
    'marketing.messages',
    PERSONALISATION,
    PROFILE_PURPOSE,
  ]);
});

test('a level is known of every member, whatever she agreed to (MEM-05, MEM-10)', () => {
  const gold: Predicate = { kind: 'tier', level: { min: 3 } };
  expect(judge(gold, silent({ level: 3 }))).toBe(true);
  expect(judge(gold, silent({ level: 2 }))).toBe(false);
  expect(judge(not(gold), silent({ level: 2 }))).toBe(true);
});
