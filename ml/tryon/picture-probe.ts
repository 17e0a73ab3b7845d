import type { PictureArea } from './face-area.ts';
import type { StagePicture } from './stage-contract.ts';

/** Looks at a small copy of a part of the camera picture. One per stage; the copy is cleared after each look. */
export class PictureProbe {
  readonly #width: number;
  readonly #height: number;
  readonly #context: CanvasRenderingContext2D | null;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    this.#context = canvas.getContext('2d', { willReadFrequently: true });
  }

  /** The area as a small picture of its own, which the caller clears after use; `undefined` when it is empty. */
  look(picture: StagePicture, size: readonly [number, number], area: PictureArea): ImageData | undefined {
    const [width, height] = size;
    const { left, top, right, bottom } = area;
    const context = this.#context;
    if (context === null || right <= left || bottom <= top) return undefined;
    context.drawImage(
      picture,
      left * width,
      top * height,
      (right - left) * width,
      (bottom - top) * height,
      0,
      0,
      this.#width,
      this.#height,
    );
    const seen = context.getImageData(0, 0, this.#width, this.#height);
    // It is a picture of somebody: the canvas forgets it at once.
    context.clearRect(0, 0, this.#width, this.#height);
    return seen;
  }
}
