import type { PictureArea } from './face-area.ts';
import type { ArManifest, ItemColours } from './manifest.ts';
import type { TryOnSight } from './sight.ts';
import type { StageView } from './stage-view.ts';

export interface StageItem {
  readonly manifest: ArManifest;
  readonly colours?: ItemColours;
}

/** The camera picture under the drawing. */
export type StagePicture = HTMLVideoElement | HTMLImageElement | HTMLCanvasElement;

/**
 * Draws items over a camera picture. The canvas is a positioned child of the box that shows the picture; it is
 * moved and sized to what the item needs of it, for a transparent screenful costs as much as a painted one.
 */
export interface TryOnStage {
  /** Replaces what is worn. Resolves when the models are there; a newer call overtakes an older one. */
  setItems(items: readonly StageItem[]): Promise<void>;
  /** Reads an item ahead, so that `setItems` finds it at hand. */
  prepare(item: StageItem): Promise<void>;
  /**
   * One frame; what nobody is there to wear is not shown.
   * With the picture at hand, make-up keeps the skin's own light; without it, it is laid on flat.
   * Returns the part of the view (shares of it) that the canvas now lies over.
   */
  draw(sight: TryOnSight | undefined, view: StageView, picture?: StagePicture): PictureArea | undefined;
  /** The view of the picture with what is worn last, as JPEG. Not mirrored. What is on show stays. */
  capture(picture: StagePicture, view: StageView): Promise<Blob>;
  /** The next picture is of somebody else: nothing of the last one stays, or steadies what is drawn then. */
  forget(): void;
  dispose(): void;
}

export interface StageOptions {
  /** Where `/ar-assets` is served, without a slash at the end. */
  readonly assetsUrl: string;
  /** How often the picture is asked for its light; default 10, for a live camera. */
  readonly lightEveryFrames?: number;
}
