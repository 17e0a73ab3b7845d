import type { FaceMeasures, FitAdvice, Follows } from '../../../../../ml/tryon/page.ts';
import type { GarmentSize } from '../../api/contract.ts';
import type { UploadTracker } from '../../model/upload-tracker.ts';

/** Where the picture is worked on. */
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
  /** What is worn was drawn on somebody, or not. */
  readonly onWorn: (worn: boolean) => void;
  /** This phone follows too slowly. */
  readonly onSlow: () => void;
  readonly onFailed: (error: unknown) => void;
}

/** A picture that the shopper may keep: a local address that an <image> shows. */
export interface Snapshot {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** The picture on show, held: as it was, and with what is worn. */
export interface HeldPicture {
  readonly before: Snapshot;
  readonly after: Snapshot;
}

export interface PosterText {
  readonly title: string;
  readonly price: string;
  readonly shop: string;
  /** The mini-program code that leads to it, as an image file. */
  readonly code?: ArrayBuffer | undefined;
}

/** How the size of what is worn suits the person on show. */
export interface Fitting {
  readonly measures: FaceMeasures | undefined;
  /** By AR item, of those asked for whose size says something. */
  readonly advice: ReadonlyMap<string, FitAdvice>;
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
  /** What can be done with a picture that is held, where it can be. */
  readonly pictures: MirrorPictures | undefined;
  /** Shows the camera. Rejects with `MirrorError`. */
  live(way: Processing): Promise<void>;
  /** Lets the shopper pick a photo; false when she picked none. */
  photo(way: Processing): Promise<boolean>;
  /** What was worn stays on until the next thing is ready. */
  wear(item: WornItem): Promise<void>;
  /** Reads what may be chosen next, so that it is there at once. */
  prefetch(items: readonly WornItem[]): void;
  /** Holds back what is worn, to compare. */
  bare(on: boolean): void;
  /** Measures of the person on show and how items suit her; nothing of it is kept or sent. */
  fitting(items: readonly WornItem[]): Promise<Fitting>;
  /** What to say of the size of a garment for the person on show; on the same terms. */
  sizeHint(sizes: readonly GarmentSize[]): string | undefined;
  stop(): void;
}

export interface MirrorPictures {
  /** Holds the picture on show; undefined when nobody is in it. */
  hold(): Promise<HeldPicture | undefined>;
  /** Each of the items on the held picture. */
  wearing(items: readonly WornItem[]): Promise<readonly Snapshot[]>;
  /** The held picture as our server renders it; it leaves the phone for that. */
  photograph(): Promise<Snapshot>;
  poster(picture: Snapshot, text: PosterText): Promise<Snapshot>;
  /** Several pictures with their names, as one. */
  sheet(pictures: readonly { readonly picture: Snapshot; readonly name: string }[]): Promise<Snapshot>;
  /** Lets go of the held picture; the camera goes on. */
  release(): void;
}

export interface MirrorParts {
  readonly uploads: UploadTracker;
  readonly follows: Follows;
  readonly events: MirrorEvents;
}
