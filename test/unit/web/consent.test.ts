import { birthYears, CONSENT_AGE_MIN } from '../../../web-demo/storefront/src/model/consent.ts';

test('the years to choose from begin with this one and leave nobody out', () => {
  const years = birthYears(2026);
  expect(years[0]).toBe(2026);
  expect(years).toContain(2026 - CONSENT_AGE_MIN);
  expect(years.at(-1)).toBeLessThanOrEqual(1920);
});
