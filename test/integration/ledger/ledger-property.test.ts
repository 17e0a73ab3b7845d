import fc from 'fast-check';
import { READS } from '#db';
import { AppError, type MerchantId, type Tx, UNIT_OF_WORK } from '#kernel';
import { type Account, LEDGER, type Ledger } from '#modules/ledger';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';

const AT = 1_000;
/** Few of each, so that what runs at once meets. */
const PURSES = 3;
const KEYS = 6;

const purse = (n: number): Account => ({ unit: 'points', kind: 'test.purse', owner: `member-${n}` });
const MINT: Account = { unit: 'points', kind: 'test.mint', owner: 'shop', mayOwe: true };
const SINK: Account = { unit: 'points', kind: 'test.sink', owner: 'shop' };

const who = fc.integer({ min: 0, max: PURSES - 1 });
const key = fc.integer({ min: 0, max: KEYS - 1 });
const amount = fc.integer({ min: 1, max: 60 });
const act = fc.oneof(
  fc.record({ kind: fc.constant('mint' as const), who, key, amount }),
  fc.record({ kind: fc.constant('pay' as const), who, to: who, key, amount }),
  fc.record({ kind: fc.constant('hold' as const), who, key, amount }),
  fc.record({ kind: fc.constant('capture' as const), key, amount, part: fc.integer({ min: 0, max: 1 }) }),
  fc.record({ kind: fc.constant('release' as const), key }),
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

describe.each(DATABASE_KINDS)('whatever is booked at once on %s', (kind) => {
  let house: TestHouse;
  let ledger: Ledger;
  let shops = 0;

  beforeAll(async () => {
    house = await testHouse(kind);
    ledger = house.container.get(LEDGER);
  }, 60_000);
  afterAll(() => house.close());

  async function run(tx: Tx, merchant: MerchantId, one: Act): Promise<unknown> {
    const memo = '';
    switch (one.kind) {
      case 'mint':
      case 'pay': {
        const [from, to] = one.kind === 'mint' ? [MINT, purse(one.who)] : [purse(one.who), purse(one.to)];
        if (from.owner === to.owner) return undefined;
        return ledger.transfer(tx, merchant, {
          ...{ bizType: `test.${one.kind}`, bizId: String(one.key), memo, at: AT },
          legs: [
            { account: from, amount: -one.amount },
            { account: to, amount: one.amount },
          ],
        });
      }
      case 'hold':
        return ledger.hold(tx, merchant, {
          ...{ bizType: 'test.hold', bizId: String(one.key), account: purse(one.who) },
          ...{ amount: one.amount, at: AT },
        });
      case 'capture':
        return ledger.capture(tx, merchant, {
          ...{ bizType: 'test.hold', bizId: String(one.key), part: String(one.part) },
          ...{ amount: one.amount, to: SINK, memo, at: AT },
        });
      case 'release':
        return ledger.release(tx, merchant, { bizType: 'test.hold', bizId: String(one.key) });
    }
  }

  test('every transfer adds up to 0, every balance is the sum of its entries, nobody is below zero (X-06)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
        shops += 1;
        const merchant = `mch_${kind}_${shops}` as MerchantId;
        const unitOfWork = house.container.get(UNIT_OF_WORK);
        const outcomes = await Promise.allSettled(
          acts.map((one) => unitOfWork.run((tx) => run(tx, merchant, one))),
        );
        // Whatever is refused is refused by a rule, never by a failure.
        for (const outcome of outcomes)
          if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(AppError);
        expect((await ledger.check(merchant)).faults).toEqual([]);
        const [sum] = await house.container
          .get(READS)
          .all<{ all: number | null }>(
            'select sum(balance) as "all" from ledger_accounts where merchant_id = ?',
            [merchant],
          );
        expect(sum?.all ?? 0).toBe(0);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
