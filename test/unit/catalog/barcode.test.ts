import fc from 'fast-check';
import { barcodeOf } from '../../../modules/catalog/domain/search/barcode.ts';

test.each([
  ['EAN-13', '6901028075015', '6901028075015'],
  ['UPC-A is an EAN-13 that begins with 0', '036000291452', '0036000291452'],
  ['EAN-8', '73513537', '0000073513537'],
  ['a wrong check digit', '6901028075016', undefined],
  ['two digits swapped', '6901028075051', undefined],
  ['a length that no code has', '69010280750', undefined],
  ['letters', '69010280750a5', undefined],
])('(CAT-03) %s', (_case, typed, expected) => {
  expect(barcodeOf(typed)).toBe(expected);
});

test('(CAT-03) one digit misread is always noticed', () => {
  fc.assert(
    fc.property(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 9 }), (place, off) => {
      const digits = [...'6901028075015'];
      digits[place] = String((Number(digits[place]) + off) % 10);
      expect(barcodeOf(digits.join(''))).toBeUndefined();
    }),
  );
});
