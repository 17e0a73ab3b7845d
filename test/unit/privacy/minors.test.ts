import { mayBeMinor } from '../../../modules/privacy/domain/minors.ts';

const NOON_2026 = Date.UTC(2026, 10, 21, 4);
/** Still 2026 in UTC, already 2027 in Wuhan. */
const NEW_YEAR_IN_WUHAN = Date.UTC(2026, 11, 31, 16);

test.each([
  ['is 13 or 14: only the year is known, so counts as 13', 2012, NOON_2026, true],
  ['is surely 14', 2011, NOON_2026, false],
  ['was born this year', 2026, NOON_2026, true],
  ['is surely 14 from the first hour of the year in Wuhan', 2012, NEW_YEAR_IN_WUHAN, false],
])('who %s', (_case, birthYear, at, minor) => {
  expect(mayBeMinor(birthYear, at)).toBe(minor);
});
