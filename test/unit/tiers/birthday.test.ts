import { keptOn, requireBirthday } from '../../../modules/tiers/domain/birthday.ts';

const noonOf = (day: string) => Date.parse(`${day}T12:00:00+08:00`);

test('who was born on 29 February has her birthday on the 28th of most years (MEM-05)', () => {
  expect(keptOn(noonOf('2027-02-28'))).toEqual({ year: 2027, names: ['02-28', '02-29'] });
  expect(keptOn(noonOf('2028-02-28')).names).toEqual(['02-28']);
  expect(keptOn(noonOf('2028-02-29')).names).toEqual(['02-29']);
  expect(keptOn(noonOf('2100-02-28')).names).toEqual(['02-28', '02-29']);
});

test('a birthday begins at midnight in Shanghai (MEM-05, X-02)', () => {
  expect(keptOn(Date.parse('2026-12-31T15:59:59Z'))).toEqual({ year: 2026, names: ['12-31'] });
  expect(keptOn(Date.parse('2026-12-31T16:00:00Z'))).toEqual({ year: 2027, names: ['01-01'] });
});

test('there is no 30 February', () => {
  expect(() => requireBirthday({ month: 2, day: 30 })).toThrow();
  expect(() => requireBirthday({ month: 2, day: 29 })).not.toThrow();
});
