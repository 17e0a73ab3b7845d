/** GB 32100-2015: 18 places without I, O, S, V, Z; the last one checks the others. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_CODE_CHARS = 18;
/** Numbers from before 2015 that are still in use have no check digit that everybody computes the same way. */
const OLDER = /^(\d{15}|[0-9A-Z]{20})$/;

/** Whether this can be the tax number of a company (纳税人识别号): a mistyped one makes an invoice worthless. */
export function isTaxNumber(text: string): boolean {
  return text.length === CREDIT_CODE_CHARS ? isCreditCode(text) : OLDER.test(text);
}

function isCreditCode(code: string): boolean {
  const values = [...code].map((letter) => ALPHABET.indexOf(letter));
  if (values.includes(-1)) return false;
  const modulus = ALPHABET.length;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, -1)) {
    sum += value * weight;
    weight = (weight * 3) % modulus;
  }
  return values.at(-1) === (modulus - (sum % modulus)) % modulus;
}
