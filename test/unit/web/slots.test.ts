import { daysOf, roomText, slotText } from '../../../web-demo/storefront/src/model/slots.ts';

const HOUR_MS = 3_600_000;
/** Tuesday, 24 November 2026, 20:00 in the shop. */
const NOW = Date.UTC(2026, 10, 24, 12);
const slot = (startsAt: number, left = 5) => ({ startsAt, endsAt: startsAt + HOUR_MS, left });

test('slots are grouped by days of the shop, and the near ones have names (FUL-01)', () => {
  const tonight = slot(NOW + HOUR_MS);
  const tomorrow = slot(Date.UTC(2026, 10, 25, 2));
  const thursday = slot(Date.UTC(2026, 10, 26, 2), 0);
  expect(daysOf([tonight, tomorrow, thursday], NOW)).toMatchObject([
    { name: '今天', slots: [tonight] },
    { name: '明天', slots: [tomorrow] },
    { name: '周四 11.26', slots: [thursday] },
  ]);
  expect(slotText(tomorrow, NOW)).toBe('明天 10:00–11:00');
});

test('a slot tells that it is full, and hurries only when little is left (FUL-01)', () => {
  expect([0, 2, 9].map((left) => roomText({ left }))).toEqual(['已约满', '仅剩 2 个', '可约']);
});
