import { neckSkin } from '#ml/tryon';
import type { Design, FaceWearing, Finish, Part } from '../design.ts';
import { GOLD, JADE, PEARL, ROSE_GOLD, SILVER } from '../finishes.ts';
import { beads, brilliant, plate, rope, strung } from '../shapes/jewel.ts';
import { deformed, merged, moved, type Point, type Solid } from '../shapes/solid.ts';
import { ellipsoid, turned } from '../shapes/surface.ts';
import { circleSection, sweep } from '../shapes/sweep.ts';

/** The chin carries a necklace's place; the neck's space is the canonical face's. */
const CHIN = 152;

const wearing: FaceWearing = {
  kind: 'necklace',
  landmark: CHIN,
  offset: [0, 9.4, -4.2604],
  fitRegion: 'neck',
  widthCm: 15,
  shadow: 0.4,
};

/**
 * How a string lies: from the nape (`back`, rings below the jaw) down to its lowest place in front (`front`);
 * `swing` above 1 keeps it high at the sides and lets it fall late.
 */
interface Drape {
  readonly back: number;
  readonly front: number;
  readonly swing: number;
  readonly over: number;
}

function drape({ back, front, swing, over }: Drape): Point[] {
  const steps = 200;
  return Array.from({ length: steps + 1 }, (_, i) => {
    // From the nape over the wearer's right shoulder to the front and back again.
    const angle = Math.PI + (i / steps) * 2 * Math.PI;
    const forward = (1 + Math.cos(angle)) / 2;
    return neckSkin(angle, back + (front - back) * forward ** swing, over);
  });
}

const ROPE = 0.095;
const UP: Point = [0.3, 1, 0.2];
const chain = (how: Omit<Drape, 'over'>, radius = ROPE): Solid =>
  rope(drape({ ...how, over: radius + 0.03 }), radius, UP);

const LONG: Omit<Drape, 'over'> = { back: 1.75, front: 3.35, swing: 1.7 };
const SHORT: Omit<Drape, 'over'> = { back: 1.8, front: 2.75, swing: 1.6 };

/** Where the string is lowest, and which way the skin leans there. */
function lowest({ front }: Omit<Drape, 'over'>, over: number): { at: Point; lean: number } {
  const [, y, z] = neckSkin(0, front, over);
  const [, y2, z2] = neckSkin(0, front + 0.25, over);
  return { at: [0, y, z], lean: Math.atan2(z2 - z, y - y2) };
}

/** Pendants are drawn a little larger than life, as one sees them in a shop window. */
const PENDANT = 1.25;

/** Hangs a pendant made around its bail (origin, hanging to -y, face to +z) from the string's lowest place. */
function hung(solid: Solid, how: Omit<Drape, 'over'>, over = 0.14): Solid {
  const { at, lean } = lowest(how, over);
  const [sin, cos] = [Math.sin(lean), Math.cos(lean)];
  return moved(
    deformed(solid, ([x, y, z]) => [
      x * PENDANT,
      (y * cos + z * sin) * PENDANT,
      (z * cos - y * sin) * PENDANT,
    ]),
    at,
  );
}

const bail = (): Solid =>
  sweep({
    path: Array.from({ length: 16 }, (_, i): Point => {
      const angle = (i / 16) * 2 * Math.PI;
      return [0, -0.12 + 0.17 * Math.cos(angle), 0.17 * Math.sin(angle)];
    }),
    closed: true,
    up: [1, 0, 0],
    section: () => circleSection(0.04, 6),
  });

function pearlStrand(): Part[] {
  const how = { back: 1.95, front: 2.62, swing: 1.4 };
  const path = strung(drape({ ...how, over: 0.36 }), 0.735);
  return [{ name: 'pearls', material: 'stone', solid: beads(path, () => 0.37, 16) }];
}

function pearlSingle(): Part[] {
  const cap = ellipsoid([0, -0.3, 0], [0.12, 0.07, 0.12], 10);
  return [
    {
      name: 'chain',
      material: 'metal',
      solid: merged([chain(SHORT, 0.08), hung(merged([bail(), cap]), SHORT)]),
    },
    {
      name: 'pearl',
      material: 'stone',
      solid: hung(ellipsoid([0, -0.72, 0.04], [0.42, 0.43, 0.42], 26), SHORT),
    },
  ];
}

function jadeRing(): Part[] {
  // 平安扣: a round disc with a small hole, softly domed.
  const disc = turned(
    [
      [0.2, 0],
      [0.24, 0.12],
      [0.55, 0.19],
      [0.88, 0.12],
      [0.95, 0],
      [0.88, -0.12],
      [0.55, -0.16],
      [0.24, -0.1],
      [0.2, 0],
    ],
    44,
    ([x, y, z]) => [x, z - 1.1, y + 0.12],
  );
  return [
    { name: 'chain', material: 'metal', solid: merged([chain(LONG, 0.085), hung(bail(), LONG)]) },
    { name: 'disc', material: 'stone', solid: hung(disc, LONG) },
  ];
}

function drop(): Part[] {
  const stone = deformed(brilliant([0, 0, 0], 0.52, 20), ([x, y, z]) => {
    // Pear: the girdle is drawn out to a point at the top.
    const above = Math.max(0, y) / 0.52;
    return [x * (1 - 0.62 * above ** 1.3), y * (1 + 0.75 * above) - 1.15, z * 0.8 + 0.12];
  });
  const collar = ellipsoid([0, -0.3, 0.06], [0.08, 0.14, 0.08], 10);
  return [
    {
      name: 'chain',
      material: 'metal',
      solid: merged([chain(LONG, 0.08), hung(merged([bail(), collar]), LONG)]),
    },
    { name: 'stone', material: 'stone', solid: hung(stone, LONG), faceted: true },
  ];
}

function bar(): Part[] {
  const plateSolid = moved(
    plate(
      [
        [-0.24, -2.1],
        [0.24, -2.1],
        [0.24, 0],
        [-0.24, 0],
      ],
      0.12,
      0.04,
    ),
    [0, -0.3, 0.06],
  );
  return [
    {
      name: 'chain',
      material: 'metal',
      solid: merged([chain(LONG), hung(merged([bail(), plateSolid]), LONG)]),
    },
  ];
}

/** Five petals around a pearl, three blossoms on the string. */
function plum(): Part[] {
  const how = { back: 1.85, front: 2.6, swing: 1.5 };
  const path = drape({ ...how, over: 0.14 });
  const blossom = (at: Point, size: number): { petals: Solid; heart: Solid } => {
    const petals = merged(
      Array.from({ length: 5 }, (_, i) => {
        const angle = (i / 5) * 2 * Math.PI + Math.PI / 2;
        const [x, y] = [Math.cos(angle) * 0.36 * size, Math.sin(angle) * 0.36 * size];
        return ellipsoid([at[0] + x, at[1] + y, at[2] + 0.02], [0.3 * size, 0.3 * size, 0.1 * size], 14);
      }),
    );
    return { petals, heart: ellipsoid([at[0], at[1], at[2] + 0.08], [0.15, 0.15, 0.13], 12) };
  };
  const middle = path.length >> 1;
  const made = [
    blossom(path[middle - 14] as Point, 0.85),
    blossom(path[middle] as Point, 1.15),
    blossom(path[middle + 15] as Point, 0.75),
  ];
  return [
    {
      name: 'chain',
      material: 'metal',
      solid: merged([chain(how, 0.08), ...made.map(({ heart }) => heart)]),
    },
    { name: 'petals', material: 'stone', solid: merged(made.map(({ petals }) => petals)) },
  ];
}

function layered(): Part[] {
  const high = { back: 1.95, front: 2.45, swing: 1.5 };
  const coin = turned(
    [
      [0, 0.05],
      [0.5, 0.05],
      [0.56, 0.08],
      [0.62, 0.06],
      [0.62, -0.04],
      [0, -0.05],
    ],
    40,
    ([x, y, z]) => [x, z - 0.9, y + 0.08],
  );
  return [
    {
      name: 'chains',
      material: 'metal',
      solid: merged([chain(high, 0.11), chain(LONG, 0.08), hung(merged([bail(), coin]), LONG)]),
    },
  ];
}

const necklace = (id: string, title: string, parts: Part[], finishes: Record<string, Finish>): Design => ({
  id,
  title,
  parts,
  finishes,
  wearing,
});

export const necklaces: readonly Design[] = [
  necklace('necklace-pearl-strand', '珍珠项链 · 单圈', pearlStrand(), { stone: PEARL }),
  necklace('necklace-pearl-single', '单粒珍珠锁骨链', pearlSingle(), { metal: GOLD, stone: PEARL }),
  necklace('necklace-jade-ring', '平安扣项链', jadeRing(), { metal: GOLD, stone: JADE }),
  necklace('necklace-aqua-drop', '江心水滴项链', drop(), {
    metal: SILVER,
    stone: { colour: '#7fc3da', metalness: 0.7, roughness: 0.03 },
  }),
  necklace('necklace-bar-silver', '刻字长牌项链 · 银', bar(), { metal: SILVER }),
  necklace('necklace-plum-rose-gold', '落梅锁骨链 · 玫瑰金', plum(), {
    metal: ROSE_GOLD,
    stone: { colour: '#e7aebb', metalness: 0, roughness: 0.16 },
  }),
  necklace('necklace-layered-gold', '双层叠戴锁骨链 · 金', layered(), { metal: GOLD }),
];
