import type { EpochMs, MemberId, MerchantId, StoreId, Tx } from '#kernel';
import type { Lot, LotPart } from '../domain/lots.ts';
import type { Offer } from '../domain/offer.ts';
import type { CashOutState, RechargeState } from '../domain/recharge-states.ts';
import type { StoredValueSettings } from '../domain/settings.ts';
import type { Split } from '../domain/split.ts';
import type { UseKey } from '../tokens.ts';

export interface Recharge {
  readonly id: string;
  /** Null = she was forgotten. */
  readonly memberId: MemberId | null;
  readonly offerId: string;
  readonly storeId: StoreId | null;
  readonly title: string;
  readonly payFen: number;
  readonly giftFen: number;
  readonly giftPoints: number;
  readonly giftCoupons: readonly string[];
  readonly state: RechargeState;
  readonly left: Split;
  readonly paidOutFen: number;
  readonly createdAt: EpochMs;
  readonly payBefore: EpochMs;
  readonly creditedAt: EpochMs | null;
}

export interface UseRow extends Split {
  readonly memberId: MemberId | null;
  readonly title: string;
  readonly state: 'HELD' | 'CAPTURED' | 'RELEASED';
  readonly back: Split;
}

export interface CardEntry {
  readonly id: string;
  readonly title: string;
  readonly change: Split;
  readonly after: Split;
  readonly at: EpochMs;
}

/** Uses of a card and what they took of which recharge. Everything joins the caller's transaction. */
export interface UseStore {
  /** Credited recharges of which something is left, oldest first. */
  lots(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<readonly Lot[]>;
  /** `sign` -1 takes, 1 gives back. */
  moveLots(tx: Tx, merchantId: MerchantId, parts: readonly LotPart[], sign: 1 | -1): Promise<void>;
  lotOwners(
    tx: Tx,
    merchantId: MerchantId,
    parts: readonly LotPart[],
  ): Promise<ReadonlyMap<string, MemberId | null>>;
  use(tx: Tx, merchantId: MerchantId, key: UseKey): Promise<UseRow | undefined>;
  addUse(
    tx: Tx,
    merchantId: MerchantId,
    use: UseKey & UseRow & { readonly at: EpochMs; readonly parts: readonly LotPart[] },
  ): Promise<void>;
  /** False = another use has had it. */
  spendApproval(
    tx: Tx,
    merchantId: MerchantId,
    key: UseKey,
    approval: { readonly nonce: string; readonly until: EpochMs },
  ): Promise<boolean>;
  /** False = it is not held any more. */
  endHold(tx: Tx, merchantId: MerchantId, key: UseKey, to: 'CAPTURED' | 'RELEASED'): Promise<boolean>;
  /** What is not back yet of each recharge, in the order in which it was taken. */
  openParts(tx: Tx, merchantId: MerchantId, key: UseKey): Promise<readonly LotPart[]>;
  noteBack(tx: Tx, merchantId: MerchantId, key: UseKey, parts: readonly LotPart[]): Promise<void>;
  refund(tx: Tx, merchantId: MerchantId, key: UseKey, refundId: string): Promise<Split | undefined>;
  addRefund(
    tx: Tx,
    merchantId: MerchantId,
    key: UseKey,
    refund: { readonly refundId: string; readonly split: Split; readonly at: EpochMs },
  ): Promise<void>;
  addEntry(tx: Tx, merchantId: MerchantId, memberId: MemberId, entry: CardEntry): Promise<void>;
}

export interface RechargeStore {
  add(tx: Tx, merchantId: MerchantId, recharge: Recharge): Promise<void>;
  get(tx: Tx, merchantId: MerchantId, id: string): Promise<Recharge | undefined>;
  /** Sums over recharges that are not paid yet, or paid; for limits. */
  taken(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    offerId: string,
  ): Promise<{ readonly pendingFen: number; readonly times: number }>;
  advance(
    tx: Tx,
    merchantId: MerchantId,
    id: string,
    to: RechargeState,
    credited: { readonly left: Split; readonly at: EpochMs } | undefined,
  ): Promise<boolean>;
  addPaidOut(tx: Tx, merchantId: MerchantId, id: string, fen: number): Promise<void>;
  overdue(
    now: EpochMs,
    limit: number,
  ): Promise<readonly { readonly merchantId: MerchantId; readonly id: string }[]>;
  /** Newest first. */
  page(
    merchantId: MerchantId,
    memberId: MemberId,
    beforeId: string | undefined,
    limit: number,
  ): Promise<readonly Recharge[]>;
}

export interface OfferBook {
  list(merchantId: MerchantId): Promise<readonly Offer[]>;
  find(merchantId: MerchantId, id: string, tx?: Tx): Promise<Offer | undefined>;
  put(tx: Tx, merchantId: MerchantId, offer: Offer, at: EpochMs): Promise<void>;
}

export interface SettingsBook {
  settings(merchantId: MerchantId, tx?: Tx): Promise<StoredValueSettings>;
  set(tx: Tx, merchantId: MerchantId, settings: StoredValueSettings, by: string, at: EpochMs): Promise<void>;
}

export interface CashOut {
  readonly id: string;
  readonly memberId: MemberId | null;
  readonly rechargeId: string;
  /** What it took off the card. */
  readonly taken: Split;
  readonly refundFen: number;
  readonly channel: 'original' | 'manual';
  readonly state: CashOutState;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly requestedAt: EpochMs;
  readonly decidedAt: EpochMs | null;
  readonly paidAt: EpochMs | null;
}

export interface CashOutStore {
  add(tx: Tx, merchantId: MerchantId, cashOut: CashOut): Promise<void>;
  get(tx: Tx, merchantId: MerchantId, id: string): Promise<CashOut | undefined>;
  /** False = somebody else decided before. */
  decide(
    tx: Tx,
    merchantId: MerchantId,
    id: string,
    to: Pick<CashOut, 'state' | 'reference' | 'reason' | 'decidedAt' | 'paidAt'>,
  ): Promise<boolean>;
  /** The provider has sent it. */
  paid(
    tx: Tx,
    merchantId: MerchantId,
    cashOut: Pick<CashOut, 'id' | 'rechargeId'>,
    at: EpochMs,
  ): Promise<void>;
  page(
    merchantId: MerchantId,
    wanted: { readonly state?: CashOutState | undefined; readonly memberId?: MemberId | undefined },
    beforeId: string | undefined,
    limit: number,
  ): Promise<readonly CashOut[]>;
}

/** What the shop owes to its members, by the store that sold it. */
export interface Liability {
  /** Null = bought without a store. */
  readonly storeId: StoreId | null;
  readonly principalFen: number;
  readonly giftFen: number;
  /** Set aside for payments under way. */
  readonly heldFen: number;
  /** Asked back and not decided yet. */
  readonly cashingOutFen: number;
  readonly cards: number;
}

export interface CardReads {
  entries(
    merchantId: MerchantId,
    memberId: MemberId,
    beforeId: string | undefined,
    limit: number,
  ): Promise<readonly CardEntry[]>;
  liability(merchantId: MerchantId): Promise<readonly Liability[]>;
  /** Everything that was ever credited, by id, so many at a time. */
  creditedAfter(merchantId: MerchantId, afterId: string, limit: number): Promise<readonly Recharge[]>;
}

export interface PayPasswords {
  hash(merchantId: MerchantId, memberId: MemberId): Promise<string | undefined>;
  /** False when the one before is not `former` any more; `former` undefined = she had none. */
  set(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    next: { readonly hash: string; readonly former: string | undefined; readonly at: EpochMs },
  ): Promise<boolean>;
  /** Counts one try before the password is looked at; how many there were in this minute and on this day. */
  countTry(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    at: EpochMs,
  ): Promise<{ readonly minute: number; readonly day: number }>;
}
