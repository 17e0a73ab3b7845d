import { hoursText, isOpen } from '#modules/stores';

const day = (opensMinute: number, closesMinute: number) => ({ opensMinute, closesMinute });
const CLOSED = day(0, 0);
/** An instant of Asia/Shanghai in the week of Monday, 16 November 2026. */
const at = (weekday: number, hour: number, minute = 0) => Date.UTC(2026, 10, 16 + weekday, hour - 8, minute);

describe('opening hours', () => {
  const week = [
    CLOSED,
    ...Array.from({ length: 4 }, () => day(600, 1_320)),
    day(1_080, 120),
    day(1_080, 1_560),
  ];

  test.each([
    ['Tuesday, one minute before opening', at(1, 9, 59), false],
    ['Tuesday, the minute of opening', at(1, 10), true],
    ['Tuesday, the last minute', at(1, 21, 59), true],
    ['Tuesday, the minute of closing', at(1, 22), false],
    ['Monday is closed', at(0, 12), false],
    ['Saturday night runs past midnight', at(6, 1, 59), true],
    ['and ends at two on Sunday', at(6, 2), false],
    ['Sunday night, written as 26 hours, runs into Monday', at(7, 1, 59), true],
    ['and ends at two on Monday', at(7, 2), false],
  ])('%s', (_case, instant, open) => {
    expect(isOpen({ hours: week }, instant)).toBe(open);
  });

  test.each([
    [at(1, 12), '10:00–22:00'],
    [at(5, 12), '18:00–次日02:00'],
    [at(6, 12), '18:00–次日02:00'],
    [at(0, 12), '今日休息'],
  ])('are told for the business day of %d', (instant, text) => {
    expect(hoursText({ hours: week }, instant)).toBe(text);
  });
});
