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

export function minorBlocked(): AppError {
  return new AppError(
    'forbidden',
    'privacy.minor_blocked',
    '未满 14 周岁不能使用这项功能，请由监护人联系门店',
  );
}
