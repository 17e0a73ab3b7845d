import { affectedRows, insertRows, rowsOf } from '#db';
import { AppError, type Clock, type MerchantId, type Tx } from '#kernel';
import { crossing } from '../domain/low-stock.ts';
import type { Cause } from '../domain/movement.ts';
import { inPlaceOrder, type Place, placeKey } from '../domain/place.ts';
import type { StockLine } from '../domain/stock.ts';
import type { StockChanged, StockLow } from '../tokens.ts';
import { shoppersPieces } from './sellable.ts';
import type { ShelfRow } from './shelf-row.ts';

const ROWS_PER_STATEMENT = 1_000;

const SHIFT = `update stock set on_hand = on_hand + ?, available = available + ?, reserved = reserved + ?,
    version = version + 1, changed_at = ?
  where merchant_id = ? and sku_id = ? and store_id = ? and available + ? >= 0 and reserved + ? >= 0`;
/** What may be taken for a sale online: not the safety stock, not the store's own buffer, not of closed locations. */
const SHIFT_ONLINE = `${SHIFT} and available + ? >= safety + offline_buffer and channel_quotas <= ?
    and not exists (select 1 from stock_locations l
      where l.merchant_id = stock.merchant_id and l.id = stock.store_id and l.online = 0)`;
const ROW = `returning sku_id as "skuId", store_id as "storeId", on_hand as "onHand", available, reserved,
    safety + offline_buffer as "heldBack", version, low_at as "lowAt", low_delta as "lowDelta",
    low_armed as "lowArmed", channel_quotas as "channelQuotas",
    coalesce((select l.online from stock_locations l
      where l.merchant_id = stock.merchant_id and l.id = stock.store_id), 1) as "online"`;
const QUOTAS_MAX = 1_000_000;

/** How many pieces go where: `on_hand` changes by the sum. */
export interface Shift extends Place {
  readonly available: number;
  readonly reserved: number;
}

/**
 * Who takes: `online` stops at what is held back, and leaves places with quotas of channels to those who know them;
 * `shared` is one who does; `shelf` is staff, or goods coming back: only what is not there cannot be taken.
 */
export type Guard = 'online' | 'shared' | 'shelf';

/** One guarded statement on one row; undefined when the guard refuses. The row stays locked until the commit. */
export async function tryShift(
  tx: Tx,
  merchantId: MerchantId,
  { skuId, storeId, available, reserved }: Shift,
  guard: Guard,
  now: number,
): Promise<ShelfRow | undefined> {
  const moved = [available + reserved, available, reserved, now];
  const values = [...moved, merchantId, skuId, storeId, available, reserved];
  const [row] =
    guard === 'shelf'
      ? await rowsOf<ShelfRow>(tx, `${SHIFT} ${ROW}`, values)
      : await rowsOf<ShelfRow>(tx, `${SHIFT_ONLINE} ${ROW}`, [
          ...values,
          available,
          guard === 'online' ? 0 : QUOTAS_MAX,
        ]);
  return row;
}

/** Takes the row's lock without moving anything; what is read of its quotas afterwards stays true until the commit. */
export function lockPlace(tx: Tx, merchantId: MerchantId, place: Place, now: number) {
  return tryShift(tx, merchantId, { ...place, available: 0, reserved: 0 }, 'shelf', now);
}

/** Everything that moves goes through here, so that ledger, alerts and news are never forgotten. */
export class Shelf {
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  /** All or nothing; otherwise 409 `inventory.sold_out {skuId, storeId, available}`. */
  async shift(tx: Tx, merchantId: MerchantId, shifts: readonly Shift[], guard: Guard, cause?: Cause) {
    const moved: (readonly [ShelfRow, Shift])[] = [];
    for (const shift of inPlaceOrder(shifts)) {
      const row = await tryShift(tx, merchantId, shift, guard, this.now());
      if (row === undefined) throw await soldOut(tx, merchantId, shift);
      moved.push([row, shift]);
    }
    await this.note(tx, merchantId, moved, cause);
    return moved.map(([row]) => row);
  }

  /** Goods come in, also where the article never was; in few statements, however many lines. */
  async add(tx: Tx, merchantId: MerchantId, lines: readonly StockLine[], cause: Cause): Promise<void> {
    for (let start = 0; start < lines.length; start += ROWS_PER_STATEMENT) {
      const part = lines.slice(start, start + ROWS_PER_STATEMENT);
      const rows = await rowsOf<ShelfRow>(
        tx,
        `insert into stock (merchant_id, sku_id, store_id, on_hand, available, reserved, version, changed_at)
         values ${part.map(() => '(?, ?, ?, ?, ?, 0, 1, ?)').join(', ')}
         on conflict (merchant_id, sku_id, store_id) do update set
           on_hand = stock.on_hand + excluded.on_hand, available = stock.available + excluded.available,
           version = stock.version + 1, changed_at = excluded.changed_at ${ROW}`,
        part.flatMap(({ skuId, storeId, quantity }) => [
          ...[merchantId, skuId, storeId, quantity, quantity, this.now()],
        ]),
      );
      const came = new Map(part.map((line) => [placeKey(line), line.quantity]));
      const moved = rows.map((row) => {
        const available = came.get(placeKey(row)) ?? 0;
        return [row, { skuId: row.skuId, storeId: row.storeId, available, reserved: 0 }] as const;
      });
      await this.note(tx, merchantId, moved, cause);
    }
  }

  /** What follows from rows that have been moved: ledger, alerts, news. */
  async note(
    tx: Tx,
    merchantId: MerchantId,
    moved: readonly (readonly [ShelfRow, Shift])[],
    cause?: Cause,
  ): Promise<void> {
    if (moved.length === 0) return;
    const now = this.now();
    if (cause !== undefined) await writeMovements(tx, merchantId, moved, cause);
    for (const [row] of moved) await this.watchLevel(tx, merchantId, row);
    const changes: StockChanged['changes'][number][] = [];
    for (const [row, shift] of moved) {
      const { skuId, storeId, version } = row;
      const sellable = await shoppersPieces(tx, merchantId, row);
      changes.push({ storeId, skuId, sellable, version, gained: gainedBy(shift, sellable) });
    }
    tx.emit<StockChanged>({ type: 'inventory.stock_changed', occurredAt: now, merchantId, changes });
  }

  /** One alert per crossing (INV-05), in the commit of the change that crossed. */
  async watchLevel(tx: Tx, merchantId: MerchantId, row: ShelfRow): Promise<void> {
    const { skuId, storeId, available, lowAt, version } = row;
    const what = crossing({ available, lowAt, delta: row.lowDelta, armed: row.lowArmed === 1 });
    if (what === null) return;
    const now = this.now();
    await affectedRows(
      tx,
      'update stock set low_armed = ? where merchant_id = ? and sku_id = ? and store_id = ?',
      [what === 'rearm' ? 1 : 0, merchantId, skuId, storeId],
    );
    if (what === 'rearm' || lowAt === null) {
      await affectedRows(
        tx,
        `update stock_alerts set cleared_at = ?
         where merchant_id = ? and sku_id = ? and store_id = ? and cleared_at is null`,
        [now, merchantId, skuId, storeId],
      );
      return;
    }
    await affectedRows(
      tx,
      `insert into stock_alerts (merchant_id, sku_id, store_id, position, at, available, low_at)
       values (?, ?, ?, ?, ?, ?, ?)`,
      [merchantId, skuId, storeId, version, now, available, lowAt],
    );
    tx.emit<StockLow>({
      type: 'inventory.stock_low',
      ...{ occurredAt: now, merchantId, storeId, skuId, available, lowAt },
    });
  }
}

/** New goods always; what an order gives back only where the shelf was empty: nobody waits before a full one. */
function gainedBy({ available, reserved }: Shift, sellable: number): number {
  const isNew = available + reserved > 0;
  return available > 0 && (isNew || sellable <= available) ? available : 0;
}

async function writeMovements(
  tx: Tx,
  merchantId: MerchantId,
  moved: readonly (readonly [ShelfRow, Shift])[],
  { document, reason, actor, note = '', at }: Cause,
): Promise<void> {
  const rows = moved
    .filter(([, { available, reserved }]) => available + reserved !== 0)
    .map(([{ skuId, storeId, version }, { available, reserved }]) => [
      ...[merchantId, document, skuId, storeId, reason, available + reserved, at, version, actor, note],
    ]);
  await insertRows(tx, {
    table: 'stock_movements',
    columns: [
      ...['merchant_id', 'document', 'sku_id', 'store_id', 'reason', 'on_hand_change', 'at'],
      ...['position', 'actor', 'note'],
    ],
    key: ['merchant_id', 'document', 'sku_id', 'store_id'],
    onRepeat: 'keep',
    rows,
  });
}

export async function soldOut(
  tx: Tx,
  merchantId: MerchantId,
  { skuId, storeId }: Place,
  available?: number,
): Promise<AppError> {
  const [row] = await rowsOf<{ available: number; held_back: number }>(
    tx,
    `select available, safety + offline_buffer as held_back from stock
     where merchant_id = ? and sku_id = ? and store_id = ?`,
    [merchantId, skuId, storeId],
  );
  const left = available ?? Math.max(0, (row?.available ?? 0) - (row?.held_back ?? 0));
  return new AppError('conflict', 'inventory.sold_out', '库存不足', { skuId, storeId, available: left });
}

/** The paper is written down first: who comes second with the same one changes nothing. */
export async function isNewDocument(
  tx: Tx,
  merchantId: MerchantId,
  document: string,
  at: number,
): Promise<boolean> {
  const fresh = await affectedRows(
    tx,
    'insert into stock_documents (merchant_id, document, at) values (?, ?, ?) on conflict do nothing',
    [merchantId, document, at],
  );
  return fresh === 1;
}
