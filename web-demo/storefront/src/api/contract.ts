import type { KeptPicture } from './review-contract.ts';

/** What the shop's API answers, as far as these pages read it. Money in fen, instants in UTC milliseconds. */
export type TryOnKind =
  | 'glasses'
  | 'hat'
  | 'earrings'
  | 'necklace'
  | 'ring'
  | 'bracelet'
  | 'watch'
  | 'lipstick'
  | 'blush'
  | 'eyeshadow'
  | 'eyeliner'
  | 'brow'
  | 'clothes';
export type StockLevel = 'in' | 'low' | 'none';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | null;
}

export interface Member {
  readonly id: string;
  readonly nickname: string;
  readonly avatarUrl: string | null;
  /** She paid in stores before; what she earned there waits for the terms. */
  readonly needsTerms?: boolean;
}

/** For one scan, at most a minute. */
export interface MemberCode {
  readonly code: string;
  readonly refreshAt: number;
  readonly expiresAt: number;
}

export interface Me extends Member {
  readonly phoneMasked: string | null;
}

export interface SignIn {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly refreshToken: string;
  readonly member: Member;
}

export interface Store {
  readonly id: string;
  readonly name: string;
  readonly district: string;
  readonly address: string;
  readonly phone: string;
  readonly openNow: boolean;
  readonly hoursText: string;
  readonly distanceMetres: number | null;
  /** Can be walked through as a panorama. */
  readonly hasTour: boolean;
}

/** What can be tapped in a room of a tour; angles in radians from the picture's middle. */
export interface TourHotspot {
  readonly yaw: number;
  readonly pitch: number;
  readonly kind: 'product' | 'room' | 'booking';
  readonly label: string;
  readonly productId?: string;
  readonly skuId?: string;
  readonly roomId?: string;
}

export interface TourRoom {
  readonly id: string;
  readonly title: string;
  readonly imageUrl: string;
  readonly hotspots: readonly TourHotspot[];
}

export interface StoreTour {
  readonly storeId: string;
  readonly rooms: readonly TourRoom[];
}

export interface Category {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

/** What an offer says on goods; instants by the shop's clock. */
export interface PromotionLabel {
  readonly offerId: string;
  readonly kind: 'limited_price' | 'spend_tier' | 'coupon';
  readonly label: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly prices: readonly {
    readonly skuId: string;
    readonly priceFen: number;
    readonly perMemberMax: number | null;
  }[];
}

/** For cards of a feed. */
export interface CardLabels {
  readonly now: number;
  readonly items: readonly { readonly productId: string; readonly promotions: readonly PromotionLabel[] }[];
}

/** What a card in a list shows. */
export interface Goods {
  readonly productId: string;
  readonly skuId: string;
  readonly title: string;
  readonly subtitle: string;
  readonly priceFen: number;
  readonly listPriceFen: number;
  readonly imageUrl: string;
  readonly tryOn: TryOnKind | null;
  /** A feed is kept by its name; its labels come by themselves. */
  readonly promotions?: readonly PromotionLabel[];
}

export interface ListedGoods extends Goods {
  readonly categoryId: string;
  readonly inStock: boolean;
}

export interface FeedItem extends Goods {
  readonly reason: string;
  readonly reasonCode: string;
  /** Somebody pays for the place. */
  readonly promoted?: true;
}

export interface Feed {
  readonly items: readonly FeedItem[];
  readonly personalised: boolean;
  /** Of a personal list. */
  readonly exposureId?: string;
}

/** Why a product stands in the list, in plain sentences. */
export interface WhyShown {
  readonly personalised: boolean;
  readonly promoted: boolean;
  readonly reason: string;
  readonly sentences: readonly string[];
  readonly switchOff: string;
}

export type MessageTopic = 'new_arrivals' | 'restock' | 'price_drop' | 'coupons' | 'store_events';
export type MessageChannel = 'wechat' | 'sms' | 'inbox';

/** What a member told the shop herself. */
export interface Preferences {
  readonly categories: readonly string[];
  readonly brands: readonly string[];
  readonly sizes: readonly string[];
  readonly styles: readonly string[];
  readonly stores: readonly string[];
  readonly topics: Readonly<Record<MessageTopic, readonly MessageChannel[]>>;
}

/** What the shop's goods carry, most frequent first. */
export interface PreferenceOptions {
  readonly brands: readonly string[];
  readonly styles: readonly string[];
  readonly sizes: readonly string[];
}

export interface Sku {
  readonly id: string;
  readonly code: string;
  readonly optionValues: readonly string[];
  readonly priceFen: number;
  readonly listPriceFen: number;
  readonly imageUrl: string;
  readonly arItemId: string | null;
  readonly tryOn: TryOnKind | null;
  readonly stock: StockLevel;
  /** Of a bundle: what one of it is made of. */
  readonly parts: readonly {
    readonly skuId: string;
    readonly title: string;
    readonly quantity: number;
    readonly stock: StockLevel;
  }[];
}

/** One line of a size table, cm. */
export interface GarmentSize {
  readonly name: string;
  readonly shoulderCm: number;
  readonly hipCm?: number;
}

/** Which size of a garment is nearest; null when none is near enough to be named. */
export interface TryOnSize {
  readonly hint: { readonly text: string } | null;
}

export interface Product {
  readonly promotions: readonly PromotionLabel[];
  readonly now: number;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly brand: string;
  readonly categoryId: string;
  readonly images: readonly string[];
  /** The pictures in their order, with every width that is kept. */
  readonly gallery: readonly KeptPicture[];
  readonly video: { readonly url: string; readonly posterUrl: string } | null;
  /** Sanitised by the shop. */
  readonly richText: string;
  readonly specifications: readonly { readonly name: string; readonly value: string }[];
  readonly optionNames: readonly string[];
  /** Clothes; empty for other goods. */
  readonly sizes: readonly GarmentSize[];
  readonly tryOn: TryOnKind | null;
  readonly skus: readonly Sku[];
  readonly stores: readonly { readonly storeId: string; readonly name: string; readonly stock: StockLevel }[];
}

/** What was chosen of one group of a dish (加料). */
export interface Choice {
  readonly groupId: string;
  readonly modifierIds: readonly string[];
}

export interface ModifierGroup {
  readonly id: string;
  readonly name: string;
  readonly minChoices: number;
  readonly maxChoices: number;
  readonly modifiers: readonly {
    readonly id: string;
    readonly name: string;
    readonly priceDeltaFen: number;
  }[];
}

export interface CartLine {
  readonly skuId: string;
  readonly productId: string;
  readonly title: string;
  readonly optionText: string;
  readonly imageUrl: string;
  readonly quantity: number;
  /** With store and article they name the line. */
  readonly choices: readonly Choice[];
  readonly choiceText: string;
  readonly priceFen: number;
  /** A guest is not told. */
  readonly available?: number;
  readonly valid: boolean;
  readonly reason: string | null;
}

export interface CartGroup {
  readonly storeId: string;
  readonly storeName: string;
  readonly lines: readonly CartLine[];
}

/** As a guest's phone holds it. */
export interface GuestLine {
  readonly storeId: string;
  readonly skuId: string;
  readonly choices: readonly Choice[];
  readonly quantity: number;
}

export interface Cart {
  readonly groups: readonly CartGroup[];
}

export interface Address {
  readonly name: string;
  readonly phone: string;
  readonly region: string;
  readonly detail: string;
}

export type Fulfilment =
  | { readonly type: 'pickup' }
  | { readonly type: 'delivery'; readonly address: Address };

export interface WishLine {
  readonly skuId: string;
  readonly quantity: number;
  readonly choices?: readonly Choice[];
}

export interface WishGroup {
  readonly storeId: string;
  readonly lines: readonly WishLine[];
  readonly fulfilment: Fulfilment;
  /** Beginning of the slot in which she comes, or wants it brought. */
  readonly slotStartsAt?: number;
}

export interface DiscountShare {
  readonly kind: string;
  readonly id: string;
  readonly amountFen: number;
}

export interface OrderDiscount extends DiscountShare {
  readonly label: string;
}

export type OrderState =
  | 'PENDING_PAY'
  | 'PAID'
  | 'COMPLETED'
  | 'CANCELLED'
  | 'CLOSED'
  | 'REFUND_DUE'
  | 'REFUNDED';

export interface OrderLine {
  readonly skuId: string;
  readonly productId: string;
  readonly title: string;
  readonly optionText: string;
  readonly imageUrl: string;
  readonly quantity: number;
  readonly unitPriceFen: number;
  readonly discountFen: number;
  readonly totalFen: number;
  /** What the discount consists of; the labels stand in the order's `discounts`. */
  readonly shares: readonly DiscountShare[];
  readonly isGift: boolean;
  readonly choices: readonly { readonly modifierId: string; readonly name: string }[];
}

export interface OrderGroup {
  readonly storeId: string;
  readonly storeName: string;
  readonly state: string;
  readonly fulfilment: Fulfilment;
  readonly pickupCode: string | null;
  readonly shipment: { readonly carrier: string; readonly trackingNumber: string } | null;
  readonly lines: readonly OrderLine[];
}

export interface Order {
  readonly id: string;
  readonly number: string;
  readonly state: OrderState;
  readonly payableFen: number;
  /** Of it, what a provider collects. */
  readonly externalFen: number;
  readonly storedValueFen: number;
  readonly tenders: readonly { readonly kind: string; readonly amountFen: number }[];
  readonly points: { readonly burn: number; readonly worthFen: number };
  readonly discounts: readonly OrderDiscount[];
  readonly placedAt: number;
  readonly payBefore: number;
  readonly groups: readonly OrderGroup[];
  readonly timeline: readonly { readonly at: number; readonly state: string }[];
}

export interface Notice {
  readonly purpose: string;
  readonly version: number;
  /** Closed to people under 14. */
  readonly sensitive: boolean;
  readonly title: string;
  readonly points: readonly string[];
}

export interface ConsentGrant {
  readonly consentToken: string;
  readonly expiresAt: number;
  readonly purpose: string;
  readonly noticeVersion: number;
}

export interface Consent {
  readonly purpose: string;
  readonly title: string;
  readonly live: boolean;
  /** Null when it was never given. */
  readonly changedAt: number | null;
}

export interface ShopEvent {
  readonly id: string;
  readonly type: 'view' | 'try_on' | 'cart' | 'favourite' | 'impression' | 'not_interested';
  readonly at: number;
  readonly productId: string;
  readonly skuId?: string;
  readonly storeId?: string;
  /** Which list it came from, and at which place of it (0 = first). */
  readonly place?: string;
  readonly position?: number;
  /** Name of the personal list that showed it. */
  readonly exposureId?: string;
}

export interface TryOnItem {
  readonly skuId: string;
  readonly arItemId: string;
  readonly kind: TryOnKind;
  readonly manifestUrl: string;
}

export interface TryOnSession {
  readonly sessionId: string;
  readonly streamTicket: string;
  /** The session ends then unless a fresh consent token is shown before. */
  readonly consentEndsAt?: number;
  readonly ttlSeconds: number;
  readonly limits: {
    readonly sidePxMax: number;
    readonly jpegBytesMax: number;
    readonly rawBytesMax: number;
  };
  readonly items: readonly TryOnItem[];
}

export interface TrackedFace {
  /** 478 points `[x, y, z]`, x and y as a share of the picture, z in the scale of x. */
  readonly landmarks: readonly (readonly number[])[];
  /** Column-major, canonical face → camera, centimetres, vertical field of view 63°. */
  readonly matrix: readonly number[];
  /** The same, refitted on eyes and nose. */
  readonly fitted: readonly number[];
  readonly score: number;
}

export interface TrackedHand {
  readonly side: 'left' | 'right';
  /** 21 points `[x, y, z]`, shares of the picture. */
  readonly landmarks: readonly (readonly number[])[];
  /** The same in metres around the hand's middle. */
  readonly worldLandmarks: readonly (readonly number[])[];
}

export interface TrackedBody {
  /** 33 points `[x, y, z]`, shares of the picture. */
  readonly landmarks: readonly (readonly number[])[];
  readonly worldLandmarks: readonly (readonly number[])[];
  readonly visibility: readonly number[];
}

export interface TrackAnswer {
  readonly status: string;
  readonly faces: readonly TrackedFace[];
  readonly hands?: readonly TrackedHand[];
  readonly body?: TrackedBody | null;
  readonly items: readonly {
    readonly skuId: string;
    readonly arItemId: string;
    readonly transform: readonly number[];
  }[];
  readonly width: number;
  readonly height: number;
  /** Part of the whole frame worth sending next, shares; null for the whole frame. */
  readonly nextCrop?: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  } | null;
  readonly hint?: string | null;
  readonly timings?: Readonly<Record<string, number>>;
}
