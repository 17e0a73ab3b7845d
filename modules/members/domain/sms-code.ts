import { MINUTE_MS, type Random, SECOND_MS } from '#kernel';

/** MEM-02. Days are business days. */
export const CODE_DIGITS = 6;
export const CODE_TTL_MS = 5 * MINUTE_MS;
export const CODE_TRIES_MAX = 5;
export const RESEND_AFTER_MS = 60 * SECOND_MS;
export const CODES_PER_PHONE_AND_DAY_MAX = 10;
export const CODES_PER_ADDRESS_AND_DAY_MAX = 30;

export function drawCode(random: Random): string {
  return String(random.integer(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
}
