import { affectedRows, insertRows, rowsOf } from '#db';
import { AppError, type MerchantId, type Tx } from '#kernel';
import { activityQuotaId, type ChannelShare, channelQuotaId } from '../domain/channels.ts';
import type { Place } from '../domain/place.ts';
import { inLockOrder, type StockLine } from '../domain/stock.ts';
import type { ActivityStock } from '../tokens.ts';
import { lockPlace, type Shelf, type Shift, soldOut } from './shelf.ts';
import type { ShelfRow } from './shelf-row.ts';

export interface QuotaRow {
  readonly id: string;
  readonly mode: 'carved' | 'ceiling';
  readonly overflow: number;
  readonly state: 'OPEN' | 'ENDED';
  readonly available: number;
}

/** What one line took out of quotas. The rest of it came from the shared pool. */
export interface QuotaPart extends Place {
  readonly quotaId: string;
  readonly quantity: number;
}

const PLACE = 'merchant_id = ? and id = ? and sku_id = ? and store_id = ?';
/** The counter of X-03: booking slots, seats and quotas are all this statement. */
const TAKE = `update stock_quotas set available = available - ?, held = held + ?
  where ${PLACE} and available >= ? and state = 'OPEN'`;
const SELL = `update stock_quotas set held = held - ?, sold = sold + ? where ${PLACE} and held >= ?`;
const GIVE_BACK = `update stock_quotas set held = held - ?, available = available + ? where ${PLACE} and held >= ?`;
/** After the end nothing goes back into a quota: it gets smaller by what comes back. */
const SHRINK = `update stock_quotas set held = held - ?, quota = quota - ? where ${PLACE} and held >= ?`;
/** Sold without being held first: a till does not ask. */
const SELL_NOW = `update stock_quotas set available = available - ?, sold = sold + ?
  where ${PLACE} and available >= ? and state = 'OPEN'`;

/** Only under the lock of the stock row is what is read here still true when it is used. */
export async function quotaAt(
  tx: Tx,
  merchantId: MerchantId,
  quotaId: string,
  { skuId, storeId }: Place,
): Promise<QuotaRow | undefined> {
  const [row] = await rowsOf<QuotaRow>(
    tx,
    `select id, mode, overflow, state, available from stock_quotas where ${PLACE}`,
    [merchantId, quotaId, skuId, storeId],
  );
  return row;
}

export async function moveQuota(
  tx: Tx,
  merchantId: MerchantId,
  how: 'take' | 'sell' | 'giveBack' | 'shrink' | 'sellNow',
  { quotaId, skuId, storeId, quantity }: QuotaPart,
): Promise<boolean> {
  const statement = { take: TAKE, sell: SELL, giveBack: GIVE_BACK, shrink: SHRINK, sellNow: SELL_NOW }[how];
  const values = [quantity, quantity, merchantId, quotaId, skuId, storeId, quantity];
  return (await affectedRows(tx, statement, values)) === 1;
}

/** What an activity (INV-09) and a channel (INV-08) set aside. */
export function sqlQuotas(shelf: Shelf): ActivityStock & ChannelStock {
  /** Pieces go between the pool and a quota; on the shelf they count as reserved. */
  const carve = (row: Place, pieces: number): Shift => ({ ...row, available: -pieces, reserved: pieces });

  return {
    async publish(tx, merchantId, { activityId, mode, lines }) {
      const quotaId = activityQuotaId(activityId);
      const ordered = inLockOrder(lines);
      for (const { skuId, storeId, quantity } of ordered) {
        const fresh = await affectedRows(
          tx,
          `insert into stock_quotas (merchant_id, id, sku_id, store_id, mode, overflow, state, planned, quota, sold,
             held, available) values (?, ?, ?, ?, ?, 0, 'OPEN', ?, ?, 0, 0, ?) on conflict do nothing`,
          [merchantId, quotaId, skuId, storeId, mode, quantity, quantity, quantity],
        );
        if (fresh === 0)
          throw new AppError('conflict', 'inventory.activity_published', '活动库存已设置', {
            skuId,
            storeId,
          });
      }
      if (mode === 'carved')
        await shelf.shift(
          tx,
          merchantId,
          ordered.map((line) => carve(line, line.quantity)),
          'shared',
        );
    },

    async end(tx, merchantId, activityId) {
      const quotaId = activityQuotaId(activityId);
      const places = await rowsOf<StockLine>(
        tx,
        `select sku_id as "skuId", store_id as "storeId", planned as quantity from stock_quotas
         where merchant_id = ? and id = ? and state = 'OPEN'`,
        [merchantId, quotaId],
      );
      let returned = 0;
      for (const place of inLockOrder(places)) {
        const locked = await lockPlace(tx, merchantId, place, shelf.now());
        const quota = await quotaAt(tx, merchantId, quotaId, place);
        if (quota === undefined || quota.state === 'ENDED') continue;
        const ended = await affectedRows(
          tx,
          `update stock_quotas set state = 'ENDED', quota = quota - available, available = 0
           where ${PLACE} and state = 'OPEN'`,
          [merchantId, quotaId, place.skuId, place.storeId],
        );
        if (ended !== 1 || quota.mode !== 'carved' || quota.available === 0 || locked === undefined) continue;
        await shelf.shift(tx, merchantId, [carve(place, -quota.available)], 'shelf');
        returned += quota.available;
      }
      return returned;
    },

    async setShare(tx, merchantId, { channel, pieces, overflow, ...place }) {
      const quotaId = channelQuotaId(channel);
      const row = await lockPlace(tx, merchantId, place, shelf.now());
      if (row === undefined) throw await soldOut(tx, merchantId, place);
      const before = await quotaAt(tx, merchantId, quotaId, place);
      const open = before?.state === 'OPEN';
      const free = open ? before.available : 0;
      if (pieces === null) {
        if (!open) return;
        await affectedRows(
          tx,
          `update stock_quotas set state = 'ENDED', quota = quota - available, available = 0 where ${PLACE}`,
          [merchantId, quotaId, place.skuId, place.storeId],
        );
      } else {
        await insertRows(tx, {
          table: 'stock_quotas',
          columns: [
            ...['merchant_id', 'id', 'sku_id', 'store_id', 'mode', 'overflow', 'state', 'planned', 'quota'],
            ...['sold', 'held', 'available'],
          ],
          key: ['merchant_id', 'id', 'sku_id', 'store_id'],
          onRepeat: 'keep',
          rows: [[merchantId, quotaId, place.skuId, place.storeId, 'carved', 0, 'ENDED', 0, 0, 0, 0, 0]],
        });
        await affectedRows(
          tx,
          `update stock_quotas set state = 'OPEN', overflow = ?, planned = ?, quota = quota + ?,
             available = available + ? where ${PLACE}`,
          [
            overflow ? 1 : 0,
            pieces,
            pieces - free,
            pieces - free,
            merchantId,
            quotaId,
            place.skuId,
            place.storeId,
          ],
        );
      }
      const opened = pieces === null ? -1 : open ? 0 : 1;
      await affectedRows(
        tx,
        `update stock set channel_quotas = channel_quotas + ? where merchant_id = ? and sku_id = ? and store_id = ?`,
        [opened, merchantId, place.skuId, place.storeId],
      );
      await shelf.shift(tx, merchantId, [carve(place, (pieces ?? 0) - free)], 'shelf');
    },
  };
}

export interface ChannelStock {
  /** 409 `inventory.sold_out` where the pool has fewer pieces. */
  setShare(tx: Tx, merchantId: MerchantId, share: ChannelShare): Promise<void>;
}

export function sharedPieces({ available, heldBack, online }: ShelfRow): number {
  return online === 0 ? 0 : Math.max(0, available - heldBack);
}
