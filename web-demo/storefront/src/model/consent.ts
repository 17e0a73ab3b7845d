export const FACE_TRY_ON = 'face.tryon';

/** Younger shoppers see items on pictures of our own only; the server checks the same. */
export const CONSENT_AGE_MIN = 14;
const AGE_MAX = 110;

/** Birth years that can be chosen, youngest first; the day of birth is nobody's business. */
export function birthYears(thisYear: number): number[] {
  return Array.from({ length: AGE_MAX }, (_, age) => thisYear - age);
}
