import type { Reads } from '#db';
import type { EpochMs, MerchantId, StoreId } from '#kernel';
import type {
  ListedQuota,
  ListedShortage,
  ListedStock,
  LowStockAlert,
  StockLists,
} from '../app/stock-lists.ts';
import { suggestedQuantity } from '../domain/low-stock.ts';
import type { Movement } from '../domain/movement.ts';
import { type Place, placeKey } from '../domain/place.ts';
import { FROM_STOCK, SELLABLE } from './sellable.ts';
import { soldPieces } from './sql-levels.ts';

const STOCK_ROW = `select s.sku_id as "skuId", s.store_id as "storeId", s.on_hand as "onHand", s.available, s.reserved,
  s.safety, s.offline_buffer as "offlineBuffer", ${SELLABLE} as sellable, s.low_at as "lowAt",
  s.low_days as "lowDays", s.low_delta as "lowDelta", s.version, s.changed_at as "changedAt" ${FROM_STOCK}`;
const MOVEMENT = `select document, sku_id as "skuId", store_id as "storeId", reason, on_hand_change as change, at,
  position, actor, note from stock_movements where merchant_id = ?`;

type Clause = readonly [sql: string, ...values: unknown[]];
type StockRow = Omit<ListedStock, 'low' | 'inTransit' | 'suggested'>;

export function sqlStockLists(reads: Reads, now: () => EpochMs): StockLists {
  /** Pieces on their way to each place. */
  async function inTransit(merchantId: MerchantId, places: readonly Place[]) {
    if (places.length === 0) return new Map<string, number>();
    const skuIds = [...new Set(places.map(({ skuId }) => skuId))];
    const rows = await reads.all<Place & { pieces: number }>(
      `select l.sku_id as "skuId", t.to_store as "storeId", sum(l.sent - l.received - l.lost) as pieces
       from stock_transfer_lines l
       join stock_transfers t on t.merchant_id = l.merchant_id and t.id = l.transfer_id
       where l.merchant_id = ? and l.received + l.lost < l.sent and l.sku_id in (${marks(skuIds)})
       group by l.sku_id, t.to_store`,
      [merchantId, ...skuIds],
    );
    return new Map(rows.map((row) => [placeKey(row), Number(row.pieces)]));
  }

  async function withSuggestion<
    Row extends Place & { available: number; lowAt: number | null; lowDelta: number },
  >(merchantId: MerchantId, rows: readonly Row[]) {
    const [sold, coming] = await Promise.all([
      soldPieces((sql, values) => reads.all(sql, values), merchantId, rows, now()),
      inTransit(merchantId, rows),
    ]);
    return rows.map((row) => {
      const [pieces = 0, onTheWay = 0] = [sold.get(placeKey(row)), coming.get(placeKey(row))];
      const level = { available: row.available, lowAt: row.lowAt, delta: row.lowDelta };
      return { ...row, inTransit: onTheWay, suggested: suggestedQuantity(level, pieces, onTheWay) };
    });
  }

  return {
    async stock(merchantId, { stores, skuIds, low }, after, limit) {
      const rows = await reads.all<StockRow>(
        ...listed(
          STOCK_ROW,
          [merchantId],
          [
            atStores('s.store_id', stores),
            skuIds === undefined ? undefined : [`s.sku_id in (${marks(skuIds)})`, ...skuIds],
            low ? ['s.low_at is not null and s.available <= s.low_at'] : undefined,
            after === undefined ? undefined : ['(s.store_id, s.sku_id) > (?, ?)', ...after],
          ],
          'order by s.store_id, s.sku_id limit ?',
          limit,
        ),
      );
      const full = await withSuggestion(merchantId, rows);
      return full.map((row) => ({ ...row, low: row.lowAt !== null && row.available <= row.lowAt }));
    },

    movements: (merchantId, { stores, skuId, reason, from, until }, before, limit) =>
      reads.all<Movement>(
        ...listed(
          MOVEMENT,
          [merchantId],
          [
            atStores('store_id', stores),
            skuId === undefined ? undefined : ['sku_id = ?', skuId],
            reason === undefined ? undefined : ['reason = ?', reason],
            from === undefined ? undefined : ['at >= ?', from],
            until === undefined ? undefined : ['at < ?', until],
            before === undefined ? undefined : ['(at, document, sku_id, store_id) < (?, ?, ?, ?)', ...before],
          ],
          'order by at desc, document desc, sku_id desc, store_id desc limit ?',
          limit,
        ),
      ),

    async alerts(merchantId, stores, before, limit) {
      const rows = await reads.all<Omit<LowStockAlert, 'inTransit' | 'suggested'>>(
        ...listed(
          `select a.sku_id as "skuId", a.store_id as "storeId", a.at, s.available, s.low_at as "lowAt",
             s.low_delta as "lowDelta" from stock_alerts a
           join stock s on s.merchant_id = a.merchant_id and s.sku_id = a.sku_id and s.store_id = a.store_id
           where a.merchant_id = ? and a.cleared_at is null`,
          [merchantId],
          [
            atStores('a.store_id', stores),
            before === undefined ? undefined : ['(a.at, a.sku_id, a.store_id) < (?, ?, ?)', ...before],
          ],
          'order by a.at desc, a.sku_id desc, a.store_id desc limit ?',
          limit,
        ),
      );
      return withSuggestion(merchantId, rows);
    },

    shortages: (merchantId, stores, before, limit) =>
      reads.all<ListedShortage>(
        ...listed(
          `select document, sku_id as "skuId", store_id as "storeId", pieces, at from stock_shortages
           where merchant_id = ?`,
          [merchantId],
          [
            atStores('store_id', stores),
            before === undefined ? undefined : ['(at, document, sku_id) < (?, ?, ?)', ...before],
          ],
          'order by at desc, document desc, sku_id desc limit ?',
          limit,
        ),
      ),

    quotas: (merchantId, stores, after, limit) =>
      reads.all<ListedQuota>(
        ...listed(
          `select id, sku_id as "skuId", store_id as "storeId", mode, overflow, state, planned, quota, sold, held,
             available from stock_quotas where merchant_id = ?`,
          [merchantId],
          [
            atStores('store_id', stores),
            after === undefined ? undefined : ['(store_id, sku_id, id) > (?, ?, ?)', ...after],
          ],
          'order by store_id, sku_id, id limit ?',
          limit,
        ),
      ),
  };
}

function listed(
  select: string,
  values: readonly unknown[],
  clauses: readonly (Clause | undefined)[],
  order: string,
  limit: number,
): [string, unknown[]] {
  const asked = clauses.filter((clause) => clause !== undefined);
  return [
    [select, ...asked.map(([sql]) => `and ${sql}`), order].join(' '),
    [...values, ...asked.flatMap(([, ...given]) => given), limit],
  ];
}

/** `stores` null = every location of the merchant. */
function atStores(column: string, stores: readonly StoreId[] | null): Clause | undefined {
  return stores === null ? undefined : [`${column} in (${marks(stores)})`, ...stores];
}

function marks(list: readonly unknown[]): string {
  // An empty list would not be SQL; nobody works at a location without an id.
  return list.length === 0 ? "''" : list.map(() => '?').join(', ');
}
