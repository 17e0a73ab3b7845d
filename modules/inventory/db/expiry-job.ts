import { affectedRows, type Reads } from '#db';
import type { Job } from '#feature';
import { type Clock, type MerchantId, MINUTE_MS, SECOND_MS, type UnitOfWork } from '#kernel';
import type { Stock } from '../tokens.ts';

/** With a turn that takes all that is due, goods are back on sale within 60 s (INV-02). */
const LOOK_EVERY_MS = 30 * SECOND_MS;
const RESERVATIONS_PER_LOOK_MAX = 200;
/** Pause before a reservation that could not be given back is tried again. */
const TRY_AGAIN_AFTER_MS = MINUTE_MS;

interface Expired {
  readonly merchant_id: MerchantId;
  readonly id: string;
}

/** The safety net under every reservation: what its owner neither sold nor gave back goes back on sale. */
export function expiryJob(reads: Reads, stock: Stock, unitOfWork: UnitOfWork, clock: Clock): Job {
  const postpone = ({ merchant_id, id }: Expired, until: number) =>
    unitOfWork.run((tx) =>
      affectedRows(
        tx,
        "update stock_reservations set expires_at = ? where merchant_id = ? and id = ? and state = 'HELD'",
        [until, merchant_id, id],
      ),
    );

  return {
    name: 'inventory.expire_reservations',
    everyMs: LOOK_EVERY_MS,
    async run() {
      const now = clock.now();
      let released = 0;
      const failures: unknown[] = [];
      const met = new Set<string>();
      for (;;) {
        const expired = await reads.all<Expired>(
          `select merchant_id, id from stock_reservations where state = 'HELD' and expires_at <= ?
           order by expires_at limit ${RESERVATIONS_PER_LOOK_MAX}`,
          [now],
        );
        const others = expired.filter((each) => !met.has(nameOf(each)));
        for (const each of others) {
          met.add(nameOf(each));
          try {
            await unitOfWork.run((tx) => stock.release(tx, each.merchant_id, each.id));
            released += 1;
          } catch (failure) {
            failures.push(failure);
            await postpone(each, now + TRY_AGAIN_AFTER_MS).catch((refused: unknown) =>
              failures.push(refused),
            );
          }
        }
        // Only who could not even be postponed is met again: the next turn begins with them.
        if (expired.length < RESERVATIONS_PER_LOOK_MAX || others.length === 0) break;
      }
      // Reported after the others had their turn: one reservation must not hold up the rest.
      if (failures.length > 0)
        throw new AggregateError(failures, 'some reservations could not be given back');
      return released;
    },
  };
}

const nameOf = ({ merchant_id, id }: Expired): string => `${merchant_id}/${id}`;
