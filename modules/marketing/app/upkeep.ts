import { type Clock, MINUTE_MS, type UnitOfWork } from '#kernel';
import type { PassStore } from './coupon-passes.ts';
import type { CouponRunningOut } from './events.ts';
import type { CouponStore } from './ports.ts';

const STEP_ROWS_MAX = 500;
const STEPS_MAX = 20;
/** The nearest first, so that who was away is told once, not twice. */
const REMINDED_DAYS = [1, 3] as const;

/** Coupons that ran out are put away, and who has one that will soon is told three days and one day before (MKT-08). */
export function couponUpkeep(
  unitOfWork: UnitOfWork,
  coupons: CouponStore,
  passes: Pick<PassStore, 'returnOverdue'>,
  clock: Clock,
) {
  async function inSteps(step: () => Promise<number>): Promise<number> {
    let all = 0;
    for (let n = 0; n < STEPS_MAX; n += 1) {
      const done = await step();
      all += done;
      if (done < STEP_ROWS_MAX) break;
    }
    return all;
  }

  const expire = () => inSteps(() => unitOfWork.run((tx) => coupons.expire(tx, clock.now(), STEP_ROWS_MAX)));

  async function remind(): Promise<void> {
    for (const days of REMINDED_DAYS)
      await inSteps(() =>
        unitOfWork.run(async (tx) => {
          const now = clock.now();
          const found = await coupons.runningOut(tx, now, days, STEP_ROWS_MAX);
          for (const facts of found)
            tx.emit<CouponRunningOut>({
              ...{ type: 'marketing.coupon_running_out', occurredAt: now, ...facts, days },
            });
          return found.length;
        }),
      );
  }

  const returnPasses = () =>
    inSteps(() => unitOfWork.run((tx) => passes.returnOverdue(tx, clock.now(), STEP_ROWS_MAX)));

  return [
    { name: 'marketing.return_passed_coupons', everyMs: MINUTE_MS, run: returnPasses },
    { name: 'marketing.expire_coupons', everyMs: MINUTE_MS, run: expire },
    { name: 'marketing.remind_of_coupons', everyMs: 10 * MINUTE_MS, run: remind },
  ];
}
