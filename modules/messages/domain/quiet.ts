import { businessMinute, type EpochMs } from '#kernel';

/** 22:00 to 8:00 in Shanghai: a phone that rings then is a complaint. The inbox fills at any hour. */
const QUIET_FROM_MINUTE = 22 * 60;
const QUIET_UNTIL_MINUTE = 8 * 60;

export function isQuiet(at: EpochMs): boolean {
  const minute = businessMinute(at);
  return minute >= QUIET_FROM_MINUTE || minute < QUIET_UNTIL_MINUTE;
}
