import type { Reads } from '#db';
import type { Job } from '#feature';
import { type Clock, type MerchantId, SECOND_MS, type UnitOfWork } from '#kernel';
import type { Stock } from '../tokens.ts';

const LOOK_EVERY_MS = 30 * SECOND_MS;
const RESERVATIONS_PER_TURN_MAX = 200;

/** The safety net under every reservation: what its owner neither sold nor gave back goes back on sale. */
export function expiryJob(reads: Reads, stock: Stock, unitOfWork: UnitOfWork, clock: Clock): Job {
  return {
    name: 'inventory.expire_reservations',
    everyMs: LOOK_EVERY_MS,
    async run() {
      const expired = await reads.all<{ merchant_id: MerchantId; id: string }>(
        `select merchant_id, id from stock_reservations where state = 'HELD' and expires_at <= ?
         order by expires_at limit ${RESERVATIONS_PER_TURN_MAX}`,
        [clock.now()],
      );
      for (const { merchant_id, id } of expired)
        await unitOfWork.run((tx) => stock.release(tx, merchant_id, id));
      return expired.length;
    },
  };
}
