import type { EpochMs, KeyedHash, Random } from '#kernel';
import { SECOND_MS } from '#kernel';

/**
 * 会员码 (MEM-04): twenty digits, an even number, because a Code 128 packs two into one symbol.
 *
 *     26 | nonce, 10 digits | check, 8 digits
 *
 * 26 lies in the range that EAN leaves to stores, so no article has such a code. The nonce is in a row of the database, which
 * says whose it is and whether it was scanned; the check is the HMAC over member, time step and nonce, so that who
 * reads the table cannot show a code.
 */
const PREFIX = '26';
const NONCE_DIGITS = 10;
const CHECK_DIGITS = 8;
/** `floor(t / 30 s)`; a code counts in its step and the next one, so for 30 to 60 seconds. */
const STEP_MS = 30 * SECOND_MS;
const STEPS_VALID = 2;

const CODE = new RegExp(`^${PREFIX}(\\d{${NONCE_DIGITS}})(\\d{${CHECK_DIGITS}})$`);
export const MEMBER_CODE_CHARS = PREFIX.length + NONCE_DIGITS + CHECK_DIGITS;

export interface MemberCode {
  readonly nonce: string;
  readonly check: string;
}

export function drawNonce(random: Random): string {
  return String(random.integer(10 ** NONCE_DIGITS)).padStart(NONCE_DIGITS, '0');
}

export function stepAt(at: EpochMs): number {
  return Math.floor(at / STEP_MS);
}

/** First instant at which a code of this step counts no longer. */
export function endOfStep(step: number): EpochMs {
  return (step + STEPS_VALID) * STEP_MS;
}

/** When a page should have the next one: at the end of its own step. */
export function refreshAt(step: number): EpochMs {
  return (step + 1) * STEP_MS;
}

/** Oldest step that still counts. */
export function oldestStepAt(at: EpochMs): number {
  return stepAt(at) - (STEPS_VALID - 1);
}

export function checkOf(
  hash: KeyedHash,
  who: { readonly merchantId: string; readonly memberId: string },
  step: number,
  nonce: string,
): string {
  const digest = Buffer.from(
    hash.of('members.code', JSON.stringify([who.merchantId, who.memberId, step, nonce])),
    'base64url',
  );
  return String(digest.readUIntBE(0, 6) % 10 ** CHECK_DIGITS).padStart(CHECK_DIGITS, '0');
}

export function codeText({ nonce, check }: MemberCode): string {
  return `${PREFIX}${nonce}${check}`;
}

/** Undefined for what is no member code. */
export function readCode(text: string): MemberCode | undefined {
  const [, nonce, check] = CODE.exec(text.replace(/\s/g, '')) ?? [];
  return nonce === undefined || check === undefined ? undefined : { nonce, check };
}
