import type { Random } from '#kernel';

const BODY_DIGITS = 7;
export const PICKUP_CODE_DIGITS = BODY_DIGITS + 1;

/** Seven random digits and a check digit (Luhn, ISO/IEC 7812-1): a mistyped digit is noticed at the till. */
export function pickupCode(random: Random): string {
  const body = String(random.integer(10 ** BODY_DIGITS)).padStart(BODY_DIGITS, '0');
  return `${body}${checkDigit(body)}`;
}

export function isPickupCode(code: string): boolean {
  return /^\d{8}$/.test(code) && code.at(-1) === checkDigit(code.slice(0, -1));
}

function checkDigit(body: string): string {
  let sum = 0;
  for (const [place, digit] of [...body].toReversed().entries()) {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}
