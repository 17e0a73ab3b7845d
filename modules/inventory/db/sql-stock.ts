import { affectedRows, insertRows, type Reads, rowsOf } from '#db';
import type { MerchantId, Tx } from '#kernel';
import { activityQuotaId, channelQuotaId, OWN_CHANNEL, splitByQuota } from '../domain/channels.ts';
import { placeKey } from '../domain/place.ts';
import { inLockOrder, type Reservation, type StockLine } from '../domain/stock.ts';
import type { Stock } from '../tokens.ts';
import { reserveEach } from './reserve-each.ts';
import { sellableReads } from './sellable.ts';
import { isNewDocument, lockPlace, type Shelf, type Shift, soldOut, tryShift } from './shelf.ts';
import type { ShelfRow } from './shelf-row.ts';
import { moveQuota, type QuotaPart, quotaAt, sharedPieces } from './sql-quotas.ts';
import { settingsOf, stockSettings } from './sql-settings.ts';

const END = `update stock_reservations set state = ? where merchant_id = ? and id = ? and state = 'HELD'`;
/** With what of each line came out of a quota: at most one, the activity's or the channel's. */
const HELD_LINES = `select l.sku_id as "skuId", l.store_id as "storeId", l.quantity, q.quota_id as "quotaId",
    q.quantity as "fromQuota" from stock_reservation_lines l
  left join stock_reservation_quotas q on q.merchant_id = l.merchant_id and q.reservation_id = l.reservation_id
    and q.sku_id = l.sku_id and q.store_id = l.store_id
  where l.merchant_id = ? and l.reservation_id = ?`;

interface HeldRow extends StockLine {
  readonly quotaId: string | null;
  readonly fromQuota: number | null;
}

export function sqlStock(reads: Reads, shelf: Shelf): Stock {
  /** One line of an order is taken, from its channel's or activity's own pieces where there are any. */
  async function take(
    tx: Tx,
    { merchantId, channel = OWN_CHANNEL, activityId }: Reservation,
    line: StockLine,
  ): Promise<{ readonly row: ShelfRow; readonly shift: Shift; readonly part?: QuotaPart }> {
    const hold = (pieces: number): Shift => ({ ...line, available: -pieces, reserved: pieces });
    if (activityId === undefined) {
      const row = await tryShift(tx, merchantId, hold(line.quantity), 'online', shelf.now());
      if (row !== undefined) return { row, shift: hold(line.quantity) };
    }
    const locked = await lockPlace(tx, merchantId, line, shelf.now());
    if (locked === undefined || (activityId === undefined && locked.channelQuotas === 0))
      throw await soldOut(tx, merchantId, line);
    const quotaId = activityId === undefined ? channelQuotaId(channel) : activityQuotaId(activityId);
    const quota = await quotaAt(tx, merchantId, quotaId, line);
    const free = quota?.state === 'OPEN' ? quota.available : 0;
    const shared = sharedPieces(locked);
    const split =
      activityId === undefined
        ? splitByQuota(line.quantity, quota, shared)
        : line.quantity <= free && { fromQuota: line.quantity, fromPool: 0 };
    if (!split) throw await soldOut(tx, merchantId, line, quota === undefined ? shared : free);
    const { fromQuota } = split;
    const part = { ...line, quotaId, quantity: fromQuota };
    if (fromQuota > 0 && !(await moveQuota(tx, merchantId, 'take', part)))
      throw await soldOut(tx, merchantId, line, free);
    // Under a ceiling the pieces still lie in the pool.
    const pieces = quota?.mode === 'ceiling' ? line.quantity : split.fromPool;
    const shift = hold(pieces);
    const row = await tryShift(tx, merchantId, shift, pieces === 0 ? 'shelf' : 'shared', shelf.now());
    if (row === undefined) throw await soldOut(tx, merchantId, line);
    return fromQuota > 0 ? { row, shift, part } : { row, shift };
  }

  /** Nothing is held before payment (INV-02): the goods must be there, that is all. */
  async function look(
    tx: Tx,
    { merchantId, channel = OWN_CHANNEL }: Reservation,
    lines: readonly StockLine[],
  ) {
    for (const line of lines) {
      const row = await lockPlace(tx, merchantId, line, shelf.now());
      const quota =
        row === undefined || row.channelQuotas === 0
          ? undefined
          : await quotaAt(tx, merchantId, channelQuotaId(channel), line);
      if (row === undefined || splitByQuota(line.quantity, quota, sharedPieces(row)) === undefined)
        throw await soldOut(tx, merchantId, line);
    }
  }

  async function heldGoods(tx: Tx, merchantId: MerchantId, id: string) {
    const rows = await rowsOf<HeldRow>(tx, HELD_LINES, [merchantId, id]);
    const parts = rows.flatMap(({ skuId, storeId, quotaId, fromQuota }): QuotaPart[] =>
      quotaId === null || fromQuota === null ? [] : [{ skuId, storeId, quotaId, quantity: fromQuota }],
    );
    return { lines: rows, parts };
  }

  return {
    ...sellableReads(reads),
    ...stockSettings(reads),
    reserveEach: reserveEach(shelf),

    async reserve(tx, reservation) {
      const { merchantId, reservationId, expiresAt, moment, activityId } = reservation;
      const lines = inLockOrder(reservation.lines);
      if (moment === 'order_placed' && activityId === undefined) {
        const { reserveAt } = await settingsOf(tx, merchantId);
        if (reserveAt === 'payment') return look(tx, reservation, lines);
      }
      await affectedRows(
        tx,
        `insert into stock_reservations (merchant_id, id, state, expires_at) values (?, ?, 'HELD', ?)`,
        [merchantId, reservationId, expiresAt],
      );
      const taken: Awaited<ReturnType<typeof take>>[] = [];
      for (const line of lines) taken.push(await take(tx, reservation, line));
      await insertRows(tx, {
        table: 'stock_reservation_lines',
        columns: ['merchant_id', 'reservation_id', 'sku_id', 'store_id', 'quantity'],
        key: ['merchant_id', 'reservation_id', 'sku_id', 'store_id'],
        onRepeat: 'keep',
        rows: lines.map((line) => [merchantId, reservationId, line.skuId, line.storeId, line.quantity]),
      });
      await insertRows(tx, {
        table: 'stock_reservation_quotas',
        columns: ['merchant_id', 'reservation_id', 'quota_id', 'sku_id', 'store_id', 'quantity'],
        key: ['merchant_id', 'reservation_id', 'quota_id', 'sku_id', 'store_id'],
        onRepeat: 'keep',
        rows: taken.flatMap(({ part }) =>
          part === undefined
            ? []
            : [[merchantId, reservationId, part.quotaId, part.skuId, part.storeId, part.quantity]],
        ),
      });
      await shelf.note(
        tx,
        merchantId,
        taken.map(({ row, shift }) => [row, shift] as const),
      );
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
      const { lines, parts } = await heldGoods(tx, merchantId, reservationId);
      const document = `reservation:${reservationId}`;
      await shelf.shift(
        tx,
        merchantId,
        lines.map((line) => ({ ...line, available: 0, reserved: -line.quantity })),
        'shelf',
        { document, reason: 'sale', actor: 'system', at: shelf.now() },
      );
      for (const part of parts) await moveQuota(tx, merchantId, 'sell', part);
      return true;
    },

    async takeBack(tx, merchantId, { document, lines, actor, at }) {
      if (lines.length === 0 || !(await isNewDocument(tx, merchantId, document, at))) return;
      const cause = { document, reason: 'customer_return', actor, at } as const;
      await shelf.add(tx, merchantId, inLockOrder(lines), cause);
    },

    async release(tx, merchantId, reservationId) {
      if ((await affectedRows(tx, END, ['RELEASED', merchantId, reservationId])) === 0) return;
      const { lines, parts } = await heldGoods(tx, merchantId, reservationId);
      // All of them before any quota is read: in one order, as everybody locks them.
      if (parts.length > 0)
        for (const line of inLockOrder(lines)) await lockPlace(tx, merchantId, line, shelf.now());
      const kept = new Map<string, number>();
      for (const part of parts) {
        const quota = await quotaAt(tx, merchantId, part.quotaId, part);
        await moveQuota(tx, merchantId, quota?.state === 'OPEN' ? 'giveBack' : 'shrink', part);
        if (quota?.state === 'OPEN' && quota.mode === 'carved') kept.set(placeKey(part), part.quantity);
      }
      await shelf.shift(
        tx,
        merchantId,
        lines.map((line) => {
          const pieces = line.quantity - (kept.get(placeKey(line)) ?? 0);
          return { ...line, available: pieces, reserved: -pieces };
        }),
        'shelf',
      );
    },
  };
}
