import { hmacTokens } from '../../../src/app/hmac-tokens.ts';

const tokens = hmacTokens('a-secret-of-at-least-32-characters!');
const NOW = 1_000;
const claims = { memberId: 'mbr_1' };

test('claims come back until they expire', () => {
  const token = tokens.sign('quote', claims, NOW + 1);
  expect(tokens.verify('quote', token, NOW)).toMatchObject(claims);
  expect(tokens.verify('quote', token, NOW + 1)).toBeUndefined();
});

test('a quote cannot pass as a consent', () => {
  expect(tokens.verify('consent', tokens.sign('quote', claims, NOW + 1), NOW)).toBeUndefined();
});

test('another secret signs nothing of ours', () => {
  const forged = hmacTokens('another-secret-with-32-characters!!').sign('quote', claims, NOW + 1);
  expect(tokens.verify('quote', forged, NOW)).toBeUndefined();
});

test('changed claims are refused', () => {
  const [, signature] = tokens.sign('quote', claims, NOW + 1).split('.');
  const body = Buffer.from(JSON.stringify({ memberId: 'mbr_2', exp: NOW + 1 })).toString('base64url');
  expect(tokens.verify('quote', `${body}.${signature}`, NOW)).toBeUndefined();
});

test.each(['', '.', 'a.b.c', 'no-dot', 'a.%%%'])('%p is no token', (text) => {
  expect(tokens.verify('quote', text, NOW)).toBeUndefined();
});
