import type { EpochMs, Fen, ProductId, SkuId } from '#kernel';

export const TRY_ON_KINDS = [
  'glasses',
  'hat',
  'earrings',
  'necklace',
  'ring',
  'bracelet',
  'watch',
  'lipstick',
  'blush',
  'eyeshadow',
  'eyeliner',
  'brow',
  'clothes',
] as const;
export type TryOnKind = (typeof TRY_ON_KINDS)[number];

export interface Category {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

/** One article of a product (SKU): one value per option of the product. */
export interface NewSku {
  readonly id: SkuId;
  /** Unique per merchant; what the shelf label says. */
  readonly code: string;
  readonly optionValues: readonly string[];
  readonly priceFen: Fen;
  /** The price that is struck through (划线价). */
  readonly listPriceFen: Fen;
  readonly imageUrl: string;
  /** Folder in ar-assets. */
  readonly arItemId: string | null;
  readonly tryOn: TryOnKind | null;
}

/** One line of a size table: the article itself, cm. */
export interface ProductSize {
  /** Value of one of the product's options. */
  readonly name: string;
  /** From seam to seam over the shoulders. */
  readonly shoulderCm: number;
  /** Width over the hips, laid flat, where it matters. */
  readonly hipCm?: number;
}

export interface NewProduct {
  readonly id: ProductId;
  readonly categoryId: string;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly brand: string;
  readonly tags: readonly string[];
  readonly images: readonly string[];
  readonly optionNames: readonly string[];
  readonly listedAt: EpochMs;
  /** Not recommended again right after a purchase. */
  readonly durable: boolean;
  /** Clothes; absent where no size table is known. */
  readonly sizes?: readonly ProductSize[];
  readonly skus: readonly NewSku[];
}

/** What a bundle (套装) is made of; a gift (赠品) goes along without a price. */
export interface Component {
  readonly skuId: SkuId;
  /** Pieces in one bundle. */
  readonly quantity: number;
  readonly isGift: boolean;
}

/** Why an article cannot be had at a store now, although it exists. */
export type Refusal = 'off_shelf' | 'not_at_store' | 'not_now' | 'sold_out_today';

/** What one article costs at one store, and whether it may be sold at all. */
export interface SkuOffer {
  readonly skuId: SkuId;
  readonly productId: ProductId;
  readonly title: string;
  /** `黑色 · 大号`; empty for a product without options. */
  readonly optionText: string;
  readonly imageUrl: string;
  /** What who asks pays; without a member what everybody does. */
  readonly priceFen: Fen;
  /** What everybody pays at this store. */
  readonly storePriceFen: Fen;
  readonly listPriceFen: Fen;
  readonly onSale: boolean;
  /** Null when it is on sale. */
  readonly refusal: Refusal | null;
  readonly categoryId: string;
  readonly brand: string;
  readonly tags: readonly string[];
  readonly arItemId: string | null;
  readonly tryOn: TryOnKind | null;
}

/** A product as a list shows it, with the price of its first article. */
export interface ProductCard {
  readonly productId: ProductId;
  readonly skuId: SkuId;
  readonly skuIds: readonly SkuId[];
  readonly title: string;
  readonly subtitle: string;
  readonly categoryId: string;
  readonly brand: string;
  readonly tags: readonly string[];
  readonly priceFen: Fen;
  readonly listPriceFen: Fen;
  readonly imageUrl: string;
  readonly tryOn: TryOnKind | null;
  readonly listedAt: EpochMs;
  readonly durable: boolean;
}
