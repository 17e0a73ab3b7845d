import { affectedRows, insertRows, type Reads, rowsOf } from '#db';
import { AppError, type Clock, type MerchantId, type SkuId, type StoreId, type Tx } from '#kernel';
import { inLockOrder, type Reservation, type StockLine } from '../domain/stock.ts';
import type { Stock, StockChanged } from '../tokens.ts';

const HOLD = `update stock set available = available - ?, reserved = reserved + ?, version = version + 1
  where merchant_id = ? and sku_id = ? and store_id = ? and available >= ? returning available`;
const SELL = `update stock set on_hand = on_hand - ?, reserved = reserved - ?, version = version + 1
  where merchant_id = ? and sku_id = ? and store_id = ? and reserved >= ? returning available`;
const PUT_BACK = `update stock set available = available + ?, reserved = reserved - ?, version = version + 1
  where merchant_id = ? and sku_id = ? and store_id = ? and reserved >= ? returning available`;
const END = `update stock_reservations set state = ? where merchant_id = ? and id = ? and state = 'HELD'`;
const HELD_LINES = `select sku_id, store_id, quantity from stock_reservation_lines
  where merchant_id = ? and reservation_id = ?`;

interface LineRow {
  readonly sku_id: SkuId;
  readonly store_id: StoreId;
  readonly quantity: number;
}

export function sqlStock(reads: Reads, clock: Clock): Stock {
  /** Moves the lines one by one in lock order; the guard of `statement` refuses what is not there. */
  async function move(tx: Tx, merchantId: MerchantId, statement: string, lines: readonly StockLine[]) {
    const changes: { storeId: StoreId; skuId: SkuId; sellable: number }[] = [];
    for (const { skuId, storeId, quantity } of inLockOrder(lines)) {
      const values = [quantity, quantity, merchantId, skuId, storeId, quantity];
      const [moved] = await rowsOf<{ available: number }>(tx, statement, values);
      if (moved === undefined) throw await soldOut(tx, merchantId, skuId, storeId);
      changes.push({ storeId, skuId, sellable: moved.available });
    }
    tx.emit<StockChanged>({
      type: 'inventory.stock_changed',
      occurredAt: clock.now(),
      merchantId,
      changes,
    });
  }

  async function heldLines(tx: Tx, merchantId: MerchantId, reservationId: string): Promise<StockLine[]> {
    return (await rowsOf<LineRow>(tx, HELD_LINES, [merchantId, reservationId])).map(lineOf);
  }

  return {
    async reserve(tx, { merchantId, reservationId, lines, expiresAt }: Reservation) {
      await affectedRows(
        tx,
        `insert into stock_reservations (merchant_id, id, state, expires_at) values (?, ?, 'HELD', ?)`,
        [merchantId, reservationId, expiresAt],
      );
      await insertRows(tx, {
        table: 'stock_reservation_lines',
        columns: ['merchant_id', 'reservation_id', 'sku_id', 'store_id', 'quantity'],
        key: ['merchant_id', 'reservation_id', 'sku_id', 'store_id'],
        onRepeat: 'keep',
        rows: inLockOrder(lines).map((line) => [
          merchantId,
          reservationId,
          line.skuId,
          line.storeId,
          line.quantity,
        ]),
      });
      await move(tx, merchantId, HOLD, lines);
    },

    async commit(tx, merchantId, reservationId) {
      if ((await affectedRows(tx, END, ['COMMITTED', merchantId, reservationId])) === 0) {
        const [row] = await rowsOf<{ state: string }>(
          tx,
          'select state from stock_reservations where merchant_id = ? and id = ?',
          [merchantId, reservationId],
        );
        return row?.state === 'COMMITTED';
      }
      const lines = await heldLines(tx, merchantId, reservationId);
      await move(tx, merchantId, SELL, lines);
      await insertRows(tx, {
        table: 'stock_movements',
        columns: ['merchant_id', 'document', 'sku_id', 'store_id', 'reason', 'on_hand_change', 'at'],
        key: ['merchant_id', 'document', 'sku_id', 'store_id'],
        onRepeat: 'keep',
        rows: lines.map(({ skuId, storeId, quantity }) => [
          merchantId,
          `reservation:${reservationId}`,
          skuId,
          storeId,
          'sale',
          -quantity,
          clock.now(),
        ]),
      });
      return true;
    },

    async release(tx, merchantId, reservationId) {
      if ((await affectedRows(tx, END, ['RELEASED', merchantId, reservationId])) === 0) return;
      await move(tx, merchantId, PUT_BACK, await heldLines(tx, merchantId, reservationId));
    },

    async sellable(merchantId) {
      const rows = await reads.all<LineRow>(
        'select sku_id, store_id, available as quantity from stock where merchant_id = ? and available > 0',
        [merchantId],
      );
      return rows.map(lineOf);
    },

    async at(merchantId, storeId, skuIds) {
      if (skuIds.length === 0) return new Map();
      const rows = await reads.all<LineRow>(
        `select sku_id, store_id, available as quantity from stock
         where merchant_id = ? and store_id = ? and sku_id in (${skuIds.map(() => '?').join(', ')})`,
        [merchantId, storeId, ...skuIds],
      );
      const found = new Map(rows.map((row) => [row.sku_id, row.quantity]));
      return new Map(skuIds.map((skuId) => [skuId, found.get(skuId) ?? 0]));
    },

    async everywhere(merchantId, skuIds) {
      if (skuIds.length === 0) return [];
      const rows = await reads.all<LineRow>(
        `select sku_id, store_id, available as quantity from stock
         where merchant_id = ? and sku_id in (${skuIds.map(() => '?').join(', ')})`,
        [merchantId, ...skuIds],
      );
      return rows.map(lineOf);
    },
  };
}

async function soldOut(tx: Tx, merchantId: MerchantId, skuId: SkuId, storeId: StoreId): Promise<AppError> {
  const [row] = await rowsOf<{ available: number }>(
    tx,
    'select available from stock where merchant_id = ? and sku_id = ? and store_id = ?',
    [merchantId, skuId, storeId],
  );
  return new AppError('conflict', 'inventory.sold_out', '库存不足', {
    skuId,
    storeId,
    available: row?.available ?? 0,
  });
}

function lineOf({ sku_id, store_id, quantity }: LineRow): StockLine {
  return { skuId: sku_id, storeId: store_id, quantity };
}
