import { businessDay, businessDayStart, businessMinute, DAY_MS, HOUR_MS } from '#kernel';

const MIDNIGHT_IN_WUHAN = Date.UTC(2026, 10, 20, 16);

test.each([
  ['one millisecond before midnight in Wuhan', MIDNIGHT_IN_WUHAN - 1, '2026-11-20'],
  ['midnight in Wuhan', MIDNIGHT_IN_WUHAN, '2026-11-21'],
  ['noon in Wuhan', MIDNIGHT_IN_WUHAN + 12 * HOUR_MS, '2026-11-21'],
])('the business day turns at midnight in Wuhan: %s', (_case, at, day) => {
  expect(businessDay(at)).toBe(day);
});

test('a business day lasts from its start for 24 hours', () => {
  expect(businessDayStart(MIDNIGHT_IN_WUHAN + DAY_MS - 1)).toBe(MIDNIGHT_IN_WUHAN);
  expect(businessDayStart(MIDNIGHT_IN_WUHAN)).toBe(MIDNIGHT_IN_WUHAN);
});

test('opening hours are compared in minutes since midnight', () => {
  expect(businessMinute(MIDNIGHT_IN_WUHAN)).toBe(0);
  expect(businessMinute(MIDNIGHT_IN_WUHAN + 21.5 * HOUR_MS)).toBe(21 * 60 + 30);
});
