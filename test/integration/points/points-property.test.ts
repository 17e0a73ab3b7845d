import fc from 'fast-check';
import { AppError, DAY_MS, type MemberId } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { MERCHANT, type PointsHouse, pointsHouse, STORE } from '../../support/points-house.ts';

const who = fc.integer({ min: 0, max: 1 });
const amount = fc.integer({ min: 1, max: 80 });
const key = fc.integer({ min: 0, max: 3 });
const act = fc.oneof(
  fc.record({ kind: fc.constant('earn' as const), who, amount, key }),
  fc.record({ kind: fc.constant('burn' as const), who, amount, key }),
  fc.record({ kind: fc.constant('give back' as const), key, amount }),
  fc.record({ kind: fc.constant('pay' as const), who, amount, key }),
  fc.record({ kind: fc.constant('receive' as const), key }),
  fc.record({ kind: fc.constant('refund' as const), key, amount }),
  fc.record({ kind: fc.constant('wait' as const), days: fc.constantFrom(1, 8, 40, 200) }),
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

describe.each(DATABASE_KINDS)('whatever happens to points on %s', (kind) => {
  let shop: PointsHouse;
  let runs = 0;

  beforeAll(async () => {
    shop = await pointsHouse(kind);
  }, 60_000);
  afterAll(() => shop.close());

  async function happen(people: readonly MemberId[], run: number, one: Act): Promise<void> {
    const name = 'key' in one ? `${run}-${one.key}` : '';
    const member = people['who' in one ? one.who : 0] as MemberId;
    switch (one.kind) {
      case 'earn':
        return void (await shop.earn(member, one.amount, `earn-${name}`));
      case 'burn':
        return shop.burn(member, one.amount, `burn-${name}`);
      case 'give back':
        return void (await shop.giveBack(`burn-${name}`, `r-${one.amount}`, one.amount));
      case 'pay':
        return shop.pay(member, `order-${name}`, { [STORE]: one.amount * 100 });
      case 'receive':
        return shop.receive(`order-${name}`);
      case 'refund':
        return shop.refund(`order-${name}`, `r-${one.amount}`, { [STORE]: one.amount * 50 });
      case 'wait':
        shop.clock.advance(one.days * DAY_MS);
        await shop.job('release');
        return shop.job('expire');
    }
  }

  const refusedByARule = (error: unknown) => expect(error).toBeInstanceOf(AppError);
  const sums = async (people: readonly MemberId[]) => {
    const kinds = ['points.usable', 'points.pending', 'points.debt'];
    return Promise.all(
      kinds.map(async (account) => {
        const each = people.map((owner) =>
          shop.ledger.balance(MERCHANT, { unit: 'points', kind: account, owner }),
        );
        return (await Promise.all(each)).reduce((sum, { balance }) => sum + balance, 0);
      }),
    );
  };

  test('the sum of her lots is her balance, and who owes has nothing to spend (MEM-06)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30 }), async (acts) => {
        runs += 1;
        const people = [await shop.member(), await shop.member()];
        for (const one of acts) await happen(people, runs, one).catch(refusedByARule);
        expect(await shop.faults()).toEqual([]);
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  test('the same when it happens at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 20 }), async (acts) => {
        runs += 1;
        const people = [await shop.member(), await shop.member()];
        await shop.earn(people[0] as MemberId, 60);
        await Promise.all(acts.map((one) => happen(people, runs, one).catch(refusedByARule)));
        expect(await shop.faults()).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  test('merging two members conserves every sum, and un-merging gives back exactly what was moved (MEM-03)', async () => {
    const history = fc.array(act, { minLength: 3, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(history, history, async (before, after) => {
        runs += 1;
        const [from, into] = [await shop.member(), await shop.member()];
        for (const one of before) await happen([from, into], runs, one).catch(refusedByARule);
        const [wereFrom, wereInto] = [await sums([from]), await sums([into])];
        const [usable = 0, pending, debt = 0] = await sums([from, into]);

        const data = shop.memberData();
        const moved = JSON.parse(
          JSON.stringify(await shop.commit((tx) => data.mergeMember(tx, MERCHANT, from, into))),
        );
        expect(await sums([from])).toEqual([0, 0, 0]);
        const [nowUsable = 0, nowPending, nowDebt = 0] = await sums([into]);
        expect(nowPending).toBe(pending);
        expect(nowUsable + nowDebt).toBe(usable + debt);
        expect(await shop.faults()).toEqual([]);

        if (runs % 2 === 0) {
          await shop.commit((tx) => data.unmergeMember(tx, MERCHANT, from, into, moved));
          expect([await sums([from]), await sums([into])]).toEqual([wereFrom, wereInto]);
        } else {
          for (const one of after) await happen([into, into], runs + 100_000, one).catch(refusedByARule);
          const together = await sums([into]);
          await shop.commit((tx) => data.unmergeMember(tx, MERCHANT, from, into, moved));
          const apart = await sums([from, into]);
          expect((apart[0] ?? 0) + (apart[2] ?? 0)).toBe((together[0] ?? 0) + (together[2] ?? 0));
          expect(apart[1]).toBe(together[1]);
        }
        expect(await shop.faults()).toEqual([]);
      }),
      { numRuns: 30 },
    );
  }, 180_000);
});
