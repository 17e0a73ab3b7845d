import type { TryOnBody } from '../sight.ts';
import { type Figure, figureOf, type PictureSize } from './figure.ts';
import type { Garment } from './garment.ts';
import { between, type Point } from './plane.ts';
import { type SleeveStrip, sleeveStrips } from './sleeve-strip.ts';
import { armholeHeights, trunkEdges, trunkWarp } from './trunk-warp.ts';

/** A garment hung on a body: flat triangles over the picture, later ones on top of earlier ones. */
export interface GarmentMesh {
  /** `[n x 2]`, px of the picture, y down. */
  readonly positions: Float32Array;
  /** `[n x 2]`, shares of the garment's picture, v down. */
  readonly uv: Float32Array;
  /** `[n]`: how round cloth turns away from the light, 1 = faces the camera. */
  readonly shade: Float32Array;
  /** `[triangles x 3]`, in drawing order. */
  readonly indices: Uint16Array;
  readonly figure: Figure;
}

const TRUNK_ROWS = 36;
const TRUNK_COLUMNS = 14;
const SLEEVE_COLUMNS = 8;
/** What the edge of a round thing loses of its light. */
const EDGE_DARKER = 0.2;

/** Hangs a garment on a body; `undefined` where it cannot hang (`figureOf`). Pure; the same on server and page. */
export function garmentMesh(
  body: TryOnBody,
  { garment }: { readonly garment: Garment },
  size: PictureSize,
): GarmentMesh | undefined {
  const figure = figureOf(body, size);
  if (figure === undefined) return undefined;
  const trunk = trunkWarp(garment, figure);
  const sheets: Sheet[] = [];
  const sleeves = (['left', 'right'] as const).map((side) => ({
    behind: figure[side].behind,
    sheets: sleeveStrips(garment, side, figure[side], figure.shoulderWidth, trunk).map(sleeveSheet),
  }));
  for (const sleeve of sleeves) if (sleeve.behind) sheets.push(...sleeve.sheets);
  sheets.push(trunkSheet(garment, trunk));
  for (const sleeve of sleeves) if (!sleeve.behind) sheets.push(...sleeve.sheets);
  return { ...sewn(sheets, garment.size), figure };
}

/** A grid of places: where each is drawn in the garment's picture, where it is worn, and its light. */
interface Sheet {
  readonly columns: number;
  readonly drawn: readonly Point[];
  readonly worn: readonly Point[];
  readonly shade: readonly number[];
}

function trunkSheet(garment: Garment, warp: (place: Point) => Point): Sheet {
  const height = garment.size[1];
  const [top, bottom] = [(garment.trunk[0]?.[0] ?? 0) * height, (garment.trunk.at(-1)?.[0] ?? 1) * height];
  const drawn: Point[] = [];
  const shade: number[] = [];
  const rows = [...armholeHeights(garment, 'left'), ...armholeHeights(garment, 'right')];
  for (let row = 0; row <= TRUNK_ROWS; row += 1) rows.push(top + ((bottom - top) * row) / TRUNK_ROWS);
  for (const y of rows.sort((a, b) => a - b)) {
    const [left, right] = trunkEdges(garment, y);
    for (let column = 0; column <= TRUNK_COLUMNS; column += 1) {
      const share = column / TRUNK_COLUMNS;
      drawn.push([left + (right - left) * share, y]);
      shade.push(roundness(share));
    }
  }
  return { columns: TRUNK_COLUMNS + 1, drawn, worn: drawn.map(warp), shade };
}

function sleeveSheet({ drawn, worn }: SleeveStrip): Sheet {
  const across = Array.from({ length: SLEEVE_COLUMNS + 1 }, (_, column) => column / SLEEVE_COLUMNS);
  const spread = (sections: SleeveStrip['drawn']): Point[] =>
    sections.flatMap(({ outer, inner }) => across.map((share) => between(outer, inner, share)));
  return {
    columns: SLEEVE_COLUMNS + 1,
    drawn: spread(drawn),
    worn: spread(worn),
    shade: drawn.flatMap((_, section) =>
      // The armhole belongs to the trunk and has its light.
      across.map((share) => 1 - (1 - roundness(share)) * Math.min(1, section / 4)),
    ),
  };
}

function roundness(share: number): number {
  const out = 2 * share - 1;
  return 1 - EDGE_DARKER * out * out * out * out;
}

function sewn(sheets: readonly Sheet[], [width, height]: Garment['size']): Omit<GarmentMesh, 'figure'> {
  const places = sheets.reduce((sum, { drawn }) => sum + drawn.length, 0);
  const positions = new Float32Array(places * 2);
  const uv = new Float32Array(places * 2);
  const shade = new Float32Array(places);
  const indices: number[] = [];
  let base = 0;
  for (const sheet of sheets) {
    const { columns } = sheet;
    for (const [i, [x, y]] of sheet.worn.entries()) positions.set([x, y], (base + i) * 2);
    for (const [i, [x, y]] of sheet.drawn.entries()) uv.set([x / width, y / height], (base + i) * 2);
    shade.set(sheet.shade, base);
    for (let at = base; at + columns < base + sheet.drawn.length; at += 1) {
      if ((at - base) % columns === columns - 1) continue;
      indices.push(at, at + 1, at + columns, at + 1, at + columns + 1, at + columns);
    }
    base += sheet.drawn.length;
  }
  return { positions, uv, shade, indices: Uint16Array.from(indices) };
}
