import type { Design, FaceWearing, Finish, Part } from '../design.ts';
import { merged, type Point, type Solid } from '../shapes/solid.ts';
import { ellipsoid, sheet } from '../shapes/surface.ts';
import { outward, roundedSection, sweep } from '../shapes/sweep.ts';
import { AROUND, ease, HEAD, onHead, outwardAll, ring } from './hats.ts';

const on = (offset: readonly [number, number, number], widthCm: number, shadow = 0.4): FaceWearing => ({
  kind: 'hat',
  landmark: 10,
  offset,
  fitRegion: 'forehead',
  widthCm,
  // With a strap or a ribbon inside.
  headCm: [55, 60],
  shadow,
});

type Edge = (angle: number, t: number) => Point;

/** A skin closed at the top: rows of `at` from the sweatband (t = 0) to the crown's middle (t = 1). */
const crown = (at: Edge, rows: number, tiles: readonly [number, number]): Solid =>
  sheet(AROUND, rows, (u, v) => at(ring(u), v), tiles);

/** A brim with two faces and a round edge. `at` gives its middle line from the crown (0) to the edge (1). */
function brim(at: Edge, thick: number, tiles: readonly [number, number]): Solid[] {
  const shifted = (angle: number, t: number, dy: number): Point => {
    const [x, y, z] = at(angle, t);
    return [x, y + dy, z];
  };
  const edge = sheet(
    AROUND,
    4,
    (u, v) => {
      const turn = (v - 0.5) * Math.PI;
      return shifted(ring(u), 1 + 0.015 * Math.cos(turn), (thick / 2) * Math.sin(turn));
    },
    [tiles[0], 0.2],
  );
  return [
    sheet(AROUND, 8, (u, v) => shifted(ring(u), 1 - v, thick / 2), tiles),
    sheet(AROUND, 8, (u, v) => shifted(ring(u), v, -thick / 2), tiles),
    edge,
  ];
}

/** A straight crown with a rounded shoulder: at t the share of the way to the middle of the top. */
function drum(height: number, taper: number, shoulder: number): Edge {
  return (angle, t) => {
    const side = Math.min(1, t / 0.6);
    const top = Math.max(0, (t - 0.6) / 0.4);
    const bend = ease((side - 0.72) / 0.28) * shoulder;
    const grow = 0.1 - taper * side - bend;
    const [x, , z] = onHead(angle, grow, 0);
    const keep = 1 - top;
    const rise = height * side - 0.35 * bend + 0.5 * (1 - keep * keep);
    return [x * keep, rise, HEAD.back + (z - HEAD.back) * keep];
  };
}

function band(edge: Edge, t: number, height: number, lift: number): Solid {
  return sweep({
    path: Array.from({ length: AROUND }, (_, i): Point => {
      const [x, y, z] = edge((i / AROUND) * 2 * Math.PI, t);
      return [x * 1.014, y + lift, HEAD.back + (z - HEAD.back) * 1.014];
    }),
    closed: true,
    up: [0, 1, 0],
    section: () => roundedSection(0.14, height, 0.05, 2),
  });
}

/** Boater's cousin: wide straw brim, gently waving, a ribbon of cotton. */
function straw(): Part[] {
  const edge = drum(8.6, 0.9, 1.5);
  const wide = brim(
    (angle, t) => {
      const [x, , z] = onHead(angle, 0.1 + 7.6 * t, 0);
      const wave = 0.35 * Math.sin(angle * 3 + 0.6) * t * t;
      return [x, wave - 1.5 * t * t, z];
    },
    0.22,
    [16, 2.4],
  );
  return [
    { name: 'straw', material: 'fabric', solid: outwardAll([crown(edge, 16, [16, 3.6]), ...wide]) },
    { name: 'ribbon', material: 'trim', solid: band(edge, 0.1, 2.2, 0.15) },
  ];
}

/** Six panels' worth of cotton with a sloping, stitched brim. */
function bucket(): Part[] {
  const edge = drum(8.2, 1.1, 0.9);
  const stitches = Array.from({ length: 5 }, (_, i) => 0.16 + i * 0.18);
  const slope = (angle: number, t: number): Point => {
    const [x, , z] = onHead(angle, 0.15 + 3.3 * t, 0);
    const seam = stitches.some((at) => Math.abs(at - t) < 0.02) ? -0.05 : 0;
    return [x, 0.2 - 3.4 * t + seam, z];
  };
  return [
    {
      name: 'cotton',
      material: 'fabric',
      solid: outwardAll([crown(edge, 16, [9, 3]), ...brim(slope, 0.2, [9, 1])]),
    },
    { name: 'seam', material: 'trim', solid: band(edge, 0.015, 0.24, 0.1) },
  ];
}

const CAP_CM = 10.6;

/** Six panels: flat valleys at the seams, the front two stand up. */
function capPoint(angle: number, t: number): Point {
  const shrink = Math.cos((t ** 1.15 * Math.PI) / 2);
  const front = Math.max(0, Math.cos(angle));
  const seam = 0.12 * Math.abs(Math.sin(angle * 3 + Math.PI / 2)) ** 0.5;
  const [x, , z] = onHead(angle, 0.05 + seam, 0);
  const rise = Math.sin((t * Math.PI) / 2) * CAP_CM;
  const stand = 0.9 * front * Math.sin(t * Math.PI);
  return [x * shrink, rise, HEAD.back + (z - HEAD.back) * shrink + stand];
}

/** The peak: from temple to temple, arched across, its front edge round, its ends run into the sweatband. */
function peak(): Solid {
  const reach = 6.9;
  const half = 1.12;
  const at = (across: number, out: number, under: number): Point => {
    const [x, , z] = onHead(across * half, 0.1, 0);
    // Everything that leaves the sweatband fades out towards the temples, where the peak ends in it.
    const full = Math.max(0, Math.cos((across * Math.PI) / 2)) ** 0.62;
    const arch = 2 + 2.2 * (1 - Math.cos((across * Math.PI) / 2));
    return [
      x * (1 - 0.04 * out * full),
      0.55 - full * arch * out ** 1.4 - under * full,
      z + reach * out * full - 0.2,
    ];
  };
  const upper = sheet(32, 8, (u, v) => at(u * 2 - 1, v, 0), [5, 1.4]);
  const lower = sheet(32, 8, (u, v) => at(u * 2 - 1, 1 - v, 0.26), [5, 1.4]);
  const rim = sheet(32, 3, (u, v) => at(u * 2 - 1, 1 + 0.015 * Math.sin(v * Math.PI), 0.26 * v), [5, 0.2]);
  return outward(merged([upper, rim, lower]));
}

function cap(): Part[] {
  const panels = outward(sheet(AROUND, 16, (u, v) => capPoint(ring(u), v), [9, 2.4]));
  return [
    { name: 'panels', material: 'fabric', solid: panels },
    { name: 'peak', material: 'fabric', solid: peak() },
    {
      name: 'button',
      material: 'trim',
      solid: ellipsoid([0, CAP_CM + 0.05, HEAD.back], [0.75, 0.35, 0.75], 16),
    },
    { name: 'sweatband', material: 'trim', solid: band(capPoint, 0.01, 0.5, 0.1) },
  ];
}

/** Felted wool pulled to one side over a narrow band. */
function beret(): Part[] {
  // Out from the band around a soft rim (three fifths of the way), then in to the middle of the top.
  const puff = (angle: number, t: number): Point => {
    const around = (-70 + 160 * Math.min(1, t / 0.6)) * (Math.PI / 180);
    const full = 3.1 + 0.9 * Math.sin(angle);
    const inwards = Math.max(0, (t - 0.6) / 0.4);
    const [x, , z] = onHead(angle, full * (Math.cos(around) - 0.34), 0);
    const rise = 3.5 + 2.5 * Math.sin(around) + 2.4 * Math.sin(inwards * Math.PI * 0.5);
    const fold = 0.14 * Math.sin(angle * 5 + 1) * Math.sin(Math.min(1, t / 0.6) * Math.PI) ** 2;
    const keep = 1 - inwards;
    const lifted = Math.min(1, Math.max(0, (rise - 1.1) / 4.6));
    return [
      x * keep + 1.2 * inwards,
      rise + fold - 0.22 * lifted * x * keep,
      HEAD.back + (z - HEAD.back) * keep - 0.9 * lifted,
    ];
  };
  const wool = outward(sheet(AROUND, 22, (u, v) => puff(ring(u), v), [9, 3]));
  const stalk = sweep({
    path: [
      [1.2, 8, HEAD.back - 0.9],
      [1.25, 8.9, HEAD.back - 0.9],
      [1.4, 9.5, HEAD.back - 0.85],
    ],
    closed: false,
    up: [1, 0, 0],
    section: () => roundedSection(0.32, 0.32, 0.15, 3),
  });
  return [
    { name: 'wool', material: 'fabric', solid: merged([wool, stalk]) },
    { name: 'band', material: 'trim', solid: band((angle) => onHead(angle, 0.05, 0.6), 0, 1.3, 0) },
  ];
}

const cloth = (colour: string, pattern: NonNullable<Finish['pattern']>): Finish => ({
  colour,
  metalness: 0,
  roughness: 0.95,
  pattern,
});
const plain = (colour: string): Finish => ({ colour, metalness: 0, roughness: 0.75 });

const hat = (
  id: string,
  title: string,
  parts: Part[],
  fabric: Finish,
  trim: string,
  wearing: FaceWearing,
): Design => ({ id, title, parts, finishes: { fabric, trim: plain(trim) }, wearing });

const CAP_ON = on([0, -1.5, 1.45], 2 * (HEAD.halfWidth + 0.3), 0.45);
const BUCKET_ON = on([0, -0.6, 1.5], 2 * (HEAD.halfWidth + 3.4), 0.45);
const BERET_ON = on([0, -0.9, 1.1], 2 * (HEAD.halfWidth + 3), 0.35);

export const summerHats: readonly Design[] = [
  hat(
    'hat-straw-natural',
    '宽檐草帽 · 本色',
    straw(),
    cloth('#e8cf9e', 'straw'),
    '#24303f',
    on([0, -0.7, 1.6], 2 * (HEAD.halfWidth + 7.6), 0.45),
  ),
  hat('hat-bucket-sage', '渔夫帽 · 灰绿', bucket(), cloth('#9fac8c', 'twill'), '#87947a', BUCKET_ON),
  hat('hat-bucket-ink', '渔夫帽 · 墨黑', bucket(), cloth('#2c2f35', 'twill'), '#1d2024', BUCKET_ON),
  hat('hat-cap-navy', '棒球帽 · 藏青', cap(), cloth('#27395f', 'twill'), '#1d2c4b', CAP_ON),
  hat('hat-cap-brick', '棒球帽 · 砖红', cap(), cloth('#a5442f', 'twill'), '#8a3827', CAP_ON),
  hat('hat-beret-wine', '贝雷帽 · 酒红', beret(), cloth('#74263a', 'felt'), '#5a1c2c', BERET_ON),
  hat('hat-beret-cream', '贝雷帽 · 奶油', beret(), cloth('#eadcc0', 'felt'), '#d8c7a6', BERET_ON),
];
