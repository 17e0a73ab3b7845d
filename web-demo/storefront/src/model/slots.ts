import { clockTime } from '../../../shared/format.ts';
import type { SlotOffer } from '../api/fulfilment-contract.ts';

const DAY_MS = 86_400_000;
const SHANGHAI_SHIFT_MS = 8 * 3_600_000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

export interface SlotDay {
  /** Days since 1970 in shop time. */
  readonly day: number;
  readonly name: string;
  readonly slots: readonly SlotOffer[];
}

const dayOf = (at: number) => Math.floor((at + SHANGHAI_SHIFT_MS) / DAY_MS);

/** 今天, 明天, then 周三 11.25 */
function dayName(day: number, today: number): string {
  if (day === today) return '今天';
  if (day === today + 1) return '明天';
  const date = new Date(day * DAY_MS);
  return `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCMonth() + 1}.${date.getUTCDate()}`;
}

/** Offers by day of the shop, in their order; a day without any is left out. */
export function daysOf(offers: readonly SlotOffer[], now: number): readonly SlotDay[] {
  const today = dayOf(now);
  const days = [...new Set(offers.map(({ startsAt }) => dayOf(startsAt)))];
  return days.map((day) => ({
    day,
    name: dayName(day, today),
    slots: offers.filter(({ startsAt }) => dayOf(startsAt) === day),
  }));
}

/** 10:00–11:00 */
export function spanText({ startsAt, endsAt }: Pick<SlotOffer, 'startsAt' | 'endsAt'>): string {
  return `${clockTime(startsAt)}–${clockTime(endsAt)}`;
}

/** 明天 10:00–11:00 */
export function slotText(slot: Pick<SlotOffer, 'startsAt' | 'endsAt'>, now: number): string {
  return `${dayName(dayOf(slot.startsAt), dayOf(now))} ${spanText(slot)}`;
}

/** What a slot says about its room; it hurries nobody while there is plenty. */
export function roomText({ left }: Pick<SlotOffer, 'left'>): string {
  if (left <= 0) return '已约满';
  return left <= 3 ? `仅剩 ${left} 个` : '可约';
}
