import { type EpochMs, HOUR_MS } from '#kernel';

/** `2026-11-21 12:00:00` */
export function beijingTime(at: EpochMs): string {
  return new Date(at + 8 * HOUR_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** `20261121120000` */
export function packedBeijing(at: EpochMs): string {
  return beijingTime(at).replace(/\D/g, '');
}

/** Either of the two; NaN for anything else. */
export function fromBeijing(text: string): EpochMs {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})-?(\d\d)-?(\d\d) ?(\d\d):?(\d\d):?(\d\d)$/.exec(text) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
}
