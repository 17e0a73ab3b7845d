import type { PictureArea } from './face-area.ts';
import { luminance } from './makeup/pigment.ts';
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

  /** Linear luminance by place (shares of the whole picture); places outside the area give its edge. */
  look(
    picture: StagePicture,
    size: readonly [number, number],
    area: PictureArea,
  ): (x: number, y: number) => number {
    const [width, height] = size;
    const { left, top, right, bottom } = area;
    const context = this.#context;
    if (context === null || right <= left || bottom <= top) return () => 0;
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
    const { data } = context.getImageData(0, 0, this.#width, this.#height);
    // It is a picture of somebody: the canvas forgets it at once, the numbers when the caller is done.
    context.clearRect(0, 0, this.#width, this.#height);
    return (x, y) => {
      const column = cell((x - left) / (right - left), this.#width);
      const row = cell((y - top) / (bottom - top), this.#height);
      const at = (row * this.#width + column) * 4;
      return luminance(linear(data[at]), linear(data[at + 1]), linear(data[at + 2]));
    };
  }
}

const cell = (share: number, cells: number): number =>
  Math.max(0, Math.min(cells - 1, Math.floor(share * cells)));

function linear(byte = 0): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
