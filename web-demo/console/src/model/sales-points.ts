import { clockTime } from '../../../shared/format.ts';

interface Sales {
  readonly salesFen: number;
  readonly orders: number;
}

interface SalesOfToday {
  readonly asOf: number;
  readonly hourly: readonly (Sales & { readonly hour: number })[];
  readonly trend: readonly (Sales & { readonly day: string })[];
}

/** One place on the axis; null where nothing can be known yet. */
export interface SalesPoint {
  readonly name: string;
  readonly salesFen: number | null;
  readonly orders: number | null;
}

const FIRST_HOUR = 8;
const LAST_HOUR = 22;

/**
 * The hours of the shop's day, and earlier or later ones only when something was sold in them: the empty
 * hours of the night would squeeze the others. Hours to come are no zeros.
 */
export function hourPoints({ asOf, hourly }: SalesOfToday): SalesPoint[] {
  const hourNow = Number(clockTime(asOf).slice(0, 2));
  const sold = hourly.filter(({ orders }) => orders > 0).map(({ hour }) => hour);
  const first = Math.min(FIRST_HOUR, ...sold);
  const last = Math.max(LAST_HOUR, ...sold);
  return hourly
    .filter(({ hour }) => hour >= first && hour <= last)
    .map(({ hour, salesFen, orders }) => ({
      name: `${hour}时`,
      salesFen: hour <= hourNow ? salesFen : null,
      orders: hour <= hourNow ? orders : null,
    }));
}

/** `2026-11-03` is `11/3`. */
export function dayPoints({ trend }: SalesOfToday): SalesPoint[] {
  return trend.map(({ day, salesFen, orders }) => ({
    name: `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`,
    salesFen,
    orders,
  }));
}
