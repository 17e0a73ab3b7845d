import { type MemberId, type MerchantId, type Tx, token } from '#kernel';
import type { FieldName, UseOf } from '../domain/fields.ts';

/** One sealed value among several that are opened together. */
export interface SealedValue {
  readonly memberId: MemberId;
  readonly sealed: string;
}

/**
 * Personal data at rest (SEC-04): each member has a data key of her own, wrapped by a master key that is not in the
 * database. Without her key nothing of her can be read again: not in this database, and in no backup.
 */
export interface Vault {
  /**
   * AES-256-GCM under the member's own key, which is made on first use in the same commit.
   * Sealing the same value twice gives two texts; `blindIndex` is what finds it again.
   *
   * @throws AppError 'conflict' `privacy.member_erased` for a member whose key was destroyed.
   */
  seal(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    field: FieldName,
    plain: string | Uint8Array,
  ): Promise<string>;
  /** null once the member's key was destroyed. The use is one that the field registry allows (PRV-01). */
  open<Name extends FieldName>(
    merchantId: MerchantId,
    memberId: MemberId,
    field: Name,
    sealed: string,
    use: UseOf<Name>,
  ): Promise<string | null>;
  /** What was sealed as bytes: a picture. */
  openBytes<Name extends FieldName>(
    merchantId: MerchantId,
    memberId: MemberId,
    field: Name,
    sealed: string,
    use: UseOf<Name>,
  ): Promise<Buffer | null>;
  /** In the order asked; keys that are not at hand are fetched in one read. */
  openMany<Name extends FieldName>(
    merchantId: MerchantId,
    field: Name,
    values: readonly SealedValue[],
    use: UseOf<Name>,
  ): Promise<readonly (string | null)[]>;
  /** Whether this text came from `seal`; columns hold both while older rows are being sealed. */
  isSealed(text: string): boolean;
  /**
   * HMAC-SHA256 under a key of its own, so that a value can be looked up and kept UNIQUE without being stored.
   * `normalised`: one spelling per value, e.g. a phone without spaces and country code.
   */
  blindIndex(merchantId: MerchantId, field: FieldName, normalised: string): string;
  /** Destroys the member's key for good. Every process has forgotten it within a second. */
  shred(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<void>;
}
export const VAULT = token<Vault>('Vault');

export interface VersionedKey {
  /** 1, 2, 3 …, written beside each key that it wraps. */
  readonly version: number;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** Keys that never enter the database. */
export interface VaultSettings {
  /**
   * The last one wraps; the others open what they wrapped. A new key is told to every process first (`2:NEW,1:OLD`),
   * and wraps from then on (`1:OLD,2:NEW`): no process ever meets a key that it does not know.
   */
  readonly masterKeys: readonly VersionedKey[];
  readonly indexKey: VersionedKey;
}
export const VAULT_SETTINGS = token<VaultSettings>('VaultSettings');
