import type { Shop } from '../api/shop.ts';

export const FACE_TRY_ON = 'face.tryon';

/** Younger shoppers see items on pictures of our own only; the server checks the same. */
export const CONSENT_AGE_MIN = 14;
const AGE_MAX = 110;

/** Birth years that can be chosen, youngest first; the day of birth is nobody's business. */
export function birthYears(thisYear: number): number[] {
  return Array.from({ length: AGE_MAX }, (_, age) => thisYear - age);
}

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365.2425;
const FIRST_YEAR = 1970;

export const thisYear = (nowMs: number): number => FIRST_YEAR + Math.floor(nowMs / DAY_MS / YEAR_DAYS);

/** Tokens for sessions: renewed while the consent stands; the server refuses when it does not. */
export function consentTokens(shop: Pick<Shop, 'consent'>, now: () => number) {
  let fresh: { value: string; expiresAt: number } | undefined;
  const ask = async (birthYear?: number): Promise<void> => {
    const grant = await shop.consent({
      purpose: FACE_TRY_ON,
      ...(birthYear === undefined ? {} : { birthYear }),
    });
    fresh = { value: grant.consentToken, expiresAt: grant.expiresAt };
  };
  return {
    give: ask,
    async next(): Promise<string> {
      if (fresh === undefined || fresh.expiresAt <= now()) await ask();
      const value = fresh?.value ?? '';
      // The server takes each token once.
      fresh = undefined;
      return value;
    },
  };
}
