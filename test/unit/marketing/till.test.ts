import { DAY_MS, type StoreId } from '#kernel';
import { validUntilAfterReturn } from '../../../modules/marketing/domain/coupon-states.ts';
import { worksWithin } from '../../../modules/marketing/domain/template.ts';
import { tillRefusal } from '../../../modules/marketing/domain/till.ts';

const HERE = 'str_here' as StoreId;
const NOW = 1_790_000_000_000;
const ANY = { skuIds: [], productIds: [], categoryIds: [], tags: [], brands: [], storeIds: [], channels: [] };
const template = {
  benefit: { kind: 'threshold', thresholdFen: 10_000, offFen: 2_000 },
  scope: { include: ANY, exclude: ANY },
} as const;
const coupon = { state: 'ISSUED', validFrom: NOW - 1, validUntil: NOW + 1 } as const;
const till = { storeId: HERE, goodsFen: 10_000 };

test('a till takes what is usable, here, now and for enough goods (MKT-08)', () => {
  expect(tillRefusal({ coupon, template }, till, NOW)).toBeUndefined();
  const returned = { ...coupon, state: 'RETURNED' } as const;
  expect(tillRefusal({ coupon: returned, template }, till, NOW)).toBeUndefined();
});

test.each([
  ['used', { coupon: { ...coupon, state: 'USED' as const }, template }, till, 'marketing.coupon_used'],
  ['held', { coupon: { ...coupon, state: 'LOCKED' as const }, template }, till, 'marketing.coupon_locked'],
  [
    'revoked',
    { coupon: { ...coupon, state: 'REVOKED' as const }, template },
    till,
    'marketing.coupon_revoked',
  ],
  ['run out', { coupon: { ...coupon, validUntil: NOW }, template }, till, 'marketing.coupon_expired'],
  ['too early', { coupon: { ...coupon, validFrom: NOW + 1 }, template }, till, 'marketing.coupon_not_yet'],
  [
    'another store’s',
    {
      coupon,
      template: {
        ...template,
        scope: { ...template.scope, include: { ...ANY, storeIds: ['x' as StoreId] } },
      },
    },
    till,
    'marketing.coupon_other_store',
  ],
  [
    'not at this store',
    {
      coupon,
      template: { ...template, scope: { ...template.scope, exclude: { ...ANY, storeIds: [HERE] } } },
    },
    till,
    'marketing.coupon_other_store',
  ],
  [
    'online only',
    {
      coupon,
      template: {
        ...template,
        scope: { ...template.scope, include: { ...ANY, channels: ['mini_program'] } },
      },
    },
    till,
    'marketing.coupon_online_only',
  ],
])('a coupon that is %s is refused with its reason (MKT-08)', (_name, found, at, code) => {
  expect(tillRefusal(found, at, NOW)).toMatchObject({ code });
});

test('one fen below the threshold is refused, and says by how much (MKT-03)', () => {
  expect(tillRefusal({ coupon, template }, { ...till, goodsFen: 9_999 }, NOW)).toMatchObject({
    code: 'marketing.coupon_below_threshold',
    facts: { missingFen: 1 },
  });
});

test('what ran out while an order held it works three days more, anything else as long as before (MKT-08)', () => {
  expect(validUntilAfterReturn(NOW, NOW)).toBe(NOW + 3 * DAY_MS);
  expect(validUntilAfterReturn(NOW + 1, NOW)).toBe(NOW + 1);
});

test('a coupon works within its window, or for so many days from the claim on (MKT-08)', () => {
  expect(worksWithin({ kind: 'window', from: 5, until: 9 }, NOW)).toEqual([5, 9]);
  const later = worksWithin({ kind: 'days', days: 7, afterDays: 1 }, NOW);
  expect(later).toEqual([NOW + DAY_MS, NOW + 8 * DAY_MS]);
});
