import { affectedRows, type Reads, rowsOf } from '#db';
import { AppError, type MerchantId, type SkuId, type StaffId, type StoreId, type Tx } from '#kernel';
import type { StockTake, StockTakeLine, StockTakeStore } from '../app/ports.ts';
import { inPlaceOrder } from '../domain/place.ts';
import { ensureRows } from './ensure-rows.ts';
import { type Shelf, tryShift } from './shelf.ts';

interface TakeRow {
  readonly id: string;
  readonly store_id: StoreId;
  readonly state: StockTake['state'];
  readonly note: string;
  readonly opened_by: StaffId;
  readonly opened_at: number;
  readonly closed_at: number | null;
}

interface LineRow {
  readonly sku_id: SkuId;
  readonly position: number;
  readonly expected: number;
  readonly counted: number | null;
  readonly posted: number;
}

const COLUMNS = 'id, store_id, state, note, opened_by, opened_at, closed_at';
const OF_TAKE = 'merchant_id = ? and take_id = ?';

/**
 * A count is compared with what was on hand at the row's version when the counting began, and only the difference is
 * booked: what was sold meanwhile is sold once (INV-06).
 */
export function sqlStockTakes(reads: Reads, shelf: Shelf): StockTakeStore {
  async function begin(tx: Tx, merchantId: MerchantId, take: StockTake, skuIds: readonly SkuId[]) {
    const { id, storeId } = take;
    const places = skuIds.map((skuId) => ({ skuId, storeId }));
    await ensureRows(tx, merchantId, places, shelf.now());
    // Position and what was on hand at it come out of one reading of one row.
    await affectedRows(
      tx,
      `insert into stock_take_lines (merchant_id, take_id, sku_id, position, expected, posted)
       select merchant_id, cast(? as text), sku_id, version, on_hand, 0 from stock
       where merchant_id = ? and store_id = ? and sku_id in (${skuIds.map(() => '?').join(', ')})
       on conflict (merchant_id, take_id, sku_id) do update set position = excluded.position,
         expected = excluded.expected, counted = null, counted_by = null where stock_take_lines.posted = 0`,
      [id, merchantId, storeId, ...skuIds],
    );
  }

  return {
    begin,

    async open(tx, merchantId, { id, storeId, skuIds, actor, note, at }) {
      await affectedRows(
        tx,
        `insert into stock_takes (merchant_id, id, store_id, state, note, opened_by, opened_at)
         values (?, ?, ?, 'OPEN', ?, ?, ?)`,
        [merchantId, id, storeId, note, actor, at],
      );
      const open = { id, storeId, note, openedBy: actor, openedAt: at, closedAt: null };
      const take: StockTake = { ...open, state: 'OPEN' };
      await begin(tx, merchantId, take, skuIds);
      return take;
    },

    async count(tx, merchantId, { id }, counts, actor) {
      for (const { skuId, counted } of counts) {
        const written = await affectedRows(
          tx,
          `update stock_take_lines set counted = ?, counted_by = ? where ${OF_TAKE} and sku_id = ? and posted = 0`,
          [counted, actor, merchantId, id, skuId],
        );
        if (written === 0)
          throw new AppError('conflict', 'inventory.not_to_count', '该商品不在盘点单内或已入账', { skuId });
      }
    },

    async post(tx, merchantId, { id, storeId }, { actor, note, at }) {
      const rows = await rowsOf<LineRow>(
        tx,
        `select sku_id, position, expected, counted, posted from stock_take_lines
         where ${OF_TAKE} and counted is not null and posted = 0`,
        [merchantId, id],
      );
      const outcome = { posted: [] as Difference[], blocked: [] as Difference[] };
      const cause = { document: `count:${id}`, reason: 'count', actor, note, at } as const;
      for (const row of inPlaceOrder(rows.map((line) => ({ ...line, skuId: line.sku_id, storeId })))) {
        const { skuId, expected, counted } = row;
        const difference = (counted ?? expected) - expected;
        const shift = { skuId, storeId, available: difference, reserved: 0 };
        const moved = await tryShift(tx, merchantId, shift, 'shelf', shelf.now());
        if (moved === undefined) {
          outcome.blocked.push({ skuId, difference });
          continue;
        }
        if (difference !== 0) await shelf.note(tx, merchantId, [[moved, shift]], cause);
        await affectedRows(
          tx,
          `update stock_take_lines set posted = 1 where ${OF_TAKE} and sku_id = ? and posted = 0`,
          [merchantId, id, skuId],
        );
        outcome.posted.push({ skuId, difference });
      }
      if (outcome.blocked.length === 0)
        await affectedRows(
          tx,
          `update stock_takes set state = 'CLOSED', closed_at = ? where merchant_id = ? and id = ? and state = 'OPEN'`,
          [at, merchantId, id],
        );
      return outcome;
    },

    async get(tx, merchantId, id) {
      // Locks it: two postings of one take come one after the other.
      const locked = await affectedRows(
        tx,
        'update stock_takes set note = note where merchant_id = ? and id = ?',
        [merchantId, id],
      );
      if (locked === 0) return undefined;
      const sql = `select ${COLUMNS} from stock_takes where merchant_id = ? and id = ?`;
      const [row] = await rowsOf<TakeRow>(tx, sql, [merchantId, id]);
      return row && takeOf(row);
    },

    async find(merchantId, id) {
      const sql = `select ${COLUMNS} from stock_takes where merchant_id = ? and id = ?`;
      const [row] = await reads.all<TakeRow>(sql, [merchantId, id]);
      return row && takeOf(row);
    },

    async lines(merchantId, id, after, limit) {
      const rows = await reads.all<LineRow>(
        `select sku_id, position, expected, counted, posted from stock_take_lines
         where ${OF_TAKE} and sku_id > ? order by sku_id limit ?`,
        [merchantId, id, after ?? '', limit],
      );
      return rows.map(
        ({ sku_id, posted, ...line }): StockTakeLine => ({ skuId: sku_id, ...line, posted: posted === 1 }),
      );
    },

    async list(merchantId, stores, before, limit) {
      const rows = await reads.all<TakeRow>(
        `select ${COLUMNS} from stock_takes where merchant_id = ?
           ${stores === null ? '' : `and store_id in (${stores.map(() => '?').join(', ')})`}
           ${before === undefined ? '' : 'and (opened_at, id) < (?, ?)'}
         order by opened_at desc, id desc limit ?`,
        [merchantId, ...(stores ?? []), ...(before ?? []), limit],
      );
      return rows.map(takeOf);
    },
  };
}

interface Difference {
  readonly skuId: SkuId;
  readonly difference: number;
}

function takeOf(row: TakeRow): StockTake {
  return {
    id: row.id,
    storeId: row.store_id,
    state: row.state,
    note: row.note,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  };
}
