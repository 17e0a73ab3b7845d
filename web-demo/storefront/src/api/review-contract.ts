/** Reviews, as far as the storefront reads and writes them. */
export interface KeptPicture {
  readonly url: string;
  /** Every width that is kept: `/a/320 320w, /a/640 640w`. */
  readonly srcset: string | null;
}

export interface ReviewWords {
  readonly text: string;
  readonly pictures: readonly KeptPicture[];
  readonly writtenAt: number;
}

export interface Review extends ReviewWords {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly optionText: string;
  readonly followUp: ReviewWords | null;
  readonly reply: { readonly text: string; readonly at: number } | null;
}

export interface ProductReviews {
  readonly items: readonly Review[];
  readonly nextCursor: string | null;
  readonly rating: { readonly reviews: number; readonly averageTenths: number | null };
}

export interface OwnReview {
  readonly id: string;
  readonly orderId: string;
  readonly storeId: string;
  readonly skuId: string;
  readonly first: { readonly state: 'CHECKING' | 'SHOWN' | 'HELD' | 'REJECTED' };
  /** Null = she has not said one thing more yet (追评). */
  readonly followUp: { readonly state: 'CHECKING' | 'SHOWN' | 'HELD' | 'REJECTED' } | null;
}

export interface NewReview {
  readonly orderId: string;
  readonly storeId: string;
  readonly skuId: string;
  readonly score: number;
  readonly isAnonymous: boolean;
  readonly text: string;
  readonly pictures: readonly string[];
}
