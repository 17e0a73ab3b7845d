import { businessDay, type EpochMs, type Random } from '#kernel';

const RANDOM_DIGITS = 12;

/**
 * Business day and twelve random digits, e.g. `261121048213907755`: readable over the phone, and neither
 * the next number nor how many orders there were can be guessed. Digits only, because payment providers
 * take it as their order number.
 */
export function orderNumber(at: EpochMs, random: Random): string {
  const day = businessDay(at).slice(2).replaceAll('-', '');
  const [high, low] = [random.integer(10 ** 6), random.integer(10 ** 6)];
  return `${day}${String(high * 10 ** 6 + low).padStart(RANDOM_DIGITS, '0')}`;
}
