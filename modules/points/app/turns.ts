import { type Clock, DAY_MS, type UnitOfWork } from '#kernel';
import type { PointsExpiring } from '../tokens.ts';
import { titleOf } from './earn-and-burn.ts';
import { MemberBook, type MemberBookParts } from './member-book.ts';
import type { PointReads, RuleBook, WarningBook } from './ports.ts';

const PER_TURN_MAX = 200;
/** MEM-06. The nearest first: who is told of tomorrow need not be told of next week. */
const WARN_DAYS = [1, 7, 30] as const;

interface TurnParts extends MemberBookParts {
  readonly unitOfWork: UnitOfWork;
  readonly reads: PointReads;
  readonly warnings: WarningBook;
  readonly rules: RuleBook;
  readonly clock: Clock;
}

/** What happens to points by time alone. Each member in a commit of her own; any process may do any of it. */
export interface Turns {
  /** Return windows that are over. */
  release(): Promise<number>;
  expire(): Promise<number>;
  warn(): Promise<number>;
}

export function turns(parts: TurnParts): Turns {
  const { unitOfWork, reads, warnings, rules, store, clock } = parts;

  /** One that fails must not hold up the others; it is reported by whoever runs the job. */
  async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<number> {
    const failures: unknown[] = [];
    for (const item of items) await work(item).catch((failure: unknown) => failures.push(failure));
    if (failures.length > 0) throw new AggregateError(failures, 'some points could not be moved on');
    return items.length;
  }

  return {
    async release() {
      const now = clock.now();
      return each(
        await reads.waitingUntil(now, PER_TURN_MAX),
        ({ merchantId, memberId, lotId, availableAt }) =>
          unitOfWork.run(async (tx) => {
            const book = await MemberBook.open(parts, tx, merchantId, memberId);
            const lot = await store.lot(tx, merchantId, lotId);
            // Another process was first, a refund, or a merge: the next turn finds whom it belongs to.
            if (lot?.state !== 'PENDING' || lot.remaining === 0 || lot.memberId !== memberId) return;
            const { validDays } = await rules.rules(merchantId, tx);
            const key = { bizType: 'points.lot', bizId: lotId, direction: 'release' };
            const act = { ...key, source: lot.source, title: `${titleOf(lot.source)}到账`, at: now };
            await book.release(act, lot, availableAt + validDays * DAY_MS);
          }),
      );
    },

    async expire() {
      const now = clock.now();
      return each(await reads.endedUntil(now, PER_TURN_MAX), ({ merchantId, memberId }) =>
        unitOfWork.run(async (tx) => {
          const book = await MemberBook.open(parts, tx, merchantId, memberId);
          await book.expireUntil(now);
        }),
      );
    },

    async warn() {
      const now = clock.now();
      let told = 0;
      for (const daysLeft of WARN_DAYS)
        told += await each(await reads.unwarned(now, daysLeft, PER_TURN_MAX), (whose) =>
          unitOfWork.run(async (tx) => {
            const lots = await warnings.markWarned(tx, whose, now, daysLeft);
            if (lots.length === 0) return;
            const points = lots.reduce((sum, { remaining }) => sum + remaining, 0);
            const expiresAt = Math.min(...lots.map((lot) => lot.expiresAt));
            const event = { type: 'points.expiring', occurredAt: now, ...whose, points, expiresAt } as const;
            tx.emit<PointsExpiring>({ ...event, daysLeft });
          }),
        );
      return told;
    },
  };
}
