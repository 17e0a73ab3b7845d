import { type EpochMs, type KeyedHash, type Random, SECOND_MS } from '#kernel';
import { checkSymbol, isChecked } from './luhn.ts';

const DIGITS = '0123456789';
const NUMBER_DIGITS = 12;
/** Of a hundred thousand million numbers a few are taken: another draw is enough. */
export const DRAWS_MAX = 5;

/**
 * 券码: eleven random digits and a check digit; she may read it out at the till. The kernel draws at most 2^53, so all
 * eleven come from one draw.
 */
export function drawCouponNumber(random: Random): string {
  const body = String(random.integer(10 ** (NUMBER_DIGITS - 1))).padStart(NUMBER_DIGITS - 1, '0');
  return `${body}${checkSymbol(DIGITS, body)}`;
}

export function isCouponNumber(text: string): boolean {
  return isChecked(DIGITS, NUMBER_DIGITS, text);
}

/**
 * The code that her phone shows, twenty digits (Code 128 packs two into one symbol):
 *
 *     27 | alias, 10 digits | check, 8 digits
 *
 * 27 lies in the range that EAN leaves to stores and is not the 26 of member codes. The alias stands in the coupon's row
 * and nowhere else, so a photographed code tells nobody the number that works without a clock; the check is the HMAC
 * over coupon, time step and alias.
 */
const PREFIX = '27';
const ALIAS_DIGITS = 10;
const CHECK_DIGITS = 8;
/** A code counts in its step and the next one: 30 to 60 seconds. */
const STEP_MS = 30 * SECOND_MS;
const STEPS_VALID = 2;
const SHOWN = new RegExp(`^${PREFIX}(\\d{${ALIAS_DIGITS}})(\\d{${CHECK_DIGITS}})$`);
/** Longest of what a till may scan. */
export const COUPON_CODE_CHARS_MAX = 24;

export interface ShownCode {
  readonly code: string;
  readonly refreshAt: EpochMs;
  /** First instant at which it counts no longer. */
  readonly expiresAt: EpochMs;
}

interface Named {
  readonly merchantId: string;
  readonly couponId: string;
  readonly alias: string;
}

export function drawAlias(random: Random): string {
  return String(random.integer(10 ** ALIAS_DIGITS)).padStart(ALIAS_DIGITS, '0');
}

export function shownCode(hash: KeyedHash, coupon: Named, at: EpochMs): ShownCode {
  const step = Math.floor(at / STEP_MS);
  return {
    code: `${PREFIX}${coupon.alias}${checkOf(hash, coupon, step)}`,
    refreshAt: (step + 1) * STEP_MS,
    expiresAt: (step + STEPS_VALID) * STEP_MS,
  };
}

/** What a till read: the number, or the alias of a code that was shown. Undefined for anything else. */
export function readCouponCode(
  text: string,
): { readonly number: string } | { readonly alias: string; readonly check: string } | undefined {
  const code = text.replace(/\s/g, '');
  if (isCouponNumber(code)) return { number: code };
  const [, alias, check] = SHOWN.exec(code) ?? [];
  return alias === undefined || check === undefined ? undefined : { alias, check };
}

/** Shown within the last minute, by this house. */
export function isFresh(hash: KeyedHash, coupon: Named, check: string, at: EpochMs): boolean {
  const step = Math.floor(at / STEP_MS);
  return Array.from({ length: STEPS_VALID }, (_, age) => checkOf(hash, coupon, step - age)).includes(check);
}

function checkOf(hash: KeyedHash, { merchantId, couponId, alias }: Named, step: number): string {
  const digest = Buffer.from(
    hash.of('marketing.coupon_code', JSON.stringify([merchantId, couponId, step, alias])),
    'base64url',
  );
  return String(digest.readUIntBE(0, 6) % 10 ** CHECK_DIGITS).padStart(CHECK_DIGITS, '0');
}
