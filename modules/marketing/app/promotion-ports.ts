import type { EpochMs, MemberId, MerchantId, OrderId, Page, SkuId, Tx } from '#kernel';
import type { LimitedPrice, Promotion, PromotionTerms } from '../domain/promotion.ts';
import type { OfferState } from '../domain/template.ts';

/** What an article was sold for at the lowest lately. */
export interface PriceEvidence {
  readonly skuId: SkuId;
  readonly lowestFen: number;
  /** `sales` = paid by somebody in the seven days before; `shelf` = nobody bought it, so what stores ask. */
  readonly from: 'sales' | 'shelf';
  readonly at: EpochMs;
}

export interface KeptPrice extends LimitedPrice {
  /** null until it is published. */
  readonly evidence: Omit<PriceEvidence, 'skuId'> | null;
}

export interface PromotionStore {
  put(tx: Tx, merchantId: MerchantId, promotion: Promotion, at: EpochMs): Promise<void>;
  rewrite(tx: Tx, merchantId: MerchantId, id: string, terms: PromotionTerms, at: EpochMs): Promise<boolean>;
  find(merchantId: MerchantId, id: string, tx?: Tx): Promise<Promotion | undefined>;
  prices(
    merchantId: MerchantId,
    ids: readonly string[],
    tx?: Tx,
  ): Promise<ReadonlyMap<string, readonly KeptPrice[]>>;
  step(tx: Tx, merchantId: MerchantId, id: string, to: OfferState, at: EpochMs): Promise<boolean>;
  keepEvidence(tx: Tx, merchantId: MerchantId, id: string, evidence: readonly PriceEvidence[]): Promise<void>;
  page(
    merchantId: MerchantId,
    state: OfferState | undefined,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<Promotion>>;
  /** Published and not over; those that begin later are told as well, so that a page can announce them. */
  running(merchantId: MerchantId, now: EpochMs, max: number): Promise<readonly Promotion[]>;
  /** Pieces that she has had at each price. */
  takenBy(
    merchantId: MerchantId,
    memberId: MemberId,
    promotionIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>>;
  /** Pieces sold at the prices of each promotion. */
  sold(merchantId: MerchantId, ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

export interface LimitedPiece {
  readonly promotionId: string;
  readonly skuId: SkuId;
  readonly quantity: number;
}

export interface PiecesOfOrder extends LimitedPiece {
  readonly memberId: MemberId;
  readonly orderId: OrderId;
}

/** Pieces at a price for a time, counted per member. */
export interface LimitedPieceStore {
  /** False when she would have more than she may, or the price is not on offer now. */
  hold(tx: Tx, merchantId: MerchantId, take: PiecesOfOrder & { readonly now: EpochMs }): Promise<boolean>;
  /** As above for many new orders; answers with those that may have theirs. */
  holdEach(
    tx: Tx,
    merchantId: MerchantId,
    takes: readonly PiecesOfOrder[],
    now: EpochMs,
  ): Promise<ReadonlySet<OrderId>>;
  keep(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<void>;
  giveBack(
    tx: Tx,
    merchantId: MerchantId,
    orderId: OrderId,
    from: readonly ('HELD' | 'KEPT')[],
  ): Promise<void>;
}

export interface SoldPriceBook {
  note(tx: Tx, merchantId: MerchantId, skuId: SkuId, day: string, fen: number): Promise<void>;
  lowestSince(
    tx: Tx,
    merchantId: MerchantId,
    skuIds: readonly string[],
    day: string,
  ): Promise<ReadonlyMap<string, number>>;
}
