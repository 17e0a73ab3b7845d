import fc from 'fast-check';
import { MINUTE_MS, type OrderId, SECOND_MS } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { AMOUNT, MERCHANT } from '../../support/payments.ts';
import { CODE_PROVIDERS, type TillCounter, tillCounter } from '../../support/till-counter.ts';

const OPENING_MS = 60_000;
const RUNS = 14;
const LONGEST_MS = 60_000;

const mishap = fc.constantFrom('none', 'lose_answer', 'refuse', 'tamper_answer', 'dies_before', 'dies_after');
const step = fc.oneof(
  fc
    .constantFrom('she_types', 'she_says_no', 'cancel', 'scan_again', 'other_code')
    .map((what) => ({ what, ms: 0 })),
  fc.integer({ min: 1, max: 30 }).map((seconds) => ({ what: 'wait', ms: seconds * SECOND_MS })),
);
const story = fc.record({
  provider: fc.constantFrom(...CODE_PROVIDERS),
  kind: fc.constantFrom('passes', 'asks', 'poor'),
  first: mishap,
  steps: fc.array(fc.tuple(step, mishap), { maxLength: 5 }),
});

describe.each(DATABASE_KINDS)('whatever happens at the till, on %s', (database) => {
  let till: TillCounter;
  let orders = 0;
  beforeAll(async () => {
    till = await tillCounter(database);
  }, OPENING_MS);
  afterAll(() => till.close());

  test(
    'a sale ends paid once or not paid, and the providers hold exactly what it says (PAY-05)',
    async () => {
      await fc.assert(
        fc.asyncProperty(story, async ({ provider, kind, first, steps }) => {
          orders += 1;
          const order = `ord_any_${orders}` as OrderId;
          const quietly = (work: () => unknown) =>
            Promise.resolve()
              .then(work)
              .catch(() => undefined);
          const arm = (what: string) => {
            till.sandbox.faults.clear();
            if (what === 'dies_before' || what === 'dies_after')
              till.dieAtNextCharge(provider, what === 'dies_before' ? 'before' : 'after');
            else if (what === 'lose_answer' || what === 'tamper_answer')
              till.sandbox.faults.add({ kind: what, provider });
            else if (what === 'refuse')
              till.sandbox.faults.add({ kind: what, provider, status: 500, times: 3 });
          };
          const code = till.codes[provider].issue(kind);
          arm(first);
          await quietly(() => till.scan(order, code));
          for (const [{ what, ms }, next] of steps) {
            arm(next);
            const number = await till.numberOf(order);
            await quietly(async () => {
              if (what === 'wait') await till.pass(ms, ms);
              if (what === 'she_types') till.confirm(provider, number);
              if (what === 'she_says_no' && provider === 'wechat') till.confirm(provider, number, true);
              if (what === 'cancel') await till.payments.close(MERCHANT, order);
              if (what === 'scan_again') await till.scan(order, code);
              if (what === 'other_code') await till.scan(order, till.codes[provider].issue('passes'));
            });
          }
          till.sandbox.faults.clear();
          await till.pass(4 * MINUTE_MS, 20 * SECOND_MS);

          const scan = await till.scanOf(order);
          expect(['PAID', 'NOT_PAID']).toContain(scan?.state);
          const isPaid = (await till.state(order)) === 'SUCCEEDED';
          expect(await till.paidEvents(order)).toBe(isPaid ? 1 : 0);
          const numbers = await till.numbersOf(order);
          const held = numbers.reduce((sum, number) => sum + till.heldFen(provider, number), 0);
          expect(held).toBe(isPaid ? AMOUNT : 0);
          expect(scan?.state === 'PAID').toBe(isPaid);
          expect(await till.givenUpOf(order)).not.toContain('RETURNING');
        }),
        { numRuns: RUNS, seed: 20_261_122 },
      );
    },
    LONGEST_MS,
  );
});
