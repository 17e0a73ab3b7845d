import { affectedRows, type Reads } from '#db';
import type { Stores } from '#modules/stores';
import type { Locations } from '../app/ports.ts';
import type { StockLocation } from '../domain/stock-location.ts';

interface LocationRow extends Omit<StockLocation, 'online'> {
  readonly online: number;
}

const ROW = 'select id, kind, name, online from stock_locations where merchant_id = ?';

export function sqlLocations(reads: Reads, stores: Stores): Locations {
  return {
    async list(merchantId) {
      const [everyStore, rows] = await Promise.all([
        stores.list(merchantId),
        reads.all<LocationRow>(`${ROW} order by id`, [merchantId]),
      ]);
      const entered = new Map(rows.map((row) => [row.id, { ...row, online: row.online === 1 }]));
      return [
        ...everyStore.map(({ id, name }) => ({
          ...{ id, kind: 'store' as const, name, online: entered.get(id)?.online ?? true },
        })),
        ...[...entered.values()].filter(({ kind }) => kind === 'warehouse'),
      ];
    },

    async find(merchantId, id) {
      const [row] = await reads.all<LocationRow>(`${ROW} and id = ?`, [merchantId, id]);
      if (row?.kind === 'warehouse') return { ...row, online: row.online === 1 };
      const store = await stores.find(merchantId, id);
      return store && { id, kind: 'store', name: store.name, online: (row?.online ?? 1) === 1 };
    },

    async save(tx, merchantId, { id, kind, name, online }, at) {
      await affectedRows(
        tx,
        `insert into stock_locations (merchant_id, id, kind, name, online, changed_at) values (?, ?, ?, ?, ?, ?)
         on conflict (merchant_id, id) do update set kind = excluded.kind, name = excluded.name,
           online = excluded.online, changed_at = excluded.changed_at`,
        [merchantId, id, kind, name, online ? 1 : 0, at],
      );
    },
  };
}
