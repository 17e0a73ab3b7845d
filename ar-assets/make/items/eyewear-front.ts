import type { Finish } from '../design.ts';
import { deformed, type Point, type Solid } from '../shapes/solid.ts';
import { circleSection, roundedSection, sweep } from '../shapes/sweep.ts';

/** Edge of one lens around its centre, cm; angle 0 points to the temple, a quarter turn points up. */
export type LensOutline = (angle: number) => readonly [x: number, y: number];

export interface Eyewear {
  readonly id: string;
  readonly title: string;
  readonly outline: LensOutline;
  /** Half the distance between the lens centres, cm. */
  readonly centreX: number;
  /** `brow`: a bar of acetate over a wire; `rimless`: the lens is its own edge. */
  readonly style: 'acetate' | 'wire' | 'brow' | 'rimless';
  /** A second bar between the lenses, as on pilots' glasses. */
  readonly doubleBridge?: boolean;
  /** Width of the rim seen from the front, cm. */
  readonly rim: number;
  /** Height of the hinge over the lens centre, cm. */
  readonly hingeY: number;
  /** Half the width of the whole front, cm. */
  readonly halfWidth: number;
  readonly frame: Finish;
  readonly metal: Finish;
  readonly lens: Finish;
}

/** Radius of the front's curve around the head, and the lean of its lower edge towards the cheeks. */
const WRAP_RADIUS_CM = 24;
const LEAN = Math.tan((7 * Math.PI) / 180);

/** Wraps the flat front around the face and leans it. */
export const curved = (solid: Solid): Solid =>
  deformed(solid, ([x, y, z]) => [x, y, z - (x * x) / (2 * WRAP_RADIUS_CM) + y * LEAN]);

export const curvedZ = (x: number, y: number, z: number): number =>
  z - (x * x) / (2 * WRAP_RADIUS_CM) + y * LEAN;

const RIM_STEPS = 64;

function rimPath(spec: Eyewear, grow: number): Point[] {
  const point = (step: number): readonly [number, number] => spec.outline((step / RIM_STEPS) * 2 * Math.PI);
  return Array.from({ length: RIM_STEPS }, (_, step) => {
    const [x, y] = point(step);
    const [ax, ay] = point(step - 1);
    const [bx, by] = point(step + 1);
    const length = Math.hypot(bx - ax, by - ay) || 1;
    return [spec.centreX + x + ((by - ay) / length) * grow, y - ((bx - ax) / length) * grow, 0];
  });
}

export function rimOf(spec: Eyewear): Solid {
  const wire = spec.style !== 'acetate';
  const depth = wire ? 0.17 : 0.36;
  const section = wire ? circleSection(spec.rim / 2, 8) : roundedSection(spec.rim, depth, 0.12, 2);
  // The rim sits outside the lens edge; acetate swells over the brow, where frames are cut heavier.
  const path = rimPath(spec, spec.rim / 2);
  return sweep({
    path,
    closed: true,
    up: [0, 0, 1],
    section: (share) => {
      const brow = wire ? 0 : Math.max(0, Math.sin(share * 2 * Math.PI)) * 0.28;
      return section.map(([s, t]) => [s * (1 + brow), t] as const);
    },
  });
}

/** The bar over a browline's lens, thick in the middle, and the block it runs into at the hinge. */
export function browOf(spec: Eyewear): Solid {
  const steps = 26;
  const from = 0.02;
  const path = Array.from({ length: steps + 1 }, (_, i): Point => {
    const angle = (from + (i / steps) * (0.96 - from)) * Math.PI;
    const [x, y] = spec.outline(angle);
    return [spec.centreX + x * 1.05, y * 1.05 + 0.05, 0.03];
  });
  return sweep({
    path,
    closed: false,
    up: [0, 0, 1],
    section: (share) => {
      const round = Math.sqrt(Math.max(0.05, 1 - Math.abs(share * 2 - 1) ** 8));
      return roundedSection((0.3 + 0.34 * (1 - share)) * round, 0.38 * round, 0.13, 3);
    },
  });
}

/** How far a lens bulges, cm: a flat one mirrors one spot of the room and looks like card. */
const LENS_BULGE_CM = 0.3;

export function lensOf(spec: Eyewear): Solid {
  const rings = 4;
  const steps = 40;
  const edge = Array.from({ length: steps }, (_, step) => spec.outline((step / steps) * 2 * Math.PI));
  const top = Math.max(...edge.map(([, y]) => y));
  const bottom = Math.min(...edge.map(([, y]) => y));
  const solid: Solid = { positions: [], uvs: [], indices: [] };
  const put = (x: number, y: number, share: number): void => {
    solid.positions.push(spec.centreX + x, y, LENS_BULGE_CM * (1 - share * share) - 0.02);
    solid.uvs.push(0.5 + x / 8, (y - bottom) / (top - bottom));
  };
  put(0, 0, 0);
  for (let ring = 1; ring <= rings; ring += 1)
    for (const [x, y] of edge) put((x * ring) / rings, (y * ring) / rings, ring / rings);
  for (let i = 0; i < steps; i += 1) {
    const j = (i + 1) % steps;
    solid.indices.push(0, 1 + i, 1 + j);
    for (let ring = 1; ring < rings; ring += 1) {
      const inner = 1 + (ring - 1) * steps;
      const outer = inner + steps;
      solid.indices.push(inner + i, outer + i, outer + j, inner + i, outer + j, inner + j);
    }
  }
  return solid;
}

/** Where the rim is reached from the hinge at a height, cm from the middle of the nose. */
export function outerEdge(spec: Eyewear, height: number): number {
  let nearest: readonly [number, number] = spec.outline(0);
  for (let step = 0; step <= 90; step += 1) {
    const point = spec.outline((step / 90) * (Math.PI / 2));
    if (Math.abs(point[1] - height) < Math.abs(nearest[1] - height)) nearest = point;
  }
  return spec.centreX + nearest[0];
}

/** Distance of the lens edge from the middle of the nose at a height, cm. */
export function innerEdge(spec: Eyewear, height: number): number {
  let nearest = spec.centreX;
  for (let step = 0; step < 90; step += 1) {
    const [x, y] = spec.outline(Math.PI / 2 + (step / 90) * Math.PI);
    if (Math.abs(y - height) < 0.12) nearest = Math.min(nearest, spec.centreX + x);
  }
  return nearest;
}
