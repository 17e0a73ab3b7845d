import { hoursText, isOpen } from '#modules/stores';
import { openState } from '../../../modules/stores/domain/opening.ts';

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

  test('a special day beats its weekday, also for the hours after its midnight (STO-01)', () => {
    const late = { day: '2026-11-17', ...day(600, 1_560), note: '店庆' };
    const specialDays = new Map([[late.day, late]]);
    expect(isOpen({ hours: week, specialDays }, at(2, 1, 59))).toBe(true);
    expect(isOpen({ hours: week, specialDays }, at(2, 2))).toBe(false);
    expect(hoursText({ hours: week, specialDays }, at(1, 12))).toBe('10:00–次日02:00');
    const closed = new Map([[late.day, { ...late, ...CLOSED }]]);
    expect(isOpen({ hours: week, specialDays: closed }, at(1, 12))).toBe(false);
  });

  test.each([
    ['open: until it closes', at(1, 12), at(1, 22)],
    ['closed: until it opens', at(1, 9), at(1, 10)],
    ['Monday is skipped', at(0, 3), at(1, 10)],
    ['past midnight: until two', at(6, 1), at(6, 2)],
  ])('%s (STO-01)', (_case, now, changesAt) => {
    expect(openState({ hours: week }, now).changesAt).toBe(changesAt);
  });

  test('a store that never closes has nothing to change to (STO-01)', () => {
    const always = Array.from({ length: 7 }, () => day(0, 1_440));
    expect(openState({ hours: always }, at(1, 12))).toEqual({ openNow: true, changesAt: null });
  });
});
