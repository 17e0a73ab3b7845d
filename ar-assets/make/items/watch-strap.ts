import type { Part } from '../design.ts';
import { plate, strung } from '../shapes/jewel.ts';
import { deformed, merged, type Point, type Solid } from '../shapes/solid.ts';
import { outward, roundedSection, smoothPath, sweep } from '../shapes/sweep.ts';
import { aroundWrist, WRIST } from './bracelets.ts';
import { CASE_BACK, type Watch } from './watch-case.ts';

/** From one lug around the wrist to the other: y and z, in the watch's own axes (12 at +y). */
function strapPath(watch: Watch): Point[] {
  const lugs: readonly Point[] = [
    [0, watch.radius - 0.2, CASE_BACK + 0.36],
    [0, watch.radius + 0.38, CASE_BACK + 0.14],
  ];
  const skin = (degrees: number): Point => {
    const [across, , up] = aroundWrist((degrees * Math.PI) / 180, 0.14);
    return [0, across, up];
  };
  const half = [
    ...lugs,
    [0, watch.radius + 0.74, CASE_BACK - 0.5] as Point,
    ...[84, 104, 125, 145, 163].map(skin),
  ];
  const other = half.map(([x, y, z]): Point => [x, -y, z]).reverse();
  return smoothPath([...half, skin(180), ...other], 5);
}

export function leather(watch: Watch): Part[] {
  const path = strapPath(watch);
  const wide = watch.radius * (watch.square === true ? 1.02 : 0.98);
  const strap = sweep({
    path,
    closed: false,
    up: [1, 0, 0],
    section: (share) => {
      const middle = 1 - Math.abs(share - 0.5) * 2;
      const swell = Math.max(0, 1 - middle * 5);
      return roundedSection(0.2 + 0.12 * swell, wide * (1 - 0.16 * middle), 0.09, 3);
    },
  });
  const buckle = sweep({
    path: [
      [-wide * 0.5, -0.32, 0],
      [wide * 0.5, -0.32, 0],
      [wide * 0.5, 0.32, 0],
      [-wide * 0.5, 0.32, 0],
    ].map(([x, y]): Point => [x ?? 0, y ?? 0, -WRIST.halfDepth - 0.27]),
    closed: true,
    up: [0, 0, 1],
    section: () => roundedSection(0.11, 0.12, 0.04, 2),
  });
  return [
    { name: 'strap', material: 'trim', solid: patternedStrap(strap) },
    { name: 'buckle', material: 'metal', solid: buckle },
  ];
}

/** The sweep's own coordinates run once along the strap; leather's grain is finer. */
const patternedStrap = (solid: Solid): Solid => ({
  ...solid,
  uvs: solid.uvs.map((value, i) => value * (i % 2 === 0 ? 7 : 2)),
});

/** Three rows of links, the middle one proud. */
export function links(watch: Watch): Part[] {
  const path = strung(strapPath(watch), 0.46);
  const wide = watch.radius * 0.98;
  const solids = path.slice(0, -1).flatMap((at, i): Solid[] => {
    const next = path[i + 1] as Point;
    const along = Math.hypot(next[1] - at[1], next[2] - at[2]) || 1;
    const [cy, cz] = [(next[1] - at[1]) / along, (next[2] - at[2]) / along];
    const middle = 1 - Math.abs(i / (path.length - 1) - 0.5) * 2;
    const width = wide * (1 - 0.18 * middle);
    const row = (x: number, w: number, thick: number): Solid => {
      const piece = plate(
        [
          [-w / 2, -0.21],
          [w / 2, -0.21],
          [w / 2, 0.21],
          [-w / 2, 0.21],
        ],
        thick,
        0.05,
      );
      // Along the path, its face away from the wrist.
      return deformed(piece, ([px, py, pz]) => [
        x + px,
        at[1] + cy * (py + 0.23) - cz * pz,
        at[2] + cz * (py + 0.23) + cy * pz,
      ]);
    };
    return [
      row(0, width * 0.46, 0.3),
      row(-width * 0.37, width * 0.25, 0.24),
      row(width * 0.37, width * 0.25, 0.24),
    ];
  });
  return [{ name: 'links', material: 'metal', solid: merged(solids.map(outward)) }];
}
