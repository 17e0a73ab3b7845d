import { deformed, moved, type Solid } from '../shapes/solid.ts';
import { ellipsoid } from '../shapes/surface.ts';
import { circleSection, roundedSection, smoothPath, sweep } from '../shapes/sweep.ts';
import { type Eyewear, innerEdge, outerEdge } from './eyewear-front.ts';

/** The block between the rim and the hinge. */
export function endPiece(spec: Eyewear): Solid {
  const wire = spec.style !== 'acetate';
  const start = outerEdge(spec, spec.hingeY) + 0.1;
  const path = smoothPath(
    [
      [start - 0.1, spec.hingeY - 0.05, 0],
      [spec.halfWidth - 0.35, spec.hingeY, 0.02],
      [spec.halfWidth - 0.05, spec.hingeY, -0.2],
      [spec.halfWidth, spec.hingeY, -0.75],
    ],
    4,
  );
  const [height, thickness] = wire ? [0.26, 0.14] : [0.72, 0.34];
  return sweep({
    path,
    closed: false,
    up: [0, 1, 0],
    section: (share) => {
      const start = wire ? 1 : Math.min(1, 0.3 + share * 3);
      return roundedSection(thickness * (0.6 + 0.4 * start), height * start * (1 - 0.18 * share), 0.12, 3);
    },
  });
}

export function acetateBridge(spec: Eyewear): Solid {
  const inner = innerEdge(spec, 0.62);
  const path = smoothPath(
    [
      [-inner - 0.05, 0.42, 0],
      [-inner * 0.78, 0.74, 0.05],
      [-inner * 0.4, 0.93, 0.12],
      [0, 0.98, 0.15],
      [inner * 0.4, 0.93, 0.12],
      [inner * 0.78, 0.74, 0.05],
      [inner + 0.05, 0.42, 0],
    ],
    4,
  );
  // Thin ends vanish inside the rims.
  const section = (share: number) => {
    const end = Math.min(1, (0.5 - Math.abs(share - 0.5)) * 4 + 0.35);
    return roundedSection(0.34 * end, 0.5 * end, 0.16, 3);
  };
  return sweep({ path, closed: false, up: [0, 1, 0], section });
}

export function wireBridges(spec: Eyewear): Solid[] {
  const bar = (height: number, rise: number, radius: number): Solid => {
    const inner = innerEdge(spec, height) + 0.02;
    return sweep({
      path: smoothPath(
        [
          [-inner, height, 0],
          [-inner * 0.5, height + rise * 0.8, 0.1],
          [0, height + rise, 0.13],
          [inner * 0.5, height + rise * 0.8, 0.1],
          [inner, height, 0],
        ],
        5,
      ),
      closed: false,
      up: [0, 1, 0],
      section: () => circleSection(radius, 8),
    });
  };
  if (spec.doubleBridge === true) return [bar(0.35, 0.22, 0.1), bar(1.55, 0.08, 0.085)];
  return [bar(0.55, 0.3, spec.style === 'brow' ? 0.12 : 0.085)];
}

export const acetatePads = (spec: Eyewear): Solid => {
  const pad = ellipsoid([0, 0, 0], [0.16, 0.62, 0.34], 12);
  const leaning = deformed(pad, ([x, y, z]) => [x - y * 0.32, y, z - x * 0.4]);
  return moved(leaning, [innerEdge(spec, -0.35) - 0.1, -0.42, -0.3]);
};

export const wirePads = (spec: Eyewear): Solid => {
  const pad = ellipsoid([0, 0, 0], [0.07, 0.42, 0.24], 12);
  const leaning = deformed(pad, ([x, y, z]) => [x - y * 0.34 + z * 0.3, y, z]);
  return moved(leaning, [innerEdge(spec, -0.3) - 0.28, -0.4, -0.6]);
};

export function hardware(spec: Eyewear): Solid[] {
  const knuckle = ellipsoid([spec.halfWidth - 0.16, spec.hingeY, -0.72], [0.12, 0.24, 0.16], 10);
  if (spec.style !== 'acetate') {
    const arm = sweep({
      path: smoothPath(
        [
          [innerEdge(spec, -0.2) + 0.02, -0.15, -0.03],
          [innerEdge(spec, -0.2) - 0.05, -0.3, -0.42],
          [innerEdge(spec, -0.3) - 0.22, -0.4, -0.58],
        ],
        4,
      ),
      closed: false,
      up: [0, 1, 0],
      section: () => circleSection(0.045, 6),
    });
    if (spec.style !== 'rimless') return [knuckle, arm];
    // Rimless lenses are held by a screw on each side.
    const screw = (x: number, y: number): Solid => ellipsoid([x, y, 0.1], [0.09, 0.09, 0.05], 10);
    return [
      knuckle,
      arm,
      screw(outerEdge(spec, spec.hingeY) - 0.22, spec.hingeY),
      screw(innerEdge(spec, 0.55) + 0.22, 0.55),
    ];
  }
  const rivet = (dy: number): Solid =>
    ellipsoid([spec.halfWidth - 0.42, spec.hingeY + dy, 0.2], [0.07, 0.07, 0.03], 8);
  return [knuckle, rivet(0.12), rivet(-0.12)];
}
