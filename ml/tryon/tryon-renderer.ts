import type { TryOnSight } from './sight.ts';

export interface PhotoRequest {
  /** `[width * height * 4]`, straight alpha, sRGB. Handed over: it is detached from the caller or zeroed. */
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly sight: TryOnSight;
  readonly itemIds: readonly string[];
}

/** The same person once per item, side by side. */
export interface CompareRequest extends PhotoRequest {
  /** Begins with the photo as it was taken. */
  readonly before: boolean;
}

export interface Photo {
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly renderMs: number;
}

/** Draws try-on items over photos: our own renderer, or a browser's. */
export interface TryOnRenderer {
  /** Warm after this; throws with a readable reason when the machine lacks what it needs. */
  start(): Promise<void>;
  isReady(): boolean;
  /** All items on one photo. */
  composite(request: PhotoRequest): Promise<Photo>;
  /** One picture: each item alone on the same face. */
  compare(request: CompareRequest): Promise<Photo>;
  stop(): Promise<void>;
}

/** A tracker's answer holds more than drawing needs; nothing else of a person crosses over. */
export function neededSight({ face, hands, body }: TryOnSight): TryOnSight {
  return {
    ...(face === undefined ? {} : { face: { landmarks: face.landmarks, fitted: face.fitted } }),
    ...(hands === undefined ? {} : { hands }),
    ...(body === undefined ? {} : { body }),
  };
}
