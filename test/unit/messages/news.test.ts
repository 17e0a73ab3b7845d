import { DAY_MS } from '#kernel';
import { couponExpiring, pointsExpiring } from '../../../modules/messages/domain/news.ts';

/** The first instant of 2026-11-21 in Wuhan. */
const MIDNIGHT = Date.UTC(2026, 10, 20, 16);

test('(SVC-04) what is over at midnight counts until the day before', () => {
  const coupon = couponExpiring('满100减20', MIDNIGHT, 3, MIDNIGHT - 3 * DAY_MS);
  expect(coupon.text).toBe('「满100减20」3 天内过期，用到 2026年11月20日 为止');
  expect(coupon.facts.until).toBe('2026年11月20日');
  const points = pointsExpiring(120, MIDNIGHT, 7, MIDNIGHT - 7 * DAY_MS);
  expect(points.text).toBe('120 积分将在 7 天内到期，最早 2026年11月20日');
  expect(points.facts.until).toBe('2026年11月20日');
});

test('(SVC-04) what is over at noon counts on that day', () => {
  const noon = MIDNIGHT + DAY_MS / 2;
  expect(couponExpiring('券', noon, 1, 0).facts.until).toBe('2026年11月21日');
});
