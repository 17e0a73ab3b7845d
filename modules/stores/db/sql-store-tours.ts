import { insertRows, type Reads } from '#db';
import type { StoreId } from '#kernel';
import type { StoreTour } from '../domain/tour.ts';
import type { StoreTours, TourImport } from '../tokens.ts';

export function sqlStoreTours(reads: Reads): StoreTours {
  return {
    async find(merchantId, storeId) {
      const [row] = await reads.all<{ document: string }>(
        'select document from store_tours where merchant_id = ? and store_id = ?',
        [merchantId, storeId],
      );
      return row === undefined ? undefined : (JSON.parse(row.document) as StoreTour);
    },
    async storeIds(merchantId) {
      const sql = 'select store_id as "storeId" from store_tours where merchant_id = ?';
      return new Set(
        (await reads.all<{ storeId: StoreId }>(sql, [merchantId])).map(({ storeId }) => storeId),
      );
    },
  };
}

export const sqlTourImport: TourImport = {
  importTours: (tx, merchantId, tours) =>
    insertRows(tx, {
      table: 'store_tours',
      columns: ['merchant_id', 'store_id', 'document'],
      key: ['merchant_id', 'store_id'],
      onRepeat: 'overwrite',
      rows: tours.map(({ storeId, tour }) => [merchantId, storeId, JSON.stringify(tour)]),
    }),
};
