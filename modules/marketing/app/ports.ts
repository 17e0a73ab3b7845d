import type { EpochMs, MemberId, MerchantId, OrderId, Page, StaffId, StoreId, Tx } from '#kernel';
import type { CouponState } from '../domain/coupon-states.ts';
import type { Audience, CouponTemplate, OfferState, TemplateTerms } from '../domain/template.ts';

export const GIVEN_BY = [
  'claim',
  'issue',
  'code',
  'recharge',
  'newcomer',
  'birthday',
  'tier',
  'points',
  'scan',
  'payment',
  'friend',
] as const;
export type GivenBy = (typeof GIVEN_BY)[number];

export interface Coupon {
  readonly id: string;
  readonly templateId: string;
  /** null = she was forgotten. */
  readonly memberId: MemberId | null;
  readonly state: CouponState;
  readonly number: string;
  readonly alias: string;
  readonly givenBy: GivenBy;
  readonly validFrom: EpochMs;
  readonly validUntil: EpochMs;
  readonly issuedAt: EpochMs;
  readonly orderId: OrderId | null;
  readonly usedAt: EpochMs | null;
  /** Where it was redeemed at the till. */
  readonly storeId: StoreId | null;
  /** While an order or a friend may have it. */
  readonly lockedUntil: EpochMs | null;
  /** When a friend gave it; null = nobody did. */
  readonly passedAt: EpochMs | null;
}

export interface CouponOfTemplate {
  readonly coupon: Coupon;
  readonly template: CouponTemplate;
}

export interface TemplateFigures {
  /** Given to somebody, whatever became of it. */
  readonly issued: number;
  /** By an order. */
  readonly used: number;
  /** At a till. */
  readonly redeemed: number;
}

export interface TemplateStore {
  add(tx: Tx, merchantId: MerchantId, template: CouponTemplate): Promise<void>;
  /** False unless it is a draft. */
  rewrite(tx: Tx, merchantId: MerchantId, id: string, terms: TemplateTerms, at: EpochMs): Promise<boolean>;
  find(merchantId: MerchantId, id: string, tx?: Tx): Promise<CouponTemplate | undefined>;
  /** Those of them that there are. */
  findAll(merchantId: MerchantId, ids: readonly string[]): Promise<readonly CouponTemplate[]>;
  /** False when it is not in a state that leads there. */
  step(tx: Tx, merchantId: MerchantId, id: string, to: OfferState, at: EpochMs): Promise<boolean>;
  /** Newest first. */
  page(
    merchantId: MerchantId,
    state: OfferState | undefined,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<CouponTemplate>>;
  /** On offer now, those that end first at the beginning. */
  open(
    merchantId: MerchantId,
    audience: Audience,
    now: EpochMs,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<CouponTemplate>>;
  /** Takes so many out of what is left, while it is published; inside its claim window where `within` says an instant. */
  take(
    tx: Tx,
    merchantId: MerchantId,
    id: string,
    wanted: { readonly pieces: number; readonly within?: EpochMs },
  ): Promise<boolean>;
  figures(merchantId: MerchantId, ids: readonly string[]): Promise<ReadonlyMap<string, TemplateFigures>>;
}

export interface NewCoupon {
  readonly id: string;
  readonly templateId: string;
  readonly memberId: MemberId;
  readonly seq: number;
  readonly number: string;
  readonly alias: string;
  readonly givenBy: GivenBy;
  readonly givenFor: string;
  readonly validFrom: EpochMs;
  readonly validUntil: EpochMs;
  readonly issuedAt: EpochMs;
}

export const WALLET_TABS = ['usable', 'used', 'expired'] as const;
export type WalletTab = (typeof WALLET_TABS)[number];

export interface CouponStore {
  /** The number of her next coupon of this template, from 1; undefined = she has had all that she may have, or today's. */
  nextSeq(
    tx: Tx,
    merchantId: MerchantId,
    taker: {
      readonly templateId: string;
      readonly memberId: MemberId;
      readonly max: number;
      readonly dayMax: number;
      readonly day: string;
    },
  ): Promise<number | undefined>;
  /** Her last number again, in the commit that counted it: no coupon bears it. */
  giveSeqBack(tx: Tx, merchantId: MerchantId, templateId: string, memberId: MemberId): Promise<void>;
  taken(
    merchantId: MerchantId,
    memberId: MemberId,
    templateIds: readonly string[],
  ): Promise<
    ReadonlyMap<string, { readonly taken: number; readonly day: string; readonly dayTaken: number }>
  >;
  /** False when a number or an alias is taken: draw others. */
  add(tx: Tx, merchantId: MerchantId, coupon: NewCoupon): Promise<boolean>;
  givenFor(tx: Tx, merchantId: MerchantId, givenFor: string): Promise<Coupon | undefined>;
  get(merchantId: MerchantId, id: string, tx?: Tx): Promise<CouponOfTemplate | undefined>;
  findByCode(
    merchantId: MerchantId,
    code: { readonly number: string } | { readonly alias: string },
    tx?: Tx,
  ): Promise<CouponOfTemplate | undefined>;
  /** The usable ones that run out first; the others newest first. */
  wallet(
    merchantId: MerchantId,
    memberId: MemberId,
    tab: WalletTab,
    now: EpochMs,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<CouponOfTemplate>>;
  /** Those that she may use now or later, the ones that run out first. */
  usable(
    merchantId: MerchantId,
    memberId: MemberId,
    now: EpochMs,
    limit: number,
  ): Promise<readonly CouponOfTemplate[]>;
  ofOrder(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<readonly Coupon[]>;
  lock(
    tx: Tx,
    merchantId: MerchantId,
    lock: {
      readonly id: string;
      readonly memberId: MemberId;
      readonly orderId: OrderId;
      readonly until: EpochMs;
      readonly now: EpochMs;
    },
  ): Promise<boolean>;
  /** Those that this order holds, or held last; answers with their ids. */
  useFor(tx: Tx, merchantId: MerchantId, orderId: OrderId, at: EpochMs): Promise<readonly string[]>;
  giveBack(
    tx: Tx,
    merchantId: MerchantId,
    coupon: {
      readonly id: string;
      readonly orderId: OrderId;
      readonly from: readonly CouponState[];
      readonly validUntil: EpochMs;
    },
  ): Promise<boolean>;
  redeem(
    tx: Tx,
    merchantId: MerchantId,
    redemption: {
      readonly id: string;
      readonly storeId: StoreId;
      readonly staffId: StaffId;
      readonly device: string;
      readonly at: EpochMs;
    },
  ): Promise<boolean>;
  revoke(tx: Tx, merchantId: MerchantId, id: string): Promise<boolean>;
  /** At most `max` that ran out. */
  expire(tx: Tx, now: EpochMs, max: number): Promise<number>;
  /** At most `max` that run out within so many days, each told once per number of days. */
  runningOut(tx: Tx, now: EpochMs, days: number, max: number): Promise<readonly RunningOut[]>;
}

export interface RunningOut {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly couponId: string;
  readonly templateId: string;
  readonly validUntil: EpochMs;
}

export interface ExchangeCodeStore {
  add(
    tx: Tx,
    merchantId: MerchantId,
    batch: {
      readonly templateId: string;
      readonly batchId: string;
      readonly hashes: readonly string[];
      readonly at: EpochMs;
    },
  ): Promise<void>;
  /** The template behind a code, used or not. */
  templateOf(tx: Tx, merchantId: MerchantId, hash: string): Promise<string | undefined>;
  spend(tx: Tx, merchantId: MerchantId, hash: string, at: EpochMs): Promise<boolean>;
}
