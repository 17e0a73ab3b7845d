import {
  businessDayNumber,
  DAY_MS,
  HOUR_MS,
  type MerchantId,
  type ProductId,
  type StoreId,
  startOfBusinessDay,
} from '#kernel';
import { RecentInterest } from '../../../modules/recommendations/app/places/recent-interest.ts';
import type { DailyCount } from '../../../modules/recommendations/app/ports.ts';

const MERCHANT = 'mch_1' as MerchantId;
const STORE = 'str_1' as StoreId;

test('a shop of two hundred thousand products has a most wanted one', async () => {
  const counts = Array.from(
    { length: 200_000 },
    (_, n): DailyCount => ({
      ...{ storeId: STORE, productId: `prd_${n}` as ProductId, kind: 'view', stars: null },
      ...{ day: 99, count: n === 7 ? 1_000 : 1 },
    }),
  );
  const interest = await new RecentInterest({ dailyCounts: async () => counts }).at(MERCHANT, 100 * DAY_MS);
  expect(interest.popularity('prd_7' as ProductId, STORE)).toBe(1);
  expect(interest.popularity('prd_8' as ProductId, STORE)).toBeLessThan(0.01);
});

test('the order of popularity turns with the shop’s day, at midnight in Shanghai', async () => {
  const day = businessDayNumber(100 * DAY_MS);
  const asked: number[] = [];
  const interest = new RecentInterest({
    async dailyCounts(_, from) {
      asked.push(from);
      const product = { storeId: STORE, kind: 'view', stars: null, count: 1 } as const;
      return [
        { ...product, productId: 'prd_yesterday' as ProductId, day: day - 1 },
        { ...product, productId: 'prd_today' as ProductId, day },
      ];
    },
  });
  const midnight = startOfBusinessDay(day);
  const late = await interest.at(MERCHANT, midnight + 23 * HOUR_MS);
  expect(await interest.at(MERCHANT, midnight)).toBe(late);
  expect(asked).toEqual([startOfBusinessDay(day - 7)]);
  expect(late.popularity('prd_yesterday' as ProductId, STORE)).toBe(1);
  expect(late.popularity('prd_today' as ProductId, STORE)).toBe(0);
  const tomorrow = await interest.at(MERCHANT, midnight + DAY_MS);
  expect(tomorrow.popularity('prd_today' as ProductId, STORE)).toBe(1);
});
