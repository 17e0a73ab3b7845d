import { DAY_MS, HOUR_MS, MINUTE_MS } from '#kernel';
import { openSlots, type SlotPlan } from '../../../modules/fulfilment/domain/slots.ts';

/** Noon in Wuhan. */
const NOON = Date.UTC(2026, 10, 21, 4);
const PLAN: SlotPlan = {
  ...{ fromMinute: 600, untilMinute: 1_230, slotMinutes: 120, capacity: 5, leadMinutes: 60, daysAhead: 1 },
};

test('(FUL-01) slots begin when the goods can be ready, and only whole ones are offered', () => {
  const starts = openSlots(PLAN, NOON).map(({ startsAt }) => (startsAt - NOON) / HOUR_MS);
  // 10–20 in two hours each; 20:30 closes too early for another one; today from 13:00 on.
  expect(starts).toEqual([2, 4, 6, 22, 24, 26, 28, 30]);
});

test('(FUL-01) a slot that begins exactly after the lead time may be chosen, one minute later not', () => {
  const first = (now: number) => openSlots(PLAN, now)[0]?.startsAt;
  expect(first(NOON + HOUR_MS)).toBe(NOON + 2 * HOUR_MS);
  expect(first(NOON + HOUR_MS + MINUTE_MS)).toBe(NOON + 4 * HOUR_MS);
});

test('(FUL-01) days ahead count business days', () => {
  expect(openSlots({ ...PLAN, daysAhead: 0 }, NOON + 12 * HOUR_MS - 1)).toEqual([]);
  expect(openSlots({ ...PLAN, daysAhead: 3 }, NOON).at(-1)?.startsAt).toBe(NOON + 3 * DAY_MS + 6 * HOUR_MS);
});
