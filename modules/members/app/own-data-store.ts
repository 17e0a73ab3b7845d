import type { EpochMs, MemberId, MerchantId, Tx } from '#kernel';
import type { IdentityKey } from '../domain/identity.ts';
import type { StoredFace } from './face-book.ts';

/** The face that a shadow gets from the active self that is merged into her, and loses again. */
export interface OwnFace extends Omit<StoredFace, 'sealed' | 'sealedFor'> {
  /** Missing in what was kept of a merge before faces were sealed. */
  readonly sealed?: string | null;
  readonly sealedFor?: MemberId | null;
  readonly homeStoreId: string | null;
  readonly state: string;
  readonly activatedAt: EpochMs | null;
  readonly termsVersion: number | null;
  readonly termsAcceptedAt: EpochMs | null;
}

/** What a merge of two members moved within this module. */
export interface OwnMoves {
  readonly identities: readonly IdentityKey[];
  readonly preferences: boolean;
  /** The survivor's before, where she took over the other one's. */
  readonly faceBefore: OwnFace | null;
  /** State of the one that went; null when she had gone before (a sweep). */
  readonly stateBefore: string | null;
}

export interface SealedName extends IdentityKey {
  readonly sealed: string;
}

export interface OwnDataStore {
  sessionsOf(
    merchantId: MerchantId,
    memberId: MemberId,
    limit: number,
  ): Promise<readonly { startedAt: EpochMs; refreshedAt: EpochMs; endedAt: EpochMs | null }[]>;
  /** Everybody who was merged into her, at whatever remove. */
  absorbedBy(merchantId: MerchantId, memberId: MemberId): Promise<readonly MemberId[]>;
  erase(tx: Tx, merchantId: MerchantId, memberIds: readonly MemberId[], at: EpochMs): Promise<void>;
  move(tx: Tx, merchantId: MerchantId, from: MemberId, into: MemberId, at: EpochMs): Promise<OwnMoves>;
  /** Answers with the names that came back sealed under the key of `into`. */
  moveBack(
    tx: Tx,
    merchantId: MerchantId,
    from: MemberId,
    into: MemberId,
    moves: OwnMoves,
    at: EpochMs,
  ): Promise<readonly SealedName[]>;
  /** Under her own key. */
  sealAgain(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    name: SealedName,
    sealed: string,
  ): Promise<void>;
}
