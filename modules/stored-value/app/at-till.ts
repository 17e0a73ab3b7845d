import {
  AppError,
  type EpochMs,
  type MemberId,
  type MerchantId,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import type { PasswordFree } from '../domain/password-free.ts';
import type { Approval } from '../tokens.ts';

export interface Agreement extends PasswordFree {
  readonly termsVersion: string;
  readonly agreedAt: EpochMs;
  readonly spentTodayFen: number;
}

/** OPEN until she decides or its time is over; APPROVED serves one payment. */
export type RequestState = 'OPEN' | 'APPROVED' | 'DECLINED' | 'USED' | 'EXPIRED';

export interface PayRequest {
  readonly id: string;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly storeName: string;
  readonly amountFen: number;
  readonly state: RequestState;
  readonly createdAt: EpochMs;
  readonly untilAt: EpochMs;
}

export interface AtTillStore {
  agreement(merchantId: MerchantId, memberId: MemberId, at: EpochMs): Promise<Agreement | undefined>;
  /** Ends the one before; what she spent today goes along, also under one that she revoked. */
  agree(
    tx: Tx,
    merchantId: MerchantId,
    agreement: PasswordFree & {
      readonly id: string;
      readonly memberId: MemberId;
      readonly termsVersion: string;
      readonly at: EpochMs;
    },
  ): Promise<void>;
  /** False = there was none. */
  end(tx: Tx, merchantId: MerchantId, memberId: MemberId, at: EpochMs): Promise<boolean>;
  /** Counts it against limit and day, in one statement; false = it does not fit, or she never agreed. */
  count(
    tx: Tx,
    merchantId: MerchantId,
    use: { readonly memberId: MemberId; readonly amountFen: number; readonly at: EpochMs },
  ): Promise<boolean>;
  addRequest(
    tx: Tx,
    merchantId: MerchantId,
    request: Omit<PayRequest, 'state'> & { readonly openMax: number },
  ): Promise<boolean>;
  request(merchantId: MerchantId, id: string, now: EpochMs): Promise<PayRequest | undefined>;
  /** Hers that are open, the newest first. */
  openOf(
    merchantId: MerchantId,
    memberId: MemberId,
    now: EpochMs,
    limit: number,
  ): Promise<readonly PayRequest[]>;
  /** False = not open any more, or not hers. */
  decide(
    tx: Tx,
    merchantId: MerchantId,
    decision: {
      readonly id: string;
      readonly memberId: MemberId;
      readonly to: 'APPROVED' | 'DECLINED';
      readonly at: EpochMs;
    },
  ): Promise<boolean>;
  /** For exactly one payment of hers, of this amount or less. */
  use(
    tx: Tx,
    merchantId: MerchantId,
    use: {
      readonly id: string;
      readonly memberId: MemberId;
      readonly storeId: StoreId;
      readonly amountFen: number;
      readonly usedBy: string;
      readonly at: EpochMs;
    },
  ): Promise<boolean>;
}

export interface TillUse {
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly amountFen: number;
  /** A request that she approved; undefined = without her password. */
  readonly requestId: string | undefined;
  /** Of the business that it pays. */
  readonly bizId: string;
  readonly at: EpochMs;
}

/** Who shows her member code at a till has proved that she is there, and not more (PAY-05). */
export interface StoredValueAtTill {
  /**
   * Inside the commit of the payment: within her own limit and her own day nothing more is asked, above it takes a request
   * that she approved on her phone. 403 `stored-value.approval_needed`, 409 `stored-value.request_not_approved`.
   */
  authorise(tx: Tx, merchantId: MerchantId, use: TillUse): Promise<Approval>;
  /** Asks her, on her phone. 429 `stored-value.too_many_requests` where several wait for her already. */
  ask(
    tx: Tx,
    merchantId: MerchantId,
    request: {
      readonly memberId: MemberId;
      readonly storeId: StoreId;
      readonly storeName: string;
      readonly amountFen: number;
    },
  ): Promise<PayRequest>;
  request(merchantId: MerchantId, id: string): Promise<PayRequest | undefined>;
}

export const STORED_VALUE_AT_TILL = token<StoredValueAtTill>('StoredValueAtTill');

export const approvalNeeded = () =>
  new AppError('forbidden', 'stored-value.approval_needed', '超过免密额度或未开通免密，请会员在手机上确认');
