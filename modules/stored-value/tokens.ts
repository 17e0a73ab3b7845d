import type { Exporter, Job, MemberCardFacts, MemberData } from '#feature';
import type { Route } from '#http';
import {
  type DomainEvent,
  type EpochMs,
  type EventHandler,
  type Fen,
  type MemberId,
  type MerchantId,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import type { Split } from './domain/split.ts';

/** Proof that she herself wants to spend up to so much; made by `approve`, asked for from a limit on. */
export interface Approval {
  readonly memberId: MemberId;
  readonly upToFen: number;
  readonly until: EpochMs;
  /** One use has it, and no other one; absent where a module stands for what she approved in the same business before. */
  readonly nonce?: string;
}

/** A natural key: the same business again changes nothing; with another content it is 409 `stored-value.other_content`. */
export interface UseKey {
  /** `<module>.<noun>`, e.g. `orders.order`. */
  readonly bizType: string;
  readonly bizId: string;
}

export interface Use extends UseKey {
  readonly memberId: MemberId;
  /** Above 0. */
  readonly amountFen: number;
  /** What for, in the shop's words; she reads it. */
  readonly title: string;
  readonly approval?: Approval | undefined;
  readonly at: EpochMs;
}

export interface UseRefund extends UseKey {
  /** Of this very refund; a repeat changes nothing. */
  readonly refundId: string;
  readonly amountFen: number;
  readonly at: EpochMs;
}

export interface StoredValueBalance {
  readonly principalFen: number;
  readonly giftFen: number;
  /** Of both together, set aside for payments under way; not in the two above. */
  readonly heldFen: number;
}

/** Every command joins the caller's commit and takes the member's card until then. */
export interface StoredValue {
  /** The pay password is right: once for this amount, for some minutes. 403 `stored-value.wrong_password`, 429 when too often. */
  approve(
    merchantId: MerchantId,
    memberId: MemberId,
    amountFen: number,
    payPassword: string,
  ): Promise<Approval>;
  /** What `POST /v1/me/stored-value/approvals` gave her; undefined when it is forged, too old, or somebody else's. */
  approvedBy(memberId: MemberId, approvalToken: string): Approval | undefined;
  /** From so much on a use needs an approval. */
  approvalNeededFrom(merchantId: MerchantId): Promise<number>;
  /** 409 `stored-value.insufficient {available}`; 403 `stored-value.password_needed` from the limit on. */
  spend(tx: Tx, merchantId: MerchantId, use: Use): Promise<Split>;
  /** Mixed payment (PAY-04): set aside until the other channel has paid, or has not. */
  hold(tx: Tx, merchantId: MerchantId, use: Use): Promise<Split>;
  capture(tx: Tx, merchantId: MerchantId, use: UseKey & { readonly at: EpochMs }): Promise<void>;
  release(tx: Tx, merchantId: MerchantId, use: UseKey & { readonly at: EpochMs }): Promise<void>;
  /** Back into the accounts that it came from, in the use's own split. Never more than what is not back yet. */
  refund(tx: Tx, merchantId: MerchantId, refund: UseRefund): Promise<Split>;
  balance(merchantId: MerchantId, memberId: MemberId): Promise<StoredValueBalance>;
}
export const STORED_VALUE = token<StoredValue>('StoredValue');

/** A recharge is paid and on the card. Coupons of the offer are for whoever issues them. */
export interface Recharged extends DomainEvent {
  readonly type: 'stored-value.recharged';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly rechargeId: string;
  readonly offerId: string;
  readonly storeId: StoreId | null;
  readonly paidFen: Fen;
  readonly giftFen: Fen;
  readonly giftCoupons: readonly string[];
}

export const STORED_VALUE_ROUTES = token<readonly Route[]>('StoredValueRoutes');
export const STORED_VALUE_HANDLERS = token<readonly EventHandler[]>('StoredValueHandlers');
export const STORED_VALUE_JOBS = token<readonly Job[]>('StoredValueJobs');
export const STORED_VALUE_EXPORTERS = token<readonly Exporter[]>('StoredValueExporters');
export const STORED_VALUE_MEMBER_DATA = token<MemberData>('StoredValueMemberData');
export const STORED_VALUE_CARD = token<MemberCardFacts>('StoredValueCard');
