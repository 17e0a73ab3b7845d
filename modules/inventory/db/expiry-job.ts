import type { Reads } from '#db';
import type { Job } from '#feature';
import { type Clock, type MerchantId, SECOND_MS, type UnitOfWork } from '#kernel';
import type { Stock } from '../tokens.ts';

/** With a turn that takes all that is due, goods are back on sale within 60 s (INV-02). */
const LOOK_EVERY_MS = 30 * SECOND_MS;
const RESERVATIONS_PER_LOOK_MAX = 200;

/** The safety net under every reservation: what its owner neither sold nor gave back goes back on sale. */
export function expiryJob(reads: Reads, stock: Stock, unitOfWork: UnitOfWork, clock: Clock): Job {
  return {
    name: 'inventory.expire_reservations',
    everyMs: LOOK_EVERY_MS,
    async run() {
      const now = clock.now();
      let released = 0;
      for (;;) {
        const expired = await reads.all<{ merchant_id: MerchantId; id: string }>(
          `select merchant_id, id from stock_reservations where state = 'HELD' and expires_at <= ?
           order by expires_at limit ${RESERVATIONS_PER_LOOK_MAX}`,
          [now],
        );
        for (const { merchant_id, id } of expired)
          await unitOfWork.run((tx) => stock.release(tx, merchant_id, id));
        released += expired.length;
        if (expired.length < RESERVATIONS_PER_LOOK_MAX) return released;
      }
    },
  };
}
