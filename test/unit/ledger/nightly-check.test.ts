import { type MerchantId, MINUTE_MS } from '#kernel';
import { nightlyCheck } from '../../../modules/ledger/app/nightly-check.ts';
import type { BooksReport } from '../../../modules/ledger/tokens.ts';

/** Midnight in Wuhan, 21 November 2026. */
const MIDNIGHT = Date.UTC(2026, 10, 20, 16);
const TWENTY_PAST_THREE = MIDNIGHT + 200 * MINUTE_MS;
const SOUND: BooksReport = { accounts: 2, transfers: 1, faults: [] };

function night(at: number, reports: Readonly<Record<string, BooksReport>>) {
  const asked: string[] = [];
  const recorded: unknown[] = [];
  const job = nightlyCheck(
    { check: async (merchantId) => reports[merchantId] ?? SOUND },
    {
      async unchecked(day) {
        asked.push(day);
        return Object.keys(reports) as MerchantId[];
      },
      async record(...entry) {
        recorded.push(entry);
      },
    },
    { now: () => at },
  );
  return { job, asked, recorded };
}

test('nobody’s books are looked at before twenty past three, when people still buy', async () => {
  const { job, asked } = night(TWENTY_PAST_THREE - 1, { mch_1: SOUND });
  await job.run();
  expect(asked).toEqual([]);
});

test('from then on each merchant’s books are checked, for the business day', async () => {
  const { job, asked, recorded } = night(TWENTY_PAST_THREE, { mch_1: SOUND, mch_2: SOUND });
  await job.run();
  expect(asked).toEqual(['2026-11-21']);
  expect(recorded).toEqual([
    ['mch_1', '2026-11-21', TWENTY_PAST_THREE, SOUND],
    ['mch_2', '2026-11-21', TWENTY_PAST_THREE, SOUND],
  ]);
  expect(job).toMatchObject({ name: 'ledger.check_nightly', everyMs: 10 * MINUTE_MS });
});

test('a fault fails the job with its name, after the books of all were written down (X-06)', async () => {
  const broken: BooksReport = {
    ...SOUND,
    faults: [
      { rule: 'transfer_sum_is_zero', subject: 'trf_1' },
      { rule: 'not_below_zero', subject: 'fen/test.purse/ann' },
    ],
  };
  const { job, recorded } = night(TWENTY_PAST_THREE, { mch_1: broken, mch_2: SOUND });
  const error = await Promise.resolve(job.run()).catch((thrown: AggregateError) => thrown);
  expect(error).toMatchObject({
    message: 'the books of the shop are not in order',
    errors: [
      { message: 'mch_1: transfer_sum_is_zero: trf_1' },
      { message: 'mch_1: not_below_zero: fen/test.purse/ann' },
    ],
  });
  expect(recorded).toHaveLength(2);
});
