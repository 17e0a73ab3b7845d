import type { SoftPicture } from '../soft/soft-picture.ts';
import type { StagePicture } from '../stage-contract.ts';

/** Makes small copies of a camera picture; the canvas forgets each at once, the numbers when the caller is done. */
export class SmallCopy {
  #context: CanvasRenderingContext2D | null = null;

  of(
    picture: StagePicture,
    { width, height }: { readonly width: number; readonly height: number },
  ): SoftPicture | undefined {
    this.#context ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const context = this.#context;
    if (context === null) return undefined;
    const { canvas } = context;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    context.drawImage(picture, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    context.clearRect(0, 0, width, height);
    return { rgba: new Uint8Array(data.buffer), width, height };
  }
}
