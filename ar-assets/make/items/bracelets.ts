import type { Design, Finish, HandWearing, Part } from '../design.ts';
import { GOLD, JADE, PEARL, SILVER } from '../finishes.ts';
import { band, beads, rope } from '../shapes/jewel.ts';
import { merged, type Point, type Solid } from '../shapes/solid.ts';
import { circleSection, roundedSection, sweep } from '../shapes/sweep.ts';

/** A wrist is flatter than wide; cm. */
export const WRIST = { halfWidth: 2.95, halfDepth: 2.15 } as const;
const TWO_PI = 2 * Math.PI;

/** A point around the wrist: angle 0 is its back (+z). `over` cm above the skin. */
export const aroundWrist = (angle: number, over: number, along = 0): Point => [
  Math.sin(angle) * (WRIST.halfWidth + over),
  along,
  Math.cos(angle) * (WRIST.halfDepth + over),
];

/** Hangs towards the hand; the skin is a little further in than the widest part. */
const wearing = (along: number): HandWearing => ({
  kind: 'bracelet',
  finger: null,
  offset: [0, along, 0],
  diameterCm: 2 * WRIST.halfWidth,
  shadow: 0.6,
});

const loop = (over: number, steps: number): Point[] =>
  Array.from({ length: steps }, (_, i) => aroundWrist((i / steps) * TWO_PI, over));

function bangle(): Solid {
  // Hammered waves: the outer side of the section breathes along the way.
  return band(
    1,
    (angle) => {
      const wave = 0.035 * Math.sin(angle * 22);
      return roundedSection(0.26 + wave, 0.62, 0.12, 4);
    },
    132,
    (_, angle) => aroundWrist(angle, 0.34),
  );
}

/** Stands in the gaps between the beads so that they look strung. */
const string = (over: number): Solid =>
  sweep({
    path: loop(over, 60),
    closed: true,
    up: [0, 1, 0],
    section: () => circleSection(0.07, 5),
  });

function strand(radius: number, count: number): Solid {
  return beads(loop(radius + 0.05, count), () => radius, 14);
}

/** Oval links, every other one turned on its edge. */
function chain(): Solid {
  const count = 24;
  const links = Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * TWO_PI;
    const flat = i % 2 === 0;
    const at = aroundWrist(angle, 0.22);
    const next = aroundWrist(angle + 0.01, 0.22);
    const length = Math.hypot(next[0] - at[0], next[2] - at[2]);
    const along: Point = [(next[0] - at[0]) / length, 0, (next[2] - at[2]) / length];
    const out: Point = [-along[2], 0, along[0]];
    const side: Point = flat ? [0, 1, 0] : out;
    const path = Array.from({ length: 14 }, (_, step): Point => {
      const turn = (step / 14) * TWO_PI;
      const [a, b] = [0.52 * Math.cos(turn), 0.3 * Math.sin(turn)];
      return [at[0] + along[0] * a + side[0] * b, side[1] * b, at[2] + along[2] * a + side[2] * b];
    });
    return sweep({ path, closed: true, up: flat ? out : [0, 1, 0], section: () => circleSection(0.1, 6) });
  });
  return merged(links);
}

function cord(): Part[] {
  const path = loop(0.12, 90);
  const around = [...path, path[0] as Point];
  return [
    { name: 'cord', material: 'fabric', solid: rope(around, 0.17, [0, 1, 0], false, 2.2) },
    {
      name: 'beads',
      material: 'metal',
      solid: beads(
        [-0.34, -0.17, 0, 0.17, 0.34].map((angle) => aroundWrist(angle, 0.2)),
        (i) => [0.16, 0.2, 0.3, 0.2, 0.16][i] ?? 0.2,
        18,
      ),
    },
  ];
}

function bracelet(
  id: string,
  title: string,
  parts: Part[],
  finishes: Record<string, Finish>,
  along = -2.2,
): Design {
  return { id, title, parts, finishes, wearing: wearing(along) };
}

export const bracelets: readonly Design[] = [
  bracelet('bracelet-bangle-silver', '一江水银镯', [{ name: 'bangle', material: 'metal', solid: bangle() }], {
    metal: { ...SILVER, roughness: 0.22 },
  }),
  bracelet(
    'bracelet-jade-beads',
    '豆绿玉珠手串',
    [
      { name: 'beads', material: 'stone', solid: strand(0.36, 24) },
      { name: 'string', material: 'trim', solid: string(0.4) },
    ],
    { stone: JADE, trim: { colour: '#4a3a2c', metalness: 0, roughness: 0.9 } },
  ),
  bracelet(
    'bracelet-pearl-fine',
    '米珠细手链',
    [
      { name: 'beads', material: 'stone', solid: strand(0.19, 46) },
      { name: 'string', material: 'metal', solid: string(0.22) },
    ],
    { stone: PEARL, metal: GOLD },
  ),
  bracelet('bracelet-chain-gold', '粗链扣手链 · 金', [{ name: 'links', material: 'metal', solid: chain() }], {
    metal: GOLD,
  }),
  bracelet('bracelet-red-cord', '本命红绳手链', cord(), {
    fabric: { colour: '#b3182c', metalness: 0, roughness: 0.75 },
    metal: GOLD,
  }),
];
