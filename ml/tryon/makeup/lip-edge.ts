import { type Lips, pointOf, type Ring } from './lip-rings.ts';
import { colourAt, type Rgb, type SkinPatch } from './skin-patch.ts';
import { steadiestPath } from './steady-path.ts';
import { type Divide, divideOf } from './two-colours.ts';

/** How far a point of a ring may move, and in which steps; shares of the mouth's width. */
const REACH = Number(globalThis.process?.env?.REACH ?? 0.075);
const STEP = 0.005;
const STEPS = Math.round((2 * REACH) / STEP) + 1;
/** Where skin is asked: beyond the reach, before the nose and the chin. */
const SKIN_AT = [0.085, 0.12] as const;
/** Where lip is asked, from the outer ring to the inner one. */
const LIP_AT = [0.35, 0.5, 0.65] as const;
const PASSES = 2;
/** What it costs to stand at the end of the reach, and to stand one step aside of the neighbour. */
const OUTER_PULL = Number(globalThis.process?.env?.OUTER_PULL ?? 0.07);
const OUTER_STIFFNESS = Number(globalThis.process?.env?.OUTER_STIFFNESS ?? 0.004);
const INNER_PULL = Number(globalThis.process?.env?.INNER_PULL ?? 0.2);
const INNER_STIFFNESS = Number(globalThis.process?.env?.INNER_STIFFNESS ?? 0.01);
/** Change of sRGB that is an edge beyond doubt. */
const FULL_JUMP = Number(globalThis.process?.env?.FULL_JUMP ?? 120);
/** Lips that are parted less have no edge of teeth; share of the mouth's width. */
const PARTED_MIN = 0.035;

/**
 * Moves the tracker's lip rings onto the edges that the picture shows: outwards to where lip colour ends,
 * inwards to where teeth or the dark mouth begin. The tracker's own ring is up to 0.05 of the mouth's width
 * beside them, which on a mouth of 58 px is 3 px.
 */
export function lipsInPicture(lips: Lips, patch: SkinPatch): Lips {
  // Where the mouth is open must be known before the lips' colour is, and the other way round.
  let nearer = lips;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const inwards = raysOf(lips.inner, (i) => inwardOf(nearer.outer, lips.inner, i));
    const inner = moved(inwards, innerShifts(lips, inwards, patch), lips.widthPx);
    const outwards = raysOf(lips.outer, (i) => normalOf(lips.outer, i));
    const outer = moved(outwards, outerShifts({ ...nearer, inner }, outwards, patch), lips.widthPx);
    nearer = { outer, inner, widthPx: lips.widthPx };
  }
  return nearer;
}

/** Where each point of a ring stands and which way it may move: x, y and the direction's x, y. */
type Rays = Float64Array;

function raysOf(ring: Ring, direction: (point: number) => readonly [number, number]): Rays {
  const rays = new Float64Array(ring.length * 2);
  for (let i = 0; i < ring.length / 2; i += 1) rays.set([...pointOf(ring, i), ...direction(i)], i * 4);
  return rays;
}

/** Away from the mouth. Rings run counter-clockwise on the screen: down, to the right, up. */
function normalOf(ring: Ring, point: number): [number, number] {
  const points = ring.length / 2;
  const [x0, y0] = pointOf(ring, (point + points - 1) % points);
  const [x1, y1] = pointOf(ring, (point + 1) % points);
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  return [(y0 - y1) / length, (x1 - x0) / length];
}

function inwardOf(outer: Ring, inner: Ring, point: number): [number, number] {
  const [ox, oy] = pointOf(outer, point);
  const [x, y] = pointOf(inner, point);
  const length = Math.hypot(x - ox, y - oy) || 1;
  return [(x - ox) / length, (y - oy) / length];
}

/** Outward moves of the outer ring's points, shares of the mouth's width. */
function outerShifts({ outer, inner, widthPx }: Lips, rays: Rays, patch: SkinPatch): Float64Array {
  const points = outer.length / 2;
  const half = points / 2;
  const cost = new Float64Array(points * STEPS);
  const colour: Rgb = [0, 0, 0];
  // The two lips lie in different light, so each is told from its own skin.
  for (const from of [0, half]) {
    const [lip, skin]: [number[], number[]] = [[], []];
    for (let i = from + 1; i < from + half; i += 1) {
      const [x, y, nx, ny] = rays.subarray(i * 4, i * 4 + 4) as unknown as Quad;
      const [ix, iy] = pointOf(inner, i);
      for (const share of LIP_AT)
        lip.push(...colourAt(patch, x + (ix - x) * share, y + (iy - y) * share, colour));
      for (const out of SKIN_AT)
        skin.push(...colourAt(patch, x + nx * out * widthPx, y + ny * out * widthPx, colour));
    }
    const divide = divideOf(lip, skin);
    for (let i = from; i < from + half; i += 1) edgeCost(rays, i, widthPx, patch, divide, cost);
  }
  return shiftsOf(cost, points, OUTER_PULL, OUTER_STIFFNESS);
}

/** Sums of what is on the wrong side if the edge stood at each step. */
function edgeCost(
  rays: Rays,
  point: number,
  widthPx: number,
  patch: SkinPatch,
  divide: Divide,
  cost: Float64Array,
): void {
  const [x, y, nx, ny] = rays.subarray(point * 4, point * 4 + 4) as unknown as Quad;
  const colour: Rgb = [0, 0, 0];
  let sum = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const out = (step * STEP - REACH) * widthPx;
    const [red, green, blue] = colourAt(patch, x + nx * out, y + ny * out, colour);
    sum += divide.side(red, green, blue) * divide.clarity;
    cost[point * STEPS + step] = -sum / STEPS;
  }
}

/** Moves of the inner ring's points into the mouth (positive) or onto the lip. */
function innerShifts({ inner, widthPx }: Lips, rays: Rays, patch: SkinPatch): Float64Array {
  const points = inner.length / 2;
  if (partedBy(inner) < PARTED_MIN * widthPx) return new Float64Array(points);
  const cost = new Float64Array(points * STEPS);
  const colour: Rgb = [0, 0, 0];
  const profile = new Float64Array(STEPS * 3);
  for (let i = 0; i < points; i += 1) {
    const [x, y, nx, ny] = rays.subarray(i * 4, i * 4 + 4) as unknown as Quad;
    for (let step = 0; step < STEPS; step += 1) {
      const into = (step * STEP - REACH) * widthPx;
      profile.set(colourAt(patch, x + nx * into, y + ny * into, colour), step * 3);
    }
    for (let step = 0; step < STEPS; step += 1) cost[i * STEPS + step] = -jump(profile, step);
  }
  return shiftsOf(cost, points, INNER_PULL, INNER_STIFFNESS);
}

type Quad = [number, number, number, number];

/** The widest distance between the lips, px. */
function partedBy(inner: Ring): number {
  const points = inner.length / 2;
  let widest = 0;
  for (let i = 1; i < points / 2; i += 1) {
    const [x0, y0] = pointOf(inner, i);
    const [x1, y1] = pointOf(inner, points - i);
    widest = Math.max(widest, Math.hypot(x1 - x0, y1 - y0));
  }
  return widest;
}

/** Change of colour from a little before a step to a little behind it, 0..1. */
function jump(profile: Float64Array, step: number): number {
  const before = Math.max(0, step - 3);
  const behind = Math.min(STEPS - 1, step + 3);
  let sum = 0;
  for (let channel = 0; channel < 3; channel += 1)
    sum += ((profile[behind * 3 + channel] as number) - (profile[before * 3 + channel] as number)) ** 2;
  return Math.min(1, Math.sqrt(sum) / FULL_JUMP);
}

function shiftsOf(cost: Float64Array, points: number, pull: number, stiffness: number): Float64Array {
  const middle = (STEPS - 1) / 2;
  for (let i = 0; i < cost.length; i += 1)
    cost[i] = (cost[i] as number) + pull * (((i % STEPS) - middle) / middle) ** 2;
  const path = steadiestPath(cost, points, STEPS, stiffness);
  const shifts = new Float64Array(points);
  for (let i = 0; i < points; i += 1) {
    const at = (step: number): number => path[(i + step + points) % points] as number;
    shifts[i] = ((at(-1) + 2 * at(0) + at(1)) / 4) * STEP - REACH;
  }
  return shifts;
}

function moved(rays: Rays, shifts: Float64Array, widthPx: number): Ring {
  const ring = new Float64Array(rays.length / 2);
  for (let i = 0; i < shifts.length; i += 1) {
    const by = (shifts[i] as number) * widthPx;
    ring[i * 2] = (rays[i * 4] as number) + (rays[i * 4 + 2] as number) * by;
    ring[i * 2 + 1] = (rays[i * 4 + 1] as number) + (rays[i * 4 + 3] as number) * by;
  }
  return ring;
}
