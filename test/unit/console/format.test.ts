import {
  calendarDay,
  clockTime,
  distance,
  exactTime,
  moment,
  shortYuan,
  yuan,
} from '../../../web-demo/shared/format.ts';

/** 21 November 2026, 14:05:09 in Wuhan. */
const NOW = Date.UTC(2026, 10, 21, 6, 5, 9);
const HOUR_MS = 3_600_000;

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [123_456_789, '1,234,567.89'],
  [-1_990, '-19.90'],
])('%i fen is ¥%s', (fen, text) => {
  expect(yuan(fen)).toBe(text);
});

test('a price without odd fen is written short', () => {
  expect([19_900, 19_990].map(shortYuan)).toEqual(['199', '199.90']);
});

test('times are those of the shop, wherever the reader is', () => {
  expect(clockTime(NOW)).toBe('14:05');
  expect(exactTime(NOW)).toBe('14:05:09');
  expect(clockTime(Date.UTC(2026, 10, 21, 16))).toBe('00:00');
  expect(calendarDay(Date.UTC(2026, 11, 31, 16))).toBe('2027年1月1日');
});

test.each([
  [NOW - HOUR_MS, '今天 13:05'],
  [NOW - 15 * HOUR_MS, '昨天 23:05'],
  [NOW - 400 * 24 * HOUR_MS, '2025年10月17日 14:05'],
  [NOW - 48 * HOUR_MS, '11月19日 14:05'],
])('a moment is named from today', (at, words) => {
  expect(moment(at, NOW)).toBe(words);
});

test('near is told in metres, far in kilometres', () => {
  expect([86.4, 860, 2_449, 12_300].map(distance)).toEqual(['86 米', '860 米', '2.4 公里', '12 公里']);
});
