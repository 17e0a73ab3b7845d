import type { EpochMs, MemberId, MerchantId, OrderId, StoreId, Tx } from '#kernel';
import type { BizKey } from '#modules/ledger';
import type { Lot, Part } from '../domain/lots.ts';
import type { LotSource, PointsRules } from '../domain/rules.ts';

export type EntryKey = Required<BizKey>;

/** One line of what a member reads about her points. */
export interface PointsEntry extends EntryKey {
  readonly id: string;
  readonly memberId: MemberId;
  readonly source: LotSource | 'spend';
  readonly title: string;
  /** Of her usable points; debt counts below zero. */
  readonly change: number;
  readonly pendingChange: number;
  readonly usableAfter: number;
  /** How many were asked for before the day's cap; null where the merchant's rules said how many. */
  readonly asked: number | null;
  readonly at: EpochMs;
}

export interface NewLot extends Lot {
  readonly createdAt: EpochMs;
}

/** Writing side; the caller has locked the member's account, so nobody else moves her lots. */
export interface PointStore {
  /** Lots with something left: usable ones by their end, then those that wait. */
  lotsOf(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<readonly Lot[]>;
  lot(tx: Tx, merchantId: MerchantId, lotId: string): Promise<Lot | undefined>;
  addLot(tx: Tx, merchantId: MerchantId, lot: NewLot): Promise<void>;
  /** Guarded: a lot never falls below 0. */
  take(tx: Tx, merchantId: MerchantId, part: Part): Promise<void>;
  /** Guarded: a lot never holds more than was earned. */
  putBack(tx: Tx, merchantId: MerchantId, part: Part): Promise<void>;
  /** False when it was usable before. `remaining` = what is left after a debt was paid. */
  release(
    tx: Tx,
    merchantId: MerchantId,
    lotId: string,
    remaining: number,
    expiresAt: EpochMs,
  ): Promise<boolean>;
  entry(tx: Tx, merchantId: MerchantId, key: EntryKey): Promise<PointsEntry | undefined>;
  /** UNIQUE by key: throws when it is taken. */
  addEntry(tx: Tx, merchantId: MerchantId, entry: PointsEntry): Promise<void>;
  addBurn(tx: Tx, merchantId: MerchantId, key: EntryKey, parts: readonly Part[]): Promise<void>;
  /** What of a burn has not come back, by lot, in the order in which it was taken. */
  burnt(tx: Tx, merchantId: MerchantId, key: EntryKey): Promise<readonly Part[]>;
  noteReturned(tx: Tx, merchantId: MerchantId, key: EntryKey, part: Part): Promise<void>;
  /** Counts towards the day's cap; answers with how much fits under it. */
  countEarned(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    source: string,
    day: string,
    amount: number,
    cap: number | null,
  ): Promise<number>;
}

/** One store's part of an order, as far as it is known. */
export interface PurchaseRow {
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly memberId: MemberId | null;
  readonly goodsFen: number | null;
  readonly paidAt: EpochMs | null;
  readonly receivedAt: EpochMs | null;
  readonly lotId: string | null;
  /** Null = not credited yet. */
  readonly earned: number | null;
  readonly reversed: number;
  readonly refundedFen: number;
}

export interface PurchaseBook {
  /** Takes the row until the commit, and makes it when it is not there. */
  lock(tx: Tx, merchantId: MerchantId, orderId: OrderId, storeId: StoreId): Promise<PurchaseRow>;
  notePaid(
    tx: Tx,
    merchantId: MerchantId,
    row: Pick<PurchaseRow, 'orderId' | 'storeId'>,
    paid: { readonly memberId: MemberId; readonly goodsFen: number; readonly paidAt: EpochMs },
  ): Promise<void>;
  noteEarned(
    tx: Tx,
    merchantId: MerchantId,
    row: Pick<PurchaseRow, 'orderId' | 'storeId'>,
    lotId: string | null,
    earned: number,
  ): Promise<void>;
  noteReceived(
    tx: Tx,
    merchantId: MerchantId,
    row: Pick<PurchaseRow, 'orderId' | 'storeId'>,
    at: EpochMs,
  ): Promise<void>;
  noteReversed(
    tx: Tx,
    merchantId: MerchantId,
    row: Pick<PurchaseRow, 'orderId' | 'storeId'>,
    reversed: number,
  ): Promise<void>;
  /** False when this refund is known. */
  noteRefund(
    tx: Tx,
    merchantId: MerchantId,
    row: Pick<PurchaseRow, 'orderId' | 'storeId'>,
    refundId: string,
    goodsFen: number,
    at: EpochMs,
  ): Promise<boolean>;
  /** When the lot of a part may be used. */
  openLotAt(tx: Tx, merchantId: MerchantId, lotId: string, at: EpochMs): Promise<void>;
  /** Stores of an order that anything is known of. */
  storesOf(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<readonly StoreId[]>;
  /** Orders that she paid for and got nothing for yet. */
  uncredited(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<readonly OrderId[]>;
}

export interface RuleBook {
  /** Inside a transaction, or outside. */
  rules(merchantId: MerchantId, tx?: Tx): Promise<PointsRules>;
  set(tx: Tx, merchantId: MerchantId, rules: PointsRules, by: string, at: EpochMs): Promise<void>;
}

/** One day on which she checked in. */
export interface CheckInDay {
  /** `2026-11-21`, Asia/Shanghai. */
  readonly day: string;
  readonly streak: number;
  readonly madeUp: boolean;
  readonly reward: number;
}

export interface CheckInBook {
  /** False when the day is taken. */
  add(tx: Tx, merchantId: MerchantId, memberId: MemberId, day: CheckInDay, at: EpochMs): Promise<boolean>;
  on(tx: Tx, merchantId: MerchantId, memberId: MemberId, day: string): Promise<CheckInDay | undefined>;
  /** From `from` to `to`, both included, in order. */
  between(
    merchantId: MerchantId,
    memberId: MemberId,
    from: string,
    to: string,
    tx?: Tx,
  ): Promise<readonly CheckInDay[]>;
  setStreak(tx: Tx, merchantId: MerchantId, memberId: MemberId, day: string, streak: number): Promise<void>;
  /** False when all cards of the month are used. */
  useCard(tx: Tx, merchantId: MerchantId, memberId: MemberId, month: string, limit: number): Promise<boolean>;
  cardsUsed(merchantId: MerchantId, memberId: MemberId, month: string): Promise<number>;
}

/** Reading side, outside transactions. */
export interface PointReads {
  /** Sums of her lots that have not run out, and what runs out next. */
  lots(
    merchantId: MerchantId,
    memberId: MemberId,
    now: EpochMs,
  ): Promise<{
    readonly usable: number;
    readonly pending: number;
    readonly next: readonly { readonly remaining: number; readonly expiresAt: EpochMs }[];
  }>;
  /** Newest first; without those that moved nothing. */
  entries(
    merchantId: MerchantId,
    memberId: MemberId,
    before: string | undefined,
    limit: number,
  ): Promise<readonly PointsEntry[]>;
  waitingUntil(now: EpochMs, limit: number): Promise<readonly DueLot[]>;
  /** Members of whose lots something ran out. */
  endedUntil(now: EpochMs, limit: number): Promise<readonly Whose[]>;
  /** Members to be told that something runs out within `days`, and were not told so yet. */
  unwarned(now: EpochMs, days: number, limit: number): Promise<readonly Whose[]>;
  /** Lots with something left, by member; for the export. */
  membersAfter(
    merchantId: MerchantId,
    after: string,
    now: EpochMs,
    limit: number,
  ): Promise<
    readonly {
      readonly memberId: MemberId;
      readonly usable: number;
      readonly pending: number;
      readonly nextExpiresAt: EpochMs | null;
    }[]
  >;
}

export interface Whose {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}

export interface DueLot extends Whose {
  readonly lotId: string;
  readonly availableAt: EpochMs;
}

export interface WarningBook {
  /** Marks her lots that run out until `until` as told; answers with those that were not. */
  markWarned(
    tx: Tx,
    whose: Whose,
    now: EpochMs,
    days: number,
  ): Promise<readonly { readonly remaining: number; readonly expiresAt: EpochMs }[]>;
}
