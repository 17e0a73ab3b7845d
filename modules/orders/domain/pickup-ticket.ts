import { type EpochMs, type KeyedHash, type MerchantId, SECOND_MS } from '#kernel';
import { isPickupCode, PICKUP_CODE_DIGITS } from './pickup-code.ts';

/**
 * 动态取货码 (FUL-01): what her phone shows beside the eight digits, twenty digits that change (Code 128 packs two into one
 * symbol).
 *
 *     28 | pickup code, veiled, 8 digits | check, 10 digits
 *
 * 28 lies in the range that EAN leaves to stores, and is neither the 26 of member codes nor the 27 of coupons. The check is
 * the HMAC over code and time step; the veil is made from the check, so that a photograph of the square does not tell
 * the digits, which work without a clock. Nothing is stored.
 */
const PREFIX = '28';
const CHECK_DIGITS = 10;
const CODES = 10 ** PICKUP_CODE_DIGITS;
/** A ticket counts in its step and the next one: 30 to 60 seconds. */
const STEP_MS = 30 * SECOND_MS;
const STEPS_VALID = 2;
const TICKET = new RegExp(`^${PREFIX}(\\d{${PICKUP_CODE_DIGITS}})(\\d{${CHECK_DIGITS}})$`);

export interface PickupTicket {
  readonly code: string;
  /** When a page should have the next one. */
  readonly refreshAt: EpochMs;
  /** First instant at which it counts no longer. */
  readonly expiresAt: EpochMs;
}

export function pickupTicket(
  hash: KeyedHash,
  merchantId: MerchantId,
  code: string,
  at: EpochMs,
): PickupTicket {
  const step = Math.floor(at / STEP_MS);
  const check = checkOf(hash, merchantId, code, step);
  const veiled = (Number(code) + veilOf(hash, merchantId, check)) % CODES;
  return {
    code: `${PREFIX}${padded(veiled)}${check}`,
    refreshAt: (step + 1) * STEP_MS,
    expiresAt: (step + STEPS_VALID) * STEP_MS,
  };
}

/** What a scanner read: eight digits as they are, of a ticket those that it stands for; `over` = shown too long ago, or not by us. */
export function readPickup(
  hash: KeyedHash,
  merchantId: MerchantId,
  text: string,
  at: EpochMs,
): { readonly digits: string } | 'over' | undefined {
  if (isPickupCode(text)) return { digits: text };
  const [, veiled, check] = TICKET.exec(text) ?? [];
  if (veiled === undefined || check === undefined) return undefined;
  const digits = padded((Number(veiled) - veilOf(hash, merchantId, check) + CODES) % CODES);
  const step = Math.floor(at / STEP_MS);
  const counts = Array.from({ length: STEPS_VALID }, (_, age) =>
    checkOf(hash, merchantId, digits, step - age),
  );
  return counts.includes(check) ? { digits } : 'over';
}

const padded = (code: number) => String(code).padStart(PICKUP_CODE_DIGITS, '0');

function checkOf(hash: KeyedHash, merchantId: MerchantId, code: string, step: number): string {
  const number = numberFrom(hash, 'orders.pickup_ticket', [merchantId, code, step]) % 10 ** CHECK_DIGITS;
  return String(number).padStart(CHECK_DIGITS, '0');
}

function veilOf(hash: KeyedHash, merchantId: MerchantId, check: string): number {
  return numberFrom(hash, 'orders.pickup_ticket_veil', [merchantId, check]) % CODES;
}

/** 48 bits of the keyed hash. */
function numberFrom(hash: KeyedHash, purpose: string, parts: readonly unknown[]): number {
  return Buffer.from(hash.of(purpose, JSON.stringify(parts)), 'base64url').readUIntBE(0, 6);
}
