import type { Part } from '../design.ts';
import { brilliant, plate } from '../shapes/jewel.ts';
import { merged, mirrored, moved, type Point, type Solid } from '../shapes/solid.ts';
import { ellipsoid, turned } from '../shapes/surface.ts';
import { circleSection, roundedSection, smoothPath, sweep } from '../shapes/sweep.ts';

/** The lobe of the wearer's left ear from the middle between the ears, cm. */
export const LOBE: Point = [7.62, 0, 0];
/** Where drops hang from, seen from the lobe's hole. */
export const HOOK: Point = [0.12, -0.12, 0.16];

interface Piece {
  readonly material: Part['material'];
  readonly solid: Solid;
  /** Swings under the hook. */
  readonly drops?: boolean;
  readonly faceted?: boolean;
}

/** One earring built around its hole in the lobe, worn on both sides. */
function pair(pieces: readonly Piece[]): Part[] {
  return pieces.flatMap(({ material, solid, drops = false, faceted = false }) => {
    const left = moved(solid, LOBE);
    const name = `${drops ? 'drop-' : ''}${material}`;
    return [
      { name: `${name}-left`, material, solid: left, faceted },
      { name: `${name}-right`, material, solid: mirrored(left), faceted },
    ];
  });
}

const stud = (): Solid => ellipsoid([0.12, 0, 0.16], [0.2, 0.2, 0.14], 12);

/** A fine wire from the hook down. */
const wire = (length: number, radius = 0.04): Solid =>
  sweep({
    path: smoothPath(
      [
        [HOOK[0], HOOK[1] + 0.04, HOOK[2]],
        [HOOK[0], HOOK[1] - length / 2, HOOK[2]],
        [HOOK[0], HOOK[1] - length, HOOK[2]],
      ],
      4,
    ),
    closed: false,
    up: [1, 0, 0],
    section: () => circleSection(radius, 6),
  });

const below = (down: number): Point => [HOOK[0], HOOK[1] - down, HOOK[2]];

export function pearlDrop(): Part[] {
  const cap = ellipsoid(below(0.73), [0.2, 0.13, 0.2], 12);
  return pair([
    { material: 'metal', solid: stud() },
    { material: 'metal', solid: merged([wire(0.62), cap]), drops: true },
    { material: 'stone', solid: ellipsoid(below(1.38), [0.6, 0.66, 0.6], 28), drops: true },
  ]);
}

/** A ring through the lobe. */
export function hoop(radius: number, thick: number): Part[] {
  const path = Array.from({ length: 56 }, (_, i): Point => {
    const angle = (i / 56) * 2 * Math.PI;
    // Turned a little to the front: a hoop that hangs exactly sideways is a line on a portrait.
    const across = radius * Math.sin(angle);
    return [0.1 + across * 0.5, -radius + radius * Math.cos(angle) - 0.05, across * 0.86];
  });
  const ring = sweep({ path, closed: true, up: [0.86, 0, -0.5], section: () => circleSection(thick, 10) });
  return pair([{ material: 'metal', solid: ring, drops: true }]);
}

/** 平安扣: a disc with a small hole under a short wire. */
export function disc(): Part[] {
  const [x, y, z] = below(1.35);
  const ring = turned(
    [
      [0.2, 0],
      [0.24, 0.1],
      [0.5, 0.16],
      [0.76, 0.1],
      [0.82, 0],
      [0.76, -0.1],
      [0.5, -0.14],
      [0.24, -0.1],
      [0.2, 0],
    ],
    36,
    ([px, py, pz]) => [x + px, y + pz, z + py],
  );
  return pair([
    { material: 'metal', solid: stud() },
    { material: 'metal', solid: wire(0.6), drops: true },
    { material: 'stone', solid: ring, drops: true },
  ]);
}

/** A drop of resin, honey with light in it. */
export function teardrop(): Part[] {
  const [x, y, z] = below(0.55);
  const profile = Array.from({ length: 15 }, (_, i) => {
    const t = i / 14;
    return [0.52 * Math.sin(t * Math.PI) * (0.35 + 0.65 * (1 - t)) * 1.25, -1.75 + 1.75 * t] as const;
  });
  return pair([
    { material: 'metal', solid: stud() },
    {
      material: 'metal',
      solid: merged([wire(0.5), ellipsoid(below(0.58), [0.14, 0.12, 0.14], 10)]),
      drops: true,
    },
    {
      material: 'stone',
      solid: turned(profile, 26, ([px, py, pz]) => [x + px, y + py, z + pz * 0.8]),
      drops: true,
    },
  ]);
}

/** Threads that fall from a cap, each with its own little bow. */
export function tassel(): Part[] {
  const threads = Array.from({ length: 22 }, (_, i) => {
    const angle = i * 2.4;
    const out = 0.2 * Math.sqrt((i + 0.5) / 22);
    const [dx, dz] = [Math.cos(angle) * out, Math.sin(angle) * out];
    const [x, y, z] = below(0.75);
    return sweep({
      path: smoothPath(
        [
          [x + dx * 0.7, y, z + dz * 0.7],
          [x + dx * 1.5, y - 1.8, z + dz * 1.5],
          [x + dx * 1.9, y - 4.1 - 0.15 * Math.sin(i * 1.7), z + dz * 1.9],
        ],
        3,
      ),
      closed: false,
      up: [1, 0, 0],
      section: () => circleSection(0.055, 5),
    });
  });
  const cap = turned(
    [
      [0.1, 0.28],
      [0.2, 0.24],
      [0.24, 0.1],
      [0.24, -0.22],
      [0.2, -0.26],
    ],
    18,
    ([px, py, pz]) => [below(0.7)[0] + px, below(0.7)[1] + py, below(0.7)[2] + pz],
  );
  return pair([
    { material: 'metal', solid: stud() },
    { material: 'metal', solid: merged([wire(0.5), cap]), drops: true },
    { material: 'fabric', solid: merged(threads), drops: true },
  ]);
}

/** Studs with a face sit on the outer half of the lobe: the jaw hides the inner one. */
const OUT = 0.42;

/** Five enamel petals around a bead. */
export function blossom(): Part[] {
  const petals = Array.from({ length: 5 }, (_, i) => {
    const angle = (i / 5) * 2 * Math.PI + Math.PI / 2;
    return ellipsoid([OUT + Math.cos(angle) * 0.38, Math.sin(angle) * 0.38, 0.4], [0.32, 0.32, 0.1], 16);
  });
  return pair([
    { material: 'stone', solid: merged(petals) },
    { material: 'metal', solid: ellipsoid([OUT, 0, 0.48], [0.18, 0.18, 0.13], 14) },
  ]);
}

/** A crescent with small stones along its back. */
export function moon(): Part[] {
  const arc = Array.from({ length: 31 }, (_, i): Point => {
    const angle = -2.3 + (i / 30) * 4.1;
    return [OUT - 0.62 * Math.cos(angle), 0.62 * Math.sin(angle), 0.4];
  });
  const crescent = sweep({
    path: arc,
    closed: false,
    up: [0, 0, 1],
    section: (share) => {
      const full = Math.max(0.05, Math.sin(share * Math.PI));
      return roundedSection(0.34 * full, 0.2 * Math.sqrt(full), 0.09, 3);
    },
  });
  const stones = Array.from({ length: 7 }, (_, i) => {
    const [x, y, z] = arc[6 + i * 3] as Point;
    return brilliant([x, y, z + 0.1], 0.065 + 0.035 * Math.sin(((i + 0.5) / 7) * Math.PI), 8);
  });
  return pair([
    { material: 'metal', solid: crescent },
    { material: 'stone', solid: merged(stones), faceted: true },
  ]);
}

/** A ginkgo leaf cast in metal: a fan with a notch and fine veins. */
export function ginkgo(): Part[] {
  const [x, y, z] = below(0.5);
  const fan = Array.from({ length: 41 }, (_, i) => {
    const t = i / 40;
    const angle = -0.36 * Math.PI + t * (0.72 * Math.PI);
    const notch = 0.34 * Math.exp(-(((t - 0.5) / 0.07) ** 2));
    const radius = 1.55 * (1 - notch) * (1 + 0.025 * Math.cos(t * 34));
    return [Math.sin(angle) * radius, -Math.cos(angle) * radius] as const;
  });
  const blade = plate([[0, 0.05], ...fan], 0.09, 0.03);
  const veins = Array.from({ length: 9 }, (_, i) => {
    const angle = -0.95 + (i / 8) * 1.9;
    return sweep({
      path: [0.2, 0.7, 1.3].map((r): Point => [Math.sin(angle) * r, -Math.cos(angle) * r - 0.02, 0.05]),
      closed: false,
      up: [0, 0, 1],
      section: (share) => circleSection(0.032 * (1 - 0.5 * share), 5),
    });
  });
  const stem = wire(0.55, 0.05);
  return pair([
    { material: 'metal', solid: stud() },
    { material: 'metal', solid: merged([stem, moved(merged([blade, ...veins]), [x, y, z])]), drops: true },
  ]);
}
