import { businessDayNumber, businessMinute, type EpochMs, type StoreId } from '#kernel';

export const DAY_MINUTES = 1_440;

/** When a store serves a part of its menu, e.g. 早餐 from 6:30 until 10:00 on working days. */
export interface Daypart {
  readonly id: string;
  readonly storeId: StoreId;
  readonly name: string;
  /** Minutes since midnight in Asia/Shanghai; an `untilMinute` before it means: past midnight. */
  readonly fromMinute: number;
  /** First minute at which it is over. */
  readonly untilMinute: number;
  /** 0 = Monday … 6 = Sunday; of the day on which it begins. */
  readonly weekdays: readonly number[];
}

/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 3;

export function isServed({ fromMinute, untilMinute, weekdays }: Daypart, at: EpochMs): boolean {
  const minute = businessMinute(at);
  const weekday = (businessDayNumber(at) + FIRST_WEEKDAY) % 7;
  if (fromMinute < untilMinute)
    return weekdays.includes(weekday) && minute >= fromMinute && minute < untilMinute;
  return minute >= fromMinute
    ? weekdays.includes(weekday)
    : minute < untilMinute && weekdays.includes((weekday + 6) % 7);
}
