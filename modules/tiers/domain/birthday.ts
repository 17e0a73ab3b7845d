import { AppError, businessDay, type EpochMs } from '#kernel';

/** Without a year: what a birthday gift needs (PRV-08). */
export interface Birthday {
  readonly month: number;
  readonly day: number;
}

/** Of a leap year: 29 February is a birthday. */
const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function requireBirthday({ month, day }: Birthday): void {
  if (day > (DAYS_OF_MONTH[month - 1] ?? 0))
    throw new AppError('unprocessable', 'tiers.no_such_day', '没有这一天，请重新选择生日');
}

/** `02-29` */
export function nameOf({ month, day }: Birthday): string {
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function birthdayNamed(name: string): Birthday {
  const [month = 0, day = 0] = name.split('-').map(Number);
  return { month, day };
}

/** Whose birthday is kept on the business day of `at` (Asia/Shanghai); who was born on 29 February, on the 28th of most years. */
export function keptOn(at: EpochMs): { readonly year: number; readonly names: readonly string[] } {
  const [year = 0, ...rest] = businessDay(at).split('-');
  const name = rest.join('-');
  const isLeap = (n: number) => (n % 4 === 0 && n % 100 !== 0) || n % 400 === 0;
  return { year: Number(year), names: name === '02-28' && !isLeap(Number(year)) ? [name, '02-29'] : [name] };
}
