import type { Job } from '#feature';
import { businessDay, businessMinute, type Clock, type EpochMs, type MerchantId, MINUTE_MS } from '#kernel';
import type { BooksReport, Ledger } from '../tokens.ts';

/** Twenty past three in Shanghai: nobody buys, and no training runs yet. */
const FROM_MINUTE = 3 * 60 + 20;
const LOOK_EVERY_MS = 10 * MINUTE_MS;

export interface CheckBook {
  /** Who has accounts and no check of `day` yet. */
  unchecked(day: string): Promise<readonly MerchantId[]>;
  /** The first one of a day counts. */
  record(merchantId: MerchantId, day: string, at: EpochMs, report: BooksReport): Promise<void>;
}

/** Every night all books are checked; a fault fails the job, which is how it comes to the log. */
export function nightlyCheck(ledger: Pick<Ledger, 'check'>, book: CheckBook, clock: Clock): Job {
  return {
    name: 'ledger.check_nightly',
    everyMs: LOOK_EVERY_MS,
    async run() {
      const now = clock.now();
      if (businessMinute(now) < FROM_MINUTE) return;
      const day = businessDay(now);
      const wrong: Error[] = [];
      for (const merchantId of await book.unchecked(day)) {
        const report = await ledger.check(merchantId);
        await book.record(merchantId, day, now, report);
        wrong.push(
          ...report.faults.map(({ rule, subject }) => new Error(`${merchantId}: ${rule}: ${subject}`)),
        );
      }
      if (wrong.length > 0) throw new AggregateError(wrong, 'the books of the shop are not in order');
    },
  };
}
