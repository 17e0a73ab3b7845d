import {
  businessDay,
  businessDayStart,
  type Clock,
  DAY_MS,
  type EpochMs,
  type Fen,
  fen,
  HOUR_MS,
  type MerchantId,
  type StoreId,
  sumFen,
} from '#kernel';
import type { Sales, SalesHour } from '#modules/orders';

const TREND_DAYS = 30;

interface Today {
  readonly asOf: EpochMs;
  readonly salesFen: Fen;
  readonly orders: number;
  readonly averageFen: Fen;
  readonly customers: number;
  readonly yesterdaySalesFen: Fen;
  /** Hours 0..23 of the business day. */
  readonly hourly: readonly { readonly hour: number; readonly salesFen: Fen; readonly orders: number }[];
  /** Thirty business days, the last one is today. */
  readonly trend: readonly { readonly day: string; readonly salesFen: Fen; readonly orders: number }[];
}

export type ShowToday = (merchantId: MerchantId, storeId: StoreId | null) => Promise<Today>;

/** Sales by instant of payment; every figure is a sum over the same hours, so they agree to the fen. */
export function showToday(sales: Sales, clock: Clock): ShowToday {
  return async (merchantId, storeId) => {
    const asOf = clock.now();
    const today = businessDayStart(asOf);
    const from = today - (TREND_DAYS - 1) * DAY_MS;
    const [hours, customers] = await Promise.all([
      sales.between(merchantId, storeId, from, today + DAY_MS),
      sales.customers(merchantId, storeId, today, today + DAY_MS),
    ]);
    const trend = Array.from({ length: TREND_DAYS }, (_, n) => {
      const day = from + n * DAY_MS;
      return { day: businessDay(day), ...sum(hours, day, day + DAY_MS) };
    });
    const { salesFen, orders } = sum(hours, today, today + DAY_MS);
    return {
      asOf,
      salesFen,
      orders,
      averageFen: fen(orders === 0 ? 0 : Math.round(salesFen / orders)),
      customers,
      yesterdaySalesFen: sum(hours, today - DAY_MS, today).salesFen,
      hourly: Array.from({ length: DAY_MS / HOUR_MS }, (_, hour) => ({
        hour,
        ...sum(hours, today + hour * HOUR_MS, today + (hour + 1) * HOUR_MS),
      })),
      trend,
    };
  };
}

function sum(hours: readonly SalesHour[], from: EpochMs, until: EpochMs) {
  const within = hours.filter(({ startsAt }) => startsAt >= from && startsAt < until);
  return {
    salesFen: sumFen(within.map(({ paidFen }) => paidFen)),
    orders: within.reduce((count, { orders }) => count + orders, 0),
  };
}
