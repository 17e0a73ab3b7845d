import type { EpochMs, MemberId, MerchantId, OrderId, ProductId, SkuId, StaffId, StoreId, Tx } from '#kernel';
import type { HoldReason, PartName, PartState, Review } from '../domain/review.ts';
import type { Surroundings } from '../domain/suspicion.ts';

export interface NewReview {
  readonly id: string;
  readonly memberId: MemberId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly skuId: SkuId;
  readonly productId: ProductId;
  readonly optionText: string;
  readonly score: number;
  readonly isAnonymous: boolean;
  readonly shownName: string;
}

export interface NewPart {
  readonly reviewId: string;
  readonly part: PartName;
  readonly text: string;
  readonly pictures: readonly string[];
  readonly writtenAt: EpochMs;
}

export interface ReviewStore {
  /** False when this line has a review already. */
  add(tx: Tx, merchantId: MerchantId, review: NewReview): Promise<boolean>;
  /** False when this part was written already. */
  addPart(tx: Tx, merchantId: MerchantId, part: NewPart): Promise<boolean>;
  /** False when it is in none of `from`. */
  advance(
    tx: Tx,
    merchantId: MerchantId,
    id: string,
    part: PartName,
    to: PartState,
    from: readonly PartState[],
    reason: HoldReason | null,
  ): Promise<boolean>;
  /** Puts a score into the product's average, or takes it out again. */
  count(tx: Tx, merchantId: MerchantId, productId: ProductId, score: number, times: 1 | -1): Promise<void>;
  reply(
    tx: Tx,
    merchantId: MerchantId,
    id: string,
    reply: { readonly text: string; readonly by: StaffId; readonly at: EpochMs },
  ): Promise<boolean>;
}

export interface Rating {
  readonly reviews: number;
  /** By score, 1 star first. */
  readonly byScore: readonly number[];
}

/** Newest first; `after` is the sort key of the last one seen. */
type After = readonly [writtenAt: number, id: string] | undefined;

export interface ReviewReads {
  find(merchantId: MerchantId, id: string): Promise<Review | undefined>;
  ofProduct(
    merchantId: MerchantId,
    productId: ProductId,
    filter: { readonly score?: number | undefined; readonly withPictures?: boolean | undefined },
    after: After,
    limit: number,
  ): Promise<readonly Review[]>;
  ofMember(
    merchantId: MerchantId,
    memberId: MemberId,
    after: After,
    limit: number,
  ): Promise<readonly Review[]>;
  /** With a part in this state; of these stores, or of all. */
  inState(
    merchantId: MerchantId,
    state: PartState,
    stores: readonly StoreId[] | undefined,
    after: After,
    limit: number,
  ): Promise<readonly Review[]>;
  rating(merchantId: MerchantId, productId: ProductId): Promise<Rating>;
  surroundings(merchantId: MerchantId, review: Review, part: PartName, since: EpochMs): Promise<Surroundings>;
}

export type Verdict = 'pass' | 'review' | 'risky';

/** The platform's opinion of what people write. */
export interface ContentCheck {
  /** Undefined = it does not answer, or does not know the writer. */
  text(openid: string, text: string): Promise<Verdict | undefined>;
  /** Asks about a picture that the platform can fetch; the answer comes later, under this number. Undefined = not asked. */
  picture(openid: string, url: string): Promise<string | undefined>;
}

export interface PartKey {
  readonly reviewId: string;
  readonly part: PartName;
}

/** Pictures about which the platform was asked. */
export interface PictureChecks {
  /** True when its pictures were asked about before. */
  areAsked(merchantId: MerchantId, part: PartKey): Promise<boolean>;
  note(
    tx: Tx,
    merchantId: MerchantId,
    part: PartKey,
    traceIds: readonly string[],
    at: EpochMs,
  ): Promise<void>;
  find(merchantId: MerchantId, traceId: string): Promise<PartKey | undefined>;
  /** Holds the part's row until the commit: two answers at once come one after the other. False: it was decided. */
  hold(tx: Tx, merchantId: MerchantId, part: PartKey): Promise<boolean>;
  pass(tx: Tx, merchantId: MerchantId, traceId: string): Promise<void>;
  /** How many have not passed. */
  open(tx: Tx, merchantId: MerchantId, part: PartKey): Promise<number>;
  /** Parts that still wait for an answer which was asked for before this. */
  overdue(
    askedBefore: EpochMs,
    limit: number,
  ): Promise<readonly (PartKey & { readonly merchantId: MerchantId })[]>;
}
