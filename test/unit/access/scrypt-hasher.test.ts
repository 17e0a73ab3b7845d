import { jest } from '@jest/globals';
import { scryptHasher } from '../../../modules/access/db/scrypt-hasher.ts';
import { seededRandom } from '../../support/clock.ts';

jest.setTimeout(60_000);

const hasher = scryptHasher(seededRandom());

test('the right password matches, another one does not', async () => {
  const hash = await hasher.hash('通衢-2026');
  expect(await hasher.matches('通衢-2026', hash)).toBe(true);
  expect(await hasher.matches('通衢-2027', hash)).toBe(false);
});

test('the same password is kept as another text each time', async () => {
  expect(await hasher.hash('tongqu-demo')).not.toBe(await hasher.hash('tongqu-demo'));
});

test('full-width characters of another keyboard are the same password', async () => {
  expect(await hasher.matches('ａｂｃ１２３', await hasher.hash('abc123'))).toBe(true);
});

test('nobody’s password is matched by nothing, after the same work', async () => {
  expect(await hasher.matches('', undefined)).toBe(false);
});
