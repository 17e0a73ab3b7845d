import type { Job } from '#feature';
import type { Route } from '#http';
import { type EpochMs, type MerchantId, type Page, type Tx, token } from '#kernel';
import type { Account, BizKey, Transfer, Unit } from './domain/books.ts';

export interface Balance {
  /** Sum of all entries. */
  readonly balance: number;
  /** Set aside by holds that are still open. */
  readonly held: number;
}

/** One line of an account's book. Never changed, never deleted. */
export interface Entry {
  /** 1, 2, 3 … within its account, without gaps. */
  readonly seq: number;
  readonly amount: number;
  readonly balanceAfter: number;
  readonly bizType: string;
  readonly bizId: string;
  readonly direction: string;
  readonly memo: string;
  readonly at: EpochMs;
}

export interface Hold extends BizKey {
  readonly account: Account;
  /** Above 0. */
  readonly amount: number;
  readonly at: EpochMs;
}

/** All captures and the release of a hold speak of it by the key under which it was made. */
export interface Capture extends Pick<BizKey, 'bizType' | 'bizId'> {
  /** Name of this part, when a hold is captured in several. */
  readonly part?: string;
  /** Missing = all that is still held. */
  readonly amount?: number;
  readonly to: Account;
  readonly memo: string;
  readonly at: EpochMs;
}

export interface HandOver extends BizKey {
  readonly from: Account;
  readonly to: Account;
  readonly memo: string;
  readonly at: EpochMs;
}

/** What a hand-over moved, as JSON, to hand it back. */
export interface HandedOver {
  readonly amount: number;
  readonly holds: readonly { readonly bizType: string; readonly bizId: string }[];
}

/** One thing that is wrong in the books. `subject` is an account or a transfer. */
export interface Fault {
  readonly rule:
    | 'transfer_sum_is_zero'
    | 'transfer_has_entries'
    | 'entry_has_transfer'
    | 'balance_is_sum_of_entries'
    | 'entries_without_gaps'
    | 'held_is_sum_of_holds'
    | 'not_below_zero';
  readonly subject: string;
}

export interface BooksReport {
  readonly accounts: number;
  readonly transfers: number;
  /** The first hundred of each rule. */
  readonly faults: readonly Fault[];
}

/**
 * Double entry for everything like money. The caller's `tx` makes it part of the caller's commit; a refusal has
 * to end it, since what was claimed before it would stay.
 * Accounts that cannot go below zero refuse with 409 `ledger.insufficient {unit, kind, available}`.
 */
export interface Ledger {
  /** `posted` false = it was there already. The same key with other legs is 409 `ledger.other_legs`. */
  transfer(tx: Tx, merchantId: MerchantId, transfer: Transfer): Promise<{ readonly posted: boolean }>;
  /** Sets an amount aside: it counts in the balance, but nobody else can take it. A repeat changes nothing. */
  hold(tx: Tx, merchantId: MerchantId, hold: Hold): Promise<void>;
  /** Moves what was set aside, or a part of it; the rest stays set aside. A repeat of the same part changes nothing. */
  capture(tx: Tx, merchantId: MerchantId, capture: Capture): Promise<void>;
  /** Lets go of what is still set aside; answers with how much. A repeat lets go of 0. */
  release(tx: Tx, merchantId: MerchantId, hold: Pick<BizKey, 'bizType' | 'bizId'>): Promise<number>;
  /** As of now, and until this commit nobody else moves it: for who must know the balance to decide. */
  lock(tx: Tx, merchantId: MerchantId, account: Account): Promise<Balance>;
  /** Moves the whole balance and the open holds to another account of the same kind. */
  handOver(tx: Tx, merchantId: MerchantId, handOver: HandOver): Promise<HandedOver>;
  /** The reverse: gives back exactly that, refused while it is not there any more. */
  handBack(tx: Tx, merchantId: MerchantId, handOver: HandOver, moved: HandedOver): Promise<void>;
  /** Zeros for an account that nothing ever came to. */
  balance(merchantId: MerchantId, account: Account): Promise<Balance>;
  /** Newest first. */
  entries(
    merchantId: MerchantId,
    account: Account,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<Entry>>;
  check(merchantId: MerchantId): Promise<BooksReport>;
}
export const LEDGER = token<Ledger>('Ledger');

/** Sums over all accounts of one kind. Over all kinds of a unit, `balance` adds up to 0. */
export interface TrialLine {
  readonly unit: Unit;
  readonly kind: string;
  readonly accounts: number;
  readonly balance: number;
  readonly held: number;
}

/** How many faults the last nightly check found, all merchants together; for the metrics page. */
export interface BooksWatch {
  faults(): Promise<number>;
}
export const BOOKS_WATCH = token<BooksWatch>('BooksWatch');

export const LEDGER_ROUTES = token<readonly Route[]>('LedgerRoutes');
export const LEDGER_JOBS = token<readonly Job[]>('LedgerJobs');
