import type { ProductId, SkuId } from '#kernel';

/** What a visitor can tap in a room. */
export interface TourHotspot {
  /** Radians: to the right of the picture's middle, and upwards. */
  readonly yaw: number;
  readonly pitch: number;
  /** `booking`: something that the store has to be asked for, by telephone. */
  readonly kind: 'product' | 'room' | 'booking';
  readonly label: string;
  readonly productId?: ProductId;
  readonly skuId?: SkuId;
  readonly roomId?: string;
}

export interface TourRoom {
  readonly id: string;
  readonly title: string;
  /** Equirectangular, twice as wide as high. */
  readonly imageUrl: string;
  readonly hotspots: readonly TourHotspot[];
}

/** A walk through a store (虚拟参观); it begins in the first room. */
export interface StoreTour {
  readonly rooms: readonly TourRoom[];
}
