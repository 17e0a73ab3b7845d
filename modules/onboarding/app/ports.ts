import type { EpochMs, MemberId, MerchantId, Tx } from '#kernel';
import type { LegalBasis } from '../domain/member-sheet.ts';

/** What is remembered of a line: where it came from, and whose it is now. */
export interface Origin {
  /** Keyed hash of the number that she had there. */
  readonly externalHash: string;
  readonly phoneHash: string;
  /** null = she closed her account since: she is not brought in again. */
  readonly memberId: MemberId | null;
  readonly tierName: string | null;
  readonly openingPoints: number;
  readonly openingPrincipalFen: number;
  readonly openingGiftFen: number;
  readonly source: string;
  readonly legalBasis: LegalBasis;
}

export interface NewOrigin extends Origin {
  readonly memberId: MemberId;
  /** Sealed. */
  readonly externalId: string;
  /** Sealed; null where nobody said. */
  readonly birthYear: string | null;
  /** False where she was a member already: there is nobody to win. */
  readonly isNew: boolean;
  readonly importedAt: EpochMs;
}

export interface OriginStore {
  find(tx: Tx, merchantId: MerchantId, hashes: readonly string[]): Promise<ReadonlyMap<string, Origin>>;
  /** False when it is there already. */
  add(tx: Tx, merchantId: MerchantId, origin: NewOrigin): Promise<boolean>;
  describe(
    tx: Tx,
    merchantId: MerchantId,
    externalHash: string,
    told: Pick<Origin, 'tierName' | 'source' | 'legalBasis'>,
  ): Promise<void>;
  /** Whether the import is what brought her. */
  broughtIn(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<boolean>;
}

/** Her first act of her own after the import. */
export type FirstAct = 'bind' | 'spend';

export interface RewardStore {
  /** Points for the first act; 0 until the owner decides. */
  points(merchantId: MerchantId, tx?: Tx): Promise<number>;
  decide(tx: Tx, merchantId: MerchantId, points: number, at: EpochMs): Promise<void>;
  /** True once per member. */
  claim(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    reward: { readonly act: FirstAct; readonly points: number; readonly at: EpochMs },
  ): Promise<boolean>;
}
