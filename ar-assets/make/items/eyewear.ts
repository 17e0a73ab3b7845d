import type { Design, Finish, Part } from '../design.ts';
import { deformed, merged, mirrored, moved, type Point, patterned, type Solid } from '../shapes/solid.ts';
import { ellipsoid } from '../shapes/surface.ts';
import { circleSection, outward, roundedSection, smoothPath, sweep } from '../shapes/sweep.ts';

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

const SILICONE: Finish = { colour: '#e8ded2', metalness: 0, roughness: 0.35 };
const LENS_EDGE: Finish = { colour: '#9fb2ba', metalness: 0.2, roughness: 0.1 };

/** Radius of the front's curve around the head, and the lean of its lower edge towards the cheeks. */
const WRAP_RADIUS_CM = 24;
const LEAN = Math.tan((7 * Math.PI) / 180);
const RIM_STEPS = 64;

export function eyewear(spec: Eyewear): Design {
  const wire = spec.style !== 'acetate';
  const tile = 7;
  const frame = (solid: Solid): Solid => patterned(solid, tile);
  const body: Part['material'] = wire ? 'metal' : 'frame';
  const side = spec.style === 'rimless' ? [endPiece(spec)] : [rimOf(spec), endPiece(spec)];
  const front = merged(
    [...bothSides(side), ...(wire ? wireBridges(spec) : [acetateBridge(spec)])].map(curved),
  );
  const pads = wire ? wirePads(spec) : acetatePads(spec);
  const parts: Part[] = [
    { name: 'front', material: body, solid: frame(front) },
    { name: 'pads', material: wire ? 'stone' : 'frame', solid: frame(merged(bothSides([pads]).map(curved))) },
    { name: 'temple-left', material: body, solid: frame(temple(spec)) },
    { name: 'temple-right', material: body, solid: frame(mirrored(temple(spec))) },
    { name: 'hinges', material: 'metal', solid: merged(bothSides(hardware(spec)).map(curved)) },
    { name: 'lenses', material: 'lens', solid: merged(bothSides([lensOf(spec)]).map(curved)) },
  ];
  if (spec.style === 'rimless')
    parts.push({
      name: 'lens-edges',
      material: 'stone',
      solid: merged(bothSides([rimOf({ ...spec, rim: 0.06 })]).map(curved)),
    });
  if (spec.style === 'brow')
    parts.push({
      name: 'brow',
      material: 'frame',
      solid: frame(merged(bothSides([browOf(spec)]).map(curved))),
    });
  if (wire) {
    parts.push({ name: 'tip-left', material: 'frame', solid: frame(templeTip(spec)) });
    parts.push({ name: 'tip-right', material: 'frame', solid: frame(mirrored(templeTip(spec))) });
  }
  return {
    id: spec.id,
    title: spec.title,
    parts,
    finishes: {
      frame: spec.frame,
      metal: spec.metal,
      lens: spec.lens,
      // Nose pads, and the polished edge of rimless lenses.
      ...(wire ? { stone: spec.style === 'rimless' ? LENS_EDGE : SILICONE } : {}),
    },
    wearing: {
      kind: 'glasses',
      // Frames rest between the eyes, at landmark 6, lower than the root of the nose (168).
      landmark: 6,
      offset: [0, 0.05, 0.95],
      fitRegion: 'eyeNose',
      widthCm: spec.halfWidth * 2,
      shadow: 0.34,
    },
  };
}

const bothSides = (solids: readonly Solid[]): Solid[] => solids.flatMap((solid) => [solid, mirrored(solid)]);

/** Wraps the flat front around the face and leans it. */
const curved = (solid: Solid): Solid =>
  deformed(solid, ([x, y, z]) => [x, y, z - (x * x) / (2 * WRAP_RADIUS_CM) + y * LEAN]);

const curvedZ = (x: number, y: number, z: number): number => z - (x * x) / (2 * WRAP_RADIUS_CM) + y * LEAN;

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

function rimOf(spec: Eyewear): Solid {
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
function browOf(spec: Eyewear): Solid {
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

function lensOf(spec: Eyewear): Solid {
  const rings = 4;
  const steps = 40;
  const edge = Array.from({ length: steps }, (_, step) => spec.outline((step / steps) * 2 * Math.PI));
  const top = Math.max(...edge.map(([, y]) => y));
  const bottom = Math.min(...edge.map(([, y]) => y));
  const solid: Solid = { positions: [], uvs: [], indices: [] };
  const put = (x: number, y: number, share: number): void => {
    solid.positions.push(spec.centreX + x, y, 0.16 * (1 - share * share) - 0.02);
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

/** The block between the rim and the hinge. */
function endPiece(spec: Eyewear): Solid {
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

function acetateBridge(spec: Eyewear): Solid {
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

function wireBridges(spec: Eyewear): Solid[] {
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

/** Where the rim is reached from the hinge at a height, cm from the middle of the nose. */
function outerEdge(spec: Eyewear, height: number): number {
  let nearest: readonly [number, number] = spec.outline(0);
  for (let step = 0; step <= 90; step += 1) {
    const point = spec.outline((step / 90) * (Math.PI / 2));
    if (Math.abs(point[1] - height) < Math.abs(nearest[1] - height)) nearest = point;
  }
  return spec.centreX + nearest[0];
}

/** Distance of the lens edge from the middle of the nose at a height, cm. */
function innerEdge(spec: Eyewear, height: number): number {
  let nearest = spec.centreX;
  for (let step = 0; step < 90; step += 1) {
    const [x, y] = spec.outline(Math.PI / 2 + (step / 90) * Math.PI);
    if (Math.abs(y - height) < 0.12) nearest = Math.min(nearest, spec.centreX + x);
  }
  return nearest;
}

const acetatePads = (spec: Eyewear): Solid => {
  const pad = ellipsoid([0, 0, 0], [0.16, 0.62, 0.34], 12);
  const leaning = deformed(pad, ([x, y, z]) => [x - y * 0.32, y, z - x * 0.4]);
  return moved(leaning, [innerEdge(spec, -0.35) - 0.1, -0.42, -0.3]);
};

const wirePads = (spec: Eyewear): Solid => {
  const pad = ellipsoid([0, 0, 0], [0.07, 0.42, 0.24], 12);
  const leaning = deformed(pad, ([x, y, z]) => [x - y * 0.34 + z * 0.3, y, z]);
  return moved(leaning, [innerEdge(spec, -0.3) - 0.28, -0.4, -0.6]);
};

function hardware(spec: Eyewear): Solid[] {
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

/** Half the distance between the temples where the head is widest. */
const AT_THE_EARS_CM = 7.9;

/** From the hinge over the ear and down behind it. */
function templePath(spec: Eyewear): Point[] {
  const x = spec.halfWidth;
  const y = spec.hingeY;
  const startZ = curvedZ(x, y, -0.75);
  const spread = AT_THE_EARS_CM - x;
  return smoothPath(
    [
      [x, y, startZ + 0.05],
      [x + 0.36 * spread, y - 0.02, startZ - 1.6],
      [x + 0.78 * spread, y - 0.1, startZ - 4.2],
      [x + 0.97 * spread, y - 0.22, startZ - 7],
      [x + spread, y - 0.42, startZ - 9.4],
      [x + 0.98 * spread, y - 1.1, startZ - 10.9],
      [x + 0.9 * spread, y - 2.3, startZ - 12.1],
      [x + 0.8 * spread, y - 3.5, startZ - 12.8],
    ],
    4,
  );
}

function temple(spec: Eyewear): Solid {
  const wire = spec.style !== 'acetate';
  const path = templePath(spec);
  return sweep({
    path: wire ? path.slice(0, 19) : path,
    closed: false,
    up: [0, 1, 0],
    section: (share) => {
      const end = Math.sqrt(Math.max(0.12, 1 - Math.max(0, share - 0.9) ** 2 * 95));
      const height = wire ? 0.2 : 0.6 - 0.16 * Math.min(1, share * 2) + 0.12 * Math.max(0, share - 0.6);
      return roundedSection((wire ? 0.12 : 0.24) * (wire ? 1 : end), height * (wire ? 1 : end), 0.09, 2);
    },
  });
}

const templeTip = (spec: Eyewear): Solid =>
  outward(
    sweep({
      path: templePath(spec).slice(17),
      closed: false,
      up: [0, 1, 0],
      section: (share) => {
        const end = Math.sqrt(Math.max(0.1, 1 - Math.max(0, share - 0.75) ** 2 * 15));
        return roundedSection(0.22 * end, 0.36 * end, 0.1, 2);
      },
    }),
  );
