import { businessDay, type EpochMs } from '#kernel';

/** GB 11643: place, day of birth, sequence, and a check digit over them (ISO 7064 MOD 11-2). */
const SHAPE = /^[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** 公民身份号码, with a capital X, of somebody who is born. That it is hers, no arithmetic says. */
export function isIdNumber(text: string, now: EpochMs): boolean {
  const [, year, month, day] = SHAPE.exec(text) ?? [];
  if (year === undefined) return false;
  const born = `${year}-${month}-${day}`;
  const isDay = new Date(`${born}T00:00:00Z`).toJSON()?.startsWith(born) === true;
  if (!isDay || born < '1900-01-01' || born > businessDay(now)) return false;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(text[place]), 0);
  return CHECK_DIGITS[sum % CHECK_DIGITS.length] === text.at(-1);
}

/** The first and the last character: enough for her to see that it is hers. */
export function maskIdNumber(text: string): string {
  return `${text.slice(0, 1)}${'*'.repeat(Math.max(0, text.length - 2))}${text.slice(-1)}`;
}
