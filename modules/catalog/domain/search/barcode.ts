const DIGITS = /^(?:\d{8}|\d{12}|\d{13})$/;
const LONGEST = 13;

/**
 * The number behind the bars as thirteen digits: EAN-13, UPC-A (an EAN-13 that begins with 0) and EAN-8 (five zeros
 * before it, GS1 General Specifications 7.9). Undefined = it is none of them, or its check digit is wrong: misread or mistyped.
 */
export function barcodeOf(text: string): string | undefined {
  if (!DIGITS.test(text)) return undefined;
  const digits = text.padStart(LONGEST, '0');
  return checkDigit(digits.slice(0, -1)) === digits.at(-1) ? digits : undefined;
}

/** Modulo 10, weights 1 and 3 by turns from the left of twelve digits. */
function checkDigit(body: string): string {
  let sum = 0;
  for (const [place, digit] of [...body].entries()) sum += Number(digit) * (place % 2 === 0 ? 1 : 3);
  return String((10 - (sum % 10)) % 10);
}
