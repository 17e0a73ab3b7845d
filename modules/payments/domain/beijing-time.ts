import { type EpochMs, HOUR_MS } from '#kernel';

const SHIFT_MS = 8 * HOUR_MS;
const BEIJING = /^(\d{4})-?(\d{2})-?(\d{2}) ?(\d{2}):?(\d{2}):?(\d{2})$/;

const shifted = (at: EpochMs) => new Date(at + SHIFT_MS).toISOString();

/** `2026-11-21 12:00:00`, as Alipay writes instants. */
export function spacedBeijingTime(at: EpochMs): string {
  return shifted(at).slice(0, 19).replace('T', ' ');
}

/** `20261121120000`, as UnionPay writes instants. */
export function packedBeijingTime(at: EpochMs): string {
  return shifted(at).slice(0, 19).replace(/\D/g, '');
}

/** Either of the two; undefined when it is no instant. */
export function instantOfBeijing(text: string): EpochMs | undefined {
  const [, year, month, day, hour, minute, second] = BEIJING.exec(text) ?? [];
  if (year === undefined) return undefined;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
  return Number.isNaN(at) ? undefined : at;
}
