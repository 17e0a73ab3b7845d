import { setImmediate } from 'node:timers/promises';
import { businessDayStart, type Clock, DAY_MS, type MerchantId, MINUTE_MS, type ProductId } from '#kernel';
import type { ProductSales } from '../../tokens.ts';
import { Remembered } from './remembered.ts';

const SALES_TTL_MS = 10 * MINUTE_MS;
const SALES_DAYS = 30;

export type Pieces = ReadonlyMap<ProductId, number>;

/** Pieces paid in the last thirty days. Day by day, so that no read is long; a day that is over is read once. */
export function soldLately(merchantId: MerchantId, sales: ProductSales, clock: Clock): Remembered<Pieces> {
  const soldOn = new Map<number, Pieces>();
  return new Remembered(clock, SALES_TTL_MS, async () => {
    const today = businessDayStart(clock.now());
    const total = new Map<ProductId, number>();
    for (let n = 0; n < SALES_DAYS; n += 1) {
      const day = today - n * DAY_MS;
      const sold = soldOn.get(day) ?? (await sales(merchantId, day, day + DAY_MS));
      if (day !== today) soldOn.set(day, sold);
      for (const [productId, pieces] of sold) total.set(productId, (total.get(productId) ?? 0) + pieces);
      await setImmediate();
    }
    for (const day of soldOn.keys()) if (day <= today - SALES_DAYS * DAY_MS) soldOn.delete(day);
    return total;
  });
}
