import { type MemberId, type MerchantId, token } from '#kernel';

/** Who only paid in a store: nothing may be made of what she did until she accepts the terms (MEM-15). */
export interface Shadows {
  /** Of these; from the database, so that a yes counts at the next question in every process. */
  among(merchantId: MerchantId, members: readonly MemberId[]): Promise<ReadonlySet<MemberId>>;
}
export const SHADOWS = token<Shadows>('Shadows');
