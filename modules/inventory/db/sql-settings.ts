import { affectedRows, type Reads, rowsOf } from '#db';
import type { EpochMs, MerchantId, Tx } from '#kernel';
import { DEFAULT_STOCK_SETTINGS, type StockSettings } from '../domain/stock-settings.ts';

const SETTINGS = `select reserve_at as "reserveAt", hold_minutes as "holdMinutes",
  flash_hold_minutes as "flashHoldMinutes" from stock_settings where merchant_id = ?`;

export function stockSettings(reads: Reads) {
  return {
    async settings(merchantId: MerchantId): Promise<StockSettings> {
      return (await reads.all<StockSettings>(SETTINGS, [merchantId]))[0] ?? DEFAULT_STOCK_SETTINGS;
    },
  };
}

export async function settingsOf(tx: Tx, merchantId: MerchantId): Promise<StockSettings> {
  return (await rowsOf<StockSettings>(tx, SETTINGS, [merchantId]))[0] ?? DEFAULT_STOCK_SETTINGS;
}

export async function saveSettings(
  tx: Tx,
  merchantId: MerchantId,
  { reserveAt, holdMinutes, flashHoldMinutes }: StockSettings,
  at: EpochMs,
): Promise<void> {
  await affectedRows(
    tx,
    `insert into stock_settings (merchant_id, reserve_at, hold_minutes, flash_hold_minutes, changed_at)
     values (?, ?, ?, ?, ?) on conflict (merchant_id) do update set reserve_at = excluded.reserve_at,
       hold_minutes = excluded.hold_minutes, flash_hold_minutes = excluded.flash_hold_minutes,
       changed_at = excluded.changed_at`,
    [merchantId, reserveAt, holdMinutes, flashHoldMinutes, at],
  );
}
