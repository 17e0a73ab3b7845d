import type { DomainEvent, MemberId, MerchantId, OrderId, ProductId, SkuId, StoreId } from '#kernel';
import type { PartName } from '../domain/review.ts';

/** Something was written and nobody but its writer sees it yet. */
export interface ReviewWritten extends DomainEvent {
  readonly type: 'reviews.review_written';
  readonly merchantId: MerchantId;
  readonly reviewId: string;
  readonly part: PartName;
}

/** Others see it now: points may be given for it, tastes may be learned from it. */
export interface ReviewShown extends DomainEvent {
  readonly type: 'reviews.review_shown';
  readonly merchantId: MerchantId;
  readonly reviewId: string;
  readonly part: PartName;
  readonly memberId: MemberId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly skuId: SkuId;
  readonly productId: ProductId;
  readonly score: number;
  readonly pictures: number;
}
