/**
 * Bar code of a short text (Code 128, sets B and C; ISO/IEC 15417), as the scanner of a till reads it.
 * Each symbol is three bars and three gaps, together 11 modules; the stop symbol ends with a bar of 2.
 */
const SYMBOLS =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222' +
  '123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321' +
  '232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121' +
  '313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224' +
  '111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111' +
  '111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113' +
  '114311411113411311113141114131311141411131211412211214211232';
const SYMBOL_ELEMENTS = 6;
const START_B = 104;
const START_C = 105;
const DIGIT_PAIRS = /^(\d\d)+$/;
const STOP = [2, 3, 3, 1, 1, 1, 2];
const FIRST_CHARACTER = 32;
const LAST_CHARACTER = 126;
/** The check symbol is a weighted sum modulo this prime. */
const CHECK_MODULUS = 103;

/** Widths in modules: bar, gap, bar, … starting and ending with a bar. */
export function code128Widths(text: string): number[] {
  const values = [...text].map((character) => {
    const point = character.charCodeAt(0);
    if (point < FIRST_CHARACTER || point > LAST_CHARACTER)
      throw new RangeError('set B holds printable ASCII only');
    return point - FIRST_CHARACTER;
  });
  return widthsOf(START_B, values);
}

/** Digits only, an even number of them: set C packs two into one symbol, so the bars are almost twice as wide. */
export function code128DigitWidths(digits: string): number[] {
  if (!DIGIT_PAIRS.test(digits)) throw new RangeError('set C holds pairs of digits only');
  return widthsOf(START_C, (digits.match(/../g) ?? []).map(Number));
}

function widthsOf(start: number, values: readonly number[]): number[] {
  const check = values.reduce((sum, value, at) => sum + value * (at + 1), start) % CHECK_MODULUS;
  return [...[start, ...values, check].flatMap(symbol), ...STOP];
}

function symbol(value: number): number[] {
  const start = value * SYMBOL_ELEMENTS;
  return [...SYMBOLS.slice(start, start + SYMBOL_ELEMENTS)].map(Number);
}
