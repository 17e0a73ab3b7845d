import type { Design } from '../design.ts';
import { merged, type Point, type Solid } from '../shapes/solid.ts';
import { sheet } from '../shapes/surface.ts';
import { outward, roundedSection, sweep } from '../shapes/sweep.ts';

/** The head where a hat sits, with hair, cm: half width, half length, and how far the middle is behind the forehead. */
export const HEAD = { halfWidth: 9.1, halfLength: 10.6, back: -9.6 };
export const AROUND = 72;
const TWO_PI = 2 * Math.PI;

export const ease = (t: number): number => {
  const clamped = Math.max(0, Math.min(1, t));
  return clamped * clamped * (3 - 2 * clamped);
};

/** A point on the hat's own ellipse: angle 0 is the front. */
export const onHead = (angle: number, grow: number, y: number): Point => [
  Math.sin(angle) * (HEAD.halfWidth + grow),
  y,
  HEAD.back + Math.cos(angle) * (HEAD.halfLength + grow),
];

const CROWN_CM = 9.8;

/** Crown of a fedora at height share `t` (0 = brim): narrower above, pinched at both sides of the front. */
function crownPoint(angle: number, t: number): Point {
  const taper = -1.5 * ease(t) - 0.5 * t;
  const [x, , z] = onHead(angle, 0.1 + taper, 0);
  const front = Math.max(0, Math.cos(angle)) ** 1.5;
  const pinch = 1 - 0.38 * ease((t - 0.3) / 0.7) * front;
  const dent = 1.5 * ease((t - 0.55) / 0.45) * Math.exp(-((x / 1.9) ** 2));
  return [x * pinch, t * CROWN_CM + 0.9 * t * front - dent, z + 0.5 * t * front - 0.5 * dent * front];
}

/** The top: falls from the rim of the crown into a teardrop crease. */
function topPoint(angle: number, inward: number): Point {
  const [x, y, z] = crownPoint(angle, 1);
  const keep = 1 - inward;
  const px = x * keep;
  const pz = HEAD.back + 0.6 + (z - HEAD.back - 0.6) * keep;
  const round = 0.75 * Math.sqrt(Math.max(0, 1 - keep ** 6));
  const across = (px / 2.7) ** 2;
  const along = ((pz - HEAD.back + 0.8) / 8.2) ** 2;
  const crease = 2.5 * Math.exp(-across) * Math.max(0, 1 - along) * ease(inward * 1.6);
  return [px, y + round - crease, pz];
}

/** Brim height: rolled up at the sides and the back, snapped down in front. */
function brimPoint(angle: number, outward: number, lift: number): Point {
  const width = 5.6 - 0.5 * Math.abs(Math.sin(angle));
  const [x, , z] = onHead(angle, 0.1 + width * outward, 0);
  const side = Math.sin(angle) ** 2;
  const front = Math.max(0, Math.cos(angle));
  const back = Math.max(0, -Math.cos(angle));
  const curl = outward ** 2 * (1.5 * side + 1.7 * back ** 2 - 1.15 * front ** 2);
  return [x, curl + lift, z];
}

export const ring = (u: number): number => (u === 1 ? 0 : u * TWO_PI);

function fedoraFelt(): Solid {
  const crown = sheet(AROUND, 10, (u, v) => crownPoint(ring(u), v), [10, 2.4]);
  const top = sheet(AROUND, 12, (u, v) => topPoint(ring(u), v), [10, 2]);
  const upper = sheet(AROUND, 7, (u, v) => brimPoint(ring(u), 1 - v, 0.12), [10, 1.4]);
  const lower = sheet(AROUND, 7, (u, v) => brimPoint(ring(u), v, -0.12), [10, 1.4]);
  const edge = sheet(
    AROUND,
    4,
    (u, v) => {
      const turn = (v - 0.5) * Math.PI;
      const [x, y, z] = brimPoint(ring(u), 1 + 0.022 * Math.cos(turn), 0);
      return [x, y + 0.12 * Math.sin(turn), z];
    },
    [10, 0.2],
  );
  return outwardAll([crown, top, upper, lower, edge]);
}

/** Sheets of one skin: turned so that the joined body is right side out. */
export function outwardAll(sheets: readonly Solid[]): Solid {
  return outward(merged(sheets));
}

function ribbon(): Solid {
  const height = 2.5;
  const band = sweep({
    path: Array.from({ length: AROUND }, (_, i): Point => {
      const [x, , z] = crownPoint((i / AROUND) * TWO_PI, 0.13);
      return [x * 1.012, height / 2 + 0.1, HEAD.back + (z - HEAD.back) * 1.012];
    }),
    closed: true,
    up: [0, 1, 0],
    section: () => roundedSection(0.16, height, 0.05, 2),
  });
  const side = crownPoint(Math.PI / 2, 0.13)[0] + 0.25;
  const bow = [-1, 1].map((way) =>
    sweep({
      path: Array.from({ length: 9 }, (_, i): Point => {
        const t = i / 8;
        return [side + 0.3 * Math.sin(t * Math.PI), height / 2 + 0.1, HEAD.back + way * t * 2.3];
      }),
      closed: false,
      up: [0, 1, 0],
      section: (share) => roundedSection(0.2, height * (0.62 + 0.34 * share), 0.08, 2),
    }),
  );
  return merged([band, ...bow]);
}

const fedora = (id: string, title: string, felt: string, band: string): Design => ({
  id,
  title,
  parts: [
    { name: 'felt', material: 'fabric', solid: fedoraFelt() },
    { name: 'ribbon', material: 'trim', solid: ribbon() },
  ],
  finishes: {
    fabric: { colour: felt, metalness: 0, roughness: 0.95, pattern: 'felt' },
    trim: { colour: band, metalness: 0, roughness: 0.6 },
  },
  wearing: {
    kind: 'hat',
    landmark: 10,
    offset: [0, -0.9, 1.7],
    fitRegion: 'forehead',
    widthCm: 2 * (HEAD.halfWidth + 5.2),
    headCm: [56, 58],
    shadow: 0.42,
  },
});

const BEANIE_CM = 12.4;
const RIBS = 30;

/** The knitted dome: upright ribs that run together at the top. */
function domePoint(angle: number, t: number): Point {
  const bend = t ** 1.35;
  const shrink = Math.cos((bend * Math.PI) / 2);
  const rise = Math.sin((t * Math.PI) / 2);
  const rib = 0.14 * Math.cos(angle * RIBS) * (1 - t * 0.7);
  const slouch = 0.7 * Math.sin(t * Math.PI);
  const x = Math.sin(angle) * ((HEAD.halfWidth + 0.15 + rib) * shrink + slouch * Math.abs(shrink));
  const z = Math.cos(angle) * ((HEAD.halfLength + 0.1 + rib) * shrink + slouch * Math.abs(shrink));
  return [x, rise * BEANIE_CM, HEAD.back + z - 1.4 * t * t];
}

function cuffPoint(angle: number, around: number): Point {
  const turn = around * TWO_PI;
  const rib = 0.16 * Math.cos(angle * RIBS);
  const thick = 0.42 + 0.12 * Math.cos(turn);
  const [x, , z] = onHead(angle, 0.35 + thick * Math.cos(turn) + rib * Math.max(0, Math.cos(turn)), 0);
  const dip = 0.5 * Math.cos(angle);
  return [x, 1.55 + 2 * superSine(turn) + dip * 0.5, z];
}

/** A sine with flat tops, so that the cuff's section is a rounded band and not a sausage. */
const superSine = (turn: number): number => Math.sign(Math.sin(turn)) * Math.abs(Math.sin(turn)) ** 0.55;

const beanieKnit = (): Solid => {
  const dome = sheet(RIBS * 4, 16, (u, v) => domePoint(ring(u), v), [18, 3.2]);
  const cuff = sheet(RIBS * 4, 12, (u, v) => cuffPoint(ring(u), v === 1 ? 0 : v), [18, 2.4]);
  return merged([outward(dome), outward(cuff)]);
};

const beanie = (id: string, title: string, wool: string): Design => ({
  id,
  title,
  parts: [{ name: 'knit', material: 'fabric', solid: beanieKnit() }],
  finishes: { fabric: { colour: wool, metalness: 0, roughness: 1, pattern: 'knit' } },
  wearing: {
    kind: 'hat',
    landmark: 10,
    offset: [0, -2.5, 1.2],
    fitRegion: 'forehead',
    widthCm: 2 * (HEAD.halfWidth + 0.5),
    headCm: [54, 60],
    shadow: 0.4,
  },
});

export const feltAndKnit: readonly Design[] = [
  fedora('hat-fedora-camel', '羊毛礼帽 · 驼色', '#c79a63', '#33231a'),
  fedora('hat-fedora-ink', '羊毛礼帽 · 墨黑', '#3a3d43', '#141517'),
  beanie('hat-beanie-teal', '针织冷帽 · 青绿', '#2f8f8c'),
  beanie('hat-beanie-mustard', '针织冷帽 · 姜黄', '#d39a34'),
];
