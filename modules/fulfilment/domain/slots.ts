import { businessDayStart, DAY_MS, type EpochMs, MINUTE_MS } from '#kernel';

export const SLOT_KINDS = ['pickup', 'delivery'] as const;
export type SlotKind = (typeof SLOT_KINDS)[number];
export const DAYS_AHEAD_MAX = 14;
export const SLOT_CAPACITY_MAX = 10_000;

/** 时段 (FUL-01, FUL-02): when one store hands over or brings, in equal slots of a day. */
export interface SlotPlan {
  /** Minutes since midnight, Asia/Shanghai; `until` at most 1440. */
  readonly fromMinute: number;
  readonly untilMinute: number;
  readonly slotMinutes: number;
  /** Orders per slot. */
  readonly capacity: number;
  /** From the order to the beginning of the slot (备货时间). */
  readonly leadMinutes: number;
  /** 0 = today only. */
  readonly daysAhead: number;
}

export interface SlotTime {
  readonly startsAt: EpochMs;
  readonly endsAt: EpochMs;
}

/** Slots that may still be chosen at `now`, the next one first. */
export function openSlots(plan: SlotPlan, now: EpochMs): SlotTime[] {
  const slots: SlotTime[] = [];
  const earliest = now + plan.leadMinutes * MINUTE_MS;
  for (let day = 0; day <= plan.daysAhead; day += 1) {
    const midnight = businessDayStart(now) + day * DAY_MS;
    for (
      let minute = plan.fromMinute;
      minute + plan.slotMinutes <= plan.untilMinute;
      minute += plan.slotMinutes
    ) {
      const startsAt = midnight + minute * MINUTE_MS;
      if (startsAt >= earliest) slots.push({ startsAt, endsAt: startsAt + plan.slotMinutes * MINUTE_MS });
    }
  }
  return slots;
}
