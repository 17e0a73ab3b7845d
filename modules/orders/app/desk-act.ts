import type { MerchantId, RequestKey, StaffId } from '#kernel';

/** Who of the shop acts, from where, under which key. */
export interface DeskAct {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
  readonly request: RequestKey;
}
