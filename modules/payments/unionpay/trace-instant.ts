import { DAY_MS, type EpochMs } from '#kernel';
import { instantOfBeijing } from '../domain/beijing-time.ts';
import type { AcpFields } from './acp-message.ts';

/**
 * When the payment was made: `traceTime` is `MMDDhhmmss`, the year is that of our order (`txnTime`), or the next one
 * for an order of New Year's Eve.
 */
export function traceInstant(fields: AcpFields): EpochMs | undefined {
  const [ordered = '', traced = ''] = [fields['txnTime'], fields['traceTime']];
  const orderedAt = instantOfBeijing(ordered);
  if (orderedAt === undefined) return undefined;
  const year = Number(ordered.slice(0, 4));
  const at = instantOfBeijing(`${year}${traced}`);
  return at !== undefined && at < orderedAt - DAY_MS ? instantOfBeijing(`${year + 1}${traced}`) : at;
}
