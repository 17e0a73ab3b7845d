import { DAY_MS, type MerchantId, type ProductId, type StoreId } from '#kernel';
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
