import type { EpochMs, MemberId, MerchantId, Tx } from '#kernel';
import type { Preferences } from '../domain/preferences.ts';

export interface PreferenceStore {
  find(merchantId: MerchantId, memberId: MemberId): Promise<Preferences | undefined>;
  put(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    preferences: Preferences,
    at: EpochMs,
  ): Promise<void>;
  changedSince(
    since: EpochMs,
  ): Promise<
    readonly { readonly merchantId: MerchantId; readonly memberId: MemberId; readonly at: EpochMs }[]
  >;
}
