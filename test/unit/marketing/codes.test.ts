import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { SECOND_MS, SeededRandom } from '#kernel';
import {
  drawAlias,
  drawCouponNumber,
  isCouponNumber,
  isFresh,
  readCouponCode,
  shownCode,
} from '../../../modules/marketing/domain/coupon-number.ts';
import { drawExchangeCode, readExchangeCode } from '../../../modules/marketing/domain/exchange-code.ts';

const random = new SeededRandom(8);
const keyed = {
  of: (purpose: string, text: string) =>
    createHash('sha256').update(`${purpose} ${text}`).digest('base64url'),
};

test('an exchange code has 16 symbols; one wrong symbol or two that changed places are noticed (MKT-08)', () => {
  fc.assert(
    fc.property(fc.nat(14), fc.integer({ min: 1, max: 31 }), (place, shift) => {
      const code = drawExchangeCode(random);
      expect(readExchangeCode(code)).toBe(code);
      const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
      const wrong = alphabet[(alphabet.indexOf(code.charAt(place)) + shift) % 32] ?? '';
      expect(readExchangeCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBeUndefined();
    }),
  );
});

test('it may be typed in small letters, with dashes, and with O for 0 (MKT-08)', () => {
  const code = drawExchangeCode(random);
  const typed = (code.match(/.{4}/g) ?? []).join('-').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
  expect(readExchangeCode(` ${typed} `)).toBe(code);
  expect(readExchangeCode('12345')).toBeUndefined();
});

test('a coupon number has twelve digits with a check digit, and is told from a shown code (MKT-08)', () => {
  const number = drawCouponNumber(random);
  expect(number).toMatch(/^\d{12}$/);
  expect(readCouponCode(`${number.slice(0, 4)} ${number.slice(4)}`)).toEqual({ number });
  const wrong = `${number.slice(0, 11)}${(Number(number.at(-1)) + 1) % 10}`;
  expect(isCouponNumber(wrong)).toBe(false);
  expect(readCouponCode(wrong)).toBeUndefined();
  expect(readCouponCode('26'.padEnd(20, '1'))).toBeUndefined();
});

test('a shown code counts for at most a minute, and only for its own coupon (MKT-08)', () => {
  const coupon = { merchantId: 'm', couponId: 'c1', alias: drawAlias(random) };
  const at = 1_790_000_010_000;
  const shown = shownCode(keyed, coupon, at);
  expect(shown.code).toMatch(/^27\d{18}$/);
  expect(shown.expiresAt - at).toBeLessThanOrEqual(60 * SECOND_MS);
  const read = readCouponCode(shown.code);
  if (read === undefined || !('check' in read)) throw new Error('it is a shown code');
  expect(read.alias).toBe(coupon.alias);
  expect(isFresh(keyed, coupon, read.check, shown.expiresAt - 1)).toBe(true);
  expect(isFresh(keyed, coupon, read.check, shown.expiresAt)).toBe(false);
  expect(isFresh(keyed, { ...coupon, merchantId: 'n' }, read.check, at)).toBe(false);
});
