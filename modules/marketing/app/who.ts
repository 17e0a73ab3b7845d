import type { EpochMs, MerchantId, StaffId, Tx } from '#kernel';
import type { Audit } from '#modules/access';

/** Who of the staff acts, from where. */
export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

/** What was done to what; the states before and after, without anything personal. */
export interface Deed {
  readonly action: string;
  readonly subject: string;
  readonly before: object | null;
  readonly after: object;
}

export function note(audit: Audit, tx: Tx, who: Who, { action, ...deed }: Deed, at: EpochMs): Promise<void> {
  const { merchantId, staffId: actor, ip } = who;
  return audit.record(tx, { merchantId, actor, ip, at, action: `marketing.${action}`, ...deed });
}
