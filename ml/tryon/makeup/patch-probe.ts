import type { StagePicture } from '../stage-contract.ts';
import { cellsOf, PATCH_CELLS, type PatchArea, type SkinPatch } from './skin-patch.ts';

/** Cuts patches out of the camera picture on the page. The canvas forgets each of them at once. */
export class PatchProbe {
  readonly #context: CanvasRenderingContext2D | null;

  constructor() {
    const canvas = Object.assign(document.createElement('canvas'), {
      width: PATCH_CELLS,
      height: PATCH_CELLS,
    });
    this.#context = canvas.getContext('2d', { willReadFrequently: true });
  }

  cut(picture: StagePicture, area: PatchArea): SkinPatch | undefined {
    const context = this.#context;
    if (context === null || !(area.width > 0) || !(area.height > 0)) return undefined;
    const { columns, rows } = cellsOf(area);
    context.drawImage(picture, area.left, area.top, area.width, area.height, 0, 0, columns, rows);
    const { data } = context.getImageData(0, 0, columns, rows);
    context.clearRect(0, 0, PATCH_CELLS, PATCH_CELLS);
    return { area, columns, rows, rgba: data };
  }
}
