import type { UploadTracker } from '../../model/upload-tracker.ts';

/** Where the picture of the face is worked on. */
export type Processing = 'device' | 'upload';

export interface WornItem {
  readonly skuId: string;
  readonly arItemId: string;
}

export interface MirrorEvents {
  /** What the shopper can do so that it works better; undefined when all is well. */
  readonly onHint: (hint: string | undefined) => void;
  /** True while a picture leaves the phone. */
  readonly onSending: (sending: boolean) => void;
  /** A face was found and what is worn was drawn on it, or not. */
  readonly onWorn: (worn: boolean) => void;
  readonly onFailed: (error: unknown) => void;
}

/** A picture that the shopper may keep: a local address that an <image> shows. */
export interface Snapshot {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

export interface PosterText {
  readonly title: string;
  readonly price: string;
  readonly shop: string;
}

export type MirrorFailure = 'camera-denied' | 'no-camera' | 'device-tracker';

/** Why the mirror stays dark, in a form that the page can answer. */
export class MirrorError extends Error {
  override readonly name = 'MirrorError';
  readonly failure: MirrorFailure;

  constructor(failure: MirrorFailure, cause?: unknown) {
    super(failure, { cause });
    this.failure = failure;
  }
}

/** Camera or photo with what is worn drawn over it. One per visit to the page. */
export interface Mirror {
  /** What this platform can do, the better first. */
  readonly ways: readonly Processing[];
  readonly takesPhotos: boolean;
  readonly makesPosters: boolean;
  /** Shows the camera. Rejects with `MirrorError`. */
  live(way: Processing): Promise<void>;
  /** Lets the shopper pick a photo; false when she picked none. */
  photo(way: Processing): Promise<boolean>;
  wear(item: WornItem): Promise<void>;
  /** Holds back what is worn, to compare. */
  bare(on: boolean): void;
  /** The picture with what is worn and a strip with the text; undefined where that cannot be done. */
  poster(text: PosterText): Promise<Snapshot | undefined>;
  stop(): void;
}

export interface MirrorParts {
  readonly uploads: UploadTracker;
  readonly events: MirrorEvents;
}
