import { AppError, businessDay, type EpochMs } from '#kernel';

/** PIPL 31: below this age a guardian has to consent. */
export const OWN_CONSENT_YEARS = 14;
export const BIRTH_YEAR_MIN = 1900;

/**
 * Whether somebody born in `birthYear` may still be under 14 at `at`. Only the year is asked for (PRV-08),
 * so who turns 14 within this year counts as 13: a few months too careful rather than too careless.
 */
export function mayBeMinor(birthYear: number, at: EpochMs): boolean {
  const year = Number(businessDay(at).slice(0, 4));
  return year - birthYear <= OWN_CONSENT_YEARS;
}

/** PIPL 31, Civil Code 17: who agrees for a child is 18 herself; as careful with the year as above. */
const GUARDIAN_YEARS = 18;
export function mayBeGuardian(birthYear: number, at: EpochMs): boolean {
  return Number(businessDay(at).slice(0, 4)) - birthYear > GUARDIAN_YEARS;
}

export function minorBlocked(): AppError {
  return new AppError('forbidden', 'privacy.minor_blocked', '未满 14 周岁不能使用这项功能，须先由监护人同意');
}
