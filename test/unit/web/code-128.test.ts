import { code128DigitWidths, code128Widths } from '../../../web-demo/storefront/src/model/code-128.ts';

const SYMBOL_MODULES = 11;
const STOP_MODULES = 13;

/** Every printable character once, so that each symbol of the table is drawn. */
const alphabet = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));

test('every symbol is eleven modules wide and no two look alike', () => {
  const symbols = alphabet.map((character) => code128Widths(character).slice(6, 12));
  for (const symbol of symbols) expect(symbol.reduce((sum, width) => sum + width, 0)).toBe(SYMBOL_MODULES);
  expect(new Set(symbols.map(String)).size).toBe(alphabet.length);
});

test('the check symbol of a known code is right', () => {
  // "PJJ123C" in set B: (104 + 1·48 + 2·42 + 3·42 + 4·17 + 5·18 + 6·19 + 7·35) mod 103 = 55.
  const widths = code128Widths('PJJ123C');
  expect(widths.slice(-13, -7)).toEqual(code128Widths(String.fromCharCode(32 + 55)).slice(6, 12));
});

test('start, eight digits, check and stop have the width that a label needs', () => {
  const total = code128Widths('62840917').reduce((sum, width) => sum + width, 0);
  expect(total).toBe((1 + 8 + 1) * SYMBOL_MODULES + STOP_MODULES);
});

test('a code that the set cannot write is refused', () => {
  expect(() => code128Widths('取货')).toThrow(RangeError);
});

test('twenty digits take ten symbols, with the right check (MEM-04)', () => {
  const widths = code128DigitWidths('26012345678901234567');
  const symbols = (widths.length - 7) / 6;
  expect(symbols).toBe(1 + 10 + 1);
  // (105 + 1·26 + 2·1 + 3·23 + 4·45 + 5·67 + 6·89 + 7·1 + 8·23 + 9·45 + 10·67) mod 103 = 45, which is "M" in set B.
  expect(widths.slice(-13, -7)).toEqual(code128Widths('M').slice(6, 12));
});

test('an odd number of digits is refused', () => {
  expect(() => code128DigitWidths('123')).toThrow(RangeError);
});
