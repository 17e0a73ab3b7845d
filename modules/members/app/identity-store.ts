import type { EpochMs, MemberId, MerchantId, Tx } from '#kernel';
import type { IdentityKey } from '../domain/identity.ts';

export interface Identity extends IdentityKey {
  readonly memberId: MemberId;
  /** What the subject does not tell, sealed under the key of `sealedFor`; null where there is nothing to seal. */
  readonly sealed: string | null;
  /** Who had this name when it was sealed: it stays under her key when it moves to an older self of hers. */
  readonly sealedFor: MemberId | null;
  readonly linkedAt: EpochMs;
  readonly usedAt: EpochMs;
  /** Of a phone that took the place of another one of hers. */
  readonly replacedAt: EpochMs | null;
}

export type NewIdentity = Omit<Identity, 'usedAt' | 'replacedAt'>;

export interface IdentityStore {
  find(merchantId: MerchantId, key: IdentityKey): Promise<Identity | undefined>;
  /** All of one member, the one used last first. */
  listOf(merchantId: MerchantId, memberId: MemberId): Promise<readonly Identity[]>;
  /**
   * Whose it is now. Holds the row until the commit: who merges two members waits, or has done so and it shows here.
   */
  use(tx: Tx, merchantId: MerchantId, key: IdentityKey, at: EpochMs): Promise<MemberId | undefined>;
  /** False when it is somebody's already. */
  link(tx: Tx, merchantId: MerchantId, identity: NewIdentity): Promise<boolean>;
  /** Takes all other names of this kind from her; `kept` says since when it stands in their place. */
  forgetOthers(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    kept: IdentityKey,
    at: EpochMs,
  ): Promise<void>;
  /** Answers with the members that a name of these is new for; the other names stay whose they are. */
  linkMany(
    tx: Tx,
    merchantId: MerchantId,
    identities: readonly NewIdentity[],
  ): Promise<ReadonlySet<MemberId>>;
}
