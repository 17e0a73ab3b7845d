import { affectedRows, type Reads } from '#db';
import type { MerchantId, UnitOfWork } from '#kernel';
import type { BoundsBook } from '../app/ports.ts';

export function sqlBounds(reads: Reads, unitOfWork: UnitOfWork): BoundsBook {
  return {
    async find(merchantId) {
      const [row] = await reads.all<{ day: string; bounds: string }>(
        'select day, bounds from purchase_bounds where merchant_id = ?',
        [merchantId],
      );
      return row === undefined ? undefined : { day: row.day, bounds: JSON.parse(row.bounds) };
    },
    async put(merchantId, day, bounds) {
      await unitOfWork.run((tx) =>
        affectedRows(
          tx,
          `insert into purchase_bounds (merchant_id, day, bounds) values (?, ?, ?)
           on conflict (merchant_id) do update set day = excluded.day, bounds = excluded.bounds`,
          [merchantId, day, JSON.stringify(bounds)],
        ),
      );
    },
    async olderThan(day) {
      const rows = await reads.all<{ merchant_id: MerchantId }>(
        'select merchant_id from purchase_bounds where day < ?',
        [day],
      );
      return rows.map(({ merchant_id }) => merchant_id);
    },
  };
}
