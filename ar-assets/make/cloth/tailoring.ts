import type { Colour, Drape, Fold, Piece } from './bolt.ts';
import { besideArm, type Cut, px, py, type Spot, scaled } from './layout.ts';
import { mirrorSpot, sleeveOutline, smoothPath, straight, trunkOutline } from './outlines.ts';

/** A garment: how it is cut, and the sewing of it. */
export interface Tailored {
  readonly id: string;
  readonly title: string;
  readonly cut: Cut;
  readonly fabric: string;
  readonly pieces: readonly Piece[];
  /** Seams, stitches and buttons as SVG in px, laid on the cloth. */
  readonly trims: string;
}

/** Trunk and sleeves as one outline. */
export function shell(cut: Cut, neck: readonly Spot[], hemDip?: number): string {
  const sleeve = cut.sleeve === undefined ? [] : sleeveOutline(cut);
  const both = sleeve.length === 0 ? '' : straight(sleeve) + straight([...sleeve].reverse().map(mirrorSpot));
  return straight(trunkOutline(cut, neck, hemDip)) + both;
}

/** The outline for the roundness of a shell: hem and cuffs go on. */
export function endless(cut: Cut, neck: readonly Spot[]): string {
  const [hemY, hemX] = cut.trunk.at(-1) ?? [1.5, 0.6];
  const { sleeve } = cut;
  const longer: Cut = {
    ...cut,
    trunk: [...cut.trunk, [hemY + 0.5, hemX]],
    ...(sleeve === undefined ? {} : { sleeve: { ...sleeve, end: sleeve.end + 0.5 } }),
  };
  return shell(longer, neck);
}

/** A path and its mirror image. */
export const pair = (spots: readonly Spot[], smooth = false): string =>
  smooth
    ? smoothPath(spots, true) + smoothPath(spots.map(mirrorSpot), true)
    : straight(spots) + straight(spots.map(mirrorSpot));

/** Where a pixel is in the figure's unit, and on which arm, if on one: along it and across it. */
export function seat(
  cut: Cut,
  x: number,
  y: number,
): { spot: Spot; sleeve?: { at: number; across: number } } {
  const spot: Spot = [(x - px(0)) / scaled(1), (y - py(0)) / scaled(1)];
  if (cut.sleeve === undefined) return { spot };
  const half: Spot = [Math.abs(spot[0]), spot[1]];
  const { tip, pit } = cut;
  const beyond = (half[0] - tip[0]) * (pit[1] - tip[1]) - (half[1] - tip[1]) * (pit[0] - tip[0]) > 0;
  const arm = besideArm(half);
  if (!beyond || arm.inside > 0.27 || (half[1] > pit[1] && arm.inside > 0.2)) return { spot };
  return { spot, sleeve: { at: arm.at, across: arm.inside } };
}

/** The folds that every worn garment has: from the armpits to the breast, over the elbows, around the waist. */
export function wornFolds(cut: Cut, strength = 1): Fold[] {
  const [x, y] = cut.pit;
  const list: [Spot, Spot, Spot, number, number][] = [
    [[x - 0.02, y - 0.05], [x - 0.16, y - 0.02], [x - 0.27, y - 0.15], 0.022, 0.012],
    [[x - 0.02, y + 0.02], [x - 0.14, y + 0.06], [x - 0.24, y + 0.02], 0.02, 0.01],
    [[x - 0.03, y + 0.12], [x - 0.1, y + 0.28], [x - 0.2, y + 0.36], 0.028, 0.01],
    [[x - 0.06, y + 0.5], [x - 0.18, y + 0.44], [x - 0.3, y + 0.5], 0.026, 0.009],
    [[x - 0.05, y + 0.62], [x - 0.2, y + 0.6], [x - 0.34, y + 0.7], 0.03, 0.01],
  ];
  if (cut.sleeve !== undefined)
    list.push(
      [[x + 0.0, y - 0.08], [x + 0.1, y - 0.16], [x + 0.13, y - 0.3], 0.024, 0.014],
      [[x + 0.03, y - 0.02], [x + 0.14, y - 0.06], [x + 0.2, y - 0.2], 0.022, 0.012],
    );
  if (cut.sleeve?.kind === 'long')
    list.push(
      [[0.83, 0.66], [0.93, 0.67], [1.03, 0.61], 0.02, 0.016],
      [[0.85, 0.75], [0.95, 0.77], [1.06, 0.68], 0.022, 0.016],
      [[0.9, 0.84], [0.98, 0.87], [1.08, 0.78], 0.02, 0.013],
      [[1.04, 1.1], [1.12, 1.1], [1.2, 1.02], 0.016, 0.012],
    );
  return list.flatMap(([a, b, c, width, depth], i) => {
    // Not quite alike on both sides: nobody's clothes are.
    const shift = ((i * 37) % 11) / 300 - 0.015;
    const fold = (side: (spot: Spot) => Spot, lower: number): Fold => ({
      curve: [side([a[0], a[1] + lower]), side([b[0], b[1] + lower * 2]), side(c)],
      width,
      depth: depth * strength,
    });
    return [fold((spot) => spot, shift), fold(mirrorSpot, -shift)];
  });
}

/** Cloth that falls: long soft folds that grow towards the hem. */
export function falling(fromY: number, toY: number, across: number, depth: number): Drape {
  return {
    across,
    along: 1.6,
    depth,
    turn: 0,
    felt: (_, y) => Math.max(0, Math.min(1, (y - py(fromY)) / (py(toY) - py(fromY)))),
  };
}

/** Cloth that was worn before: small wrinkles everywhere. */
export const rumpled = (depth: number, size = 0.16): Drape => ({
  across: size,
  along: size * 2.2,
  depth,
  turn: 0.7,
});

export const plain =
  (colour: Colour): Piece['dye'] =>
  () =>
    colour;

/** A line of thread. */
export const seam = (spots: readonly Spot[], colour: string, widthPx = 1.6, dash = ''): string =>
  `<path d="${smoothPath(spots)}" fill="none" stroke="${colour}" stroke-width="${widthPx}" stroke-linecap="round"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`;

export const bothSides = (spots: readonly Spot[], draw: (spots: readonly Spot[]) => string): string =>
  draw(spots) + draw(spots.map(mirrorSpot));

export function button([x, y]: Spot, radiusPx: number, colour: string, light: string): string {
  const [cx, cy, r] = [px(x), py(y), radiusPx];
  const holes = [-0.3, 0.3].flatMap((dx) =>
    [-0.3, 0.3].map(
      (dy) =>
        `<circle cx="${cx + dx * r}" cy="${cy + dy * r}" r="${r * 0.14}" fill="#000" fill-opacity="0.45"/>`,
    ),
  );
  return `<circle cx="${cx + 1}" cy="${cy + r * 0.25}" r="${r * 1.12}" fill="#000" fill-opacity="0.28"/><circle cx="${cx}" cy="${cy}" r="${r}" fill="${colour}"/><circle cx="${cx}" cy="${cy}" r="${r * 0.72}" fill="none" stroke="${light}" stroke-width="${r * 0.14}" stroke-opacity="0.7"/><ellipse cx="${cx - r * 0.3}" cy="${cy - r * 0.42}" rx="${r * 0.36}" ry="${r * 0.2}" fill="#fff" fill-opacity="0.55"/>${holes.join('')}`;
}

/** The seam of the armholes as a thin shade. */
export function armholeSeams(cut: Cut, colour: string, widthPx = 2): string {
  const { tip, pit } = cut;
  const along = (share: number): Spot => [
    tip[0] + (pit[0] - tip[0]) * share - Math.sin(share * Math.PI) * 0.006,
    tip[1] + (pit[1] - tip[1]) * share,
  ];
  return bothSides([0, 0.25, 0.5, 0.75, 1].map(along), (spots) => seam(spots, colour, widthPx));
}
