import { isShut, partedBy } from './lip-gap.ts';
import { type Lips, pointOf, type Ring } from './lip-rings.ts';
import { colourAt, type Rgb, type SkinPatch } from './skin-patch.ts';
import { steadiestPath } from './steady-path.ts';
import { type Divide, divideOf } from './two-colours.ts';

/** How far a point of a ring may move, and in which steps; shares of the mouth's width. */
const REACH = 0.075;
const STEP = 0.005;
const STEPS = Math.round((2 * REACH) / STEP) + 1;
/** Where skin is asked: beyond the reach, before the nose and the chin. */
const SKIN_AT = [0.055, 0.085] as const;
/** Where lip is asked, from the outer ring to the inner one. */
const LIP_AT = [0.3, 0.5, 0.65] as const;
const PASSES = 3;
/** A sudden fall from lip to skin speaks for an edge as well, within so many steps to each side. */
const EDGE_WEIGHT = 0.2;
const EDGE_STEPS = 3;
/** Points to each side that share their light, and how far apart lip and skin are at least taken to be. */
const NEIGHBOURS = 3;
const SIDES_APART_MIN = 0.35;
/** What it costs to stand at the end of the reach, and to stand one step aside of the neighbour. */
const OUTER_PULL = 0.05;
const OUTER_STIFFNESS = 0.002;
const INNER_PULL = 0.2;
const INNER_STIFFNESS = 0.01;
/** Change of sRGB that is an edge beyond doubt. */
const FULL_JUMP = 120;
/** Lips that are parted less have no edge of teeth; share of the mouth's width. */
const PARTED_MIN = 0.035;

/** How far each point of the rings is moved, shares of the mouth's width: outwards and into the mouth. */
export interface LipShifts {
  readonly outer: Float64Array;
  readonly inner: Float64Array;
}

/**
 * How the tracker's lip rings have to move onto the edges that the picture shows: outwards to where lip
 * colour ends, inwards to where teeth or the dark mouth begin. The tracker's own rings are up to 0.05 of
 * the mouth's width beside them, which on a mouth of 58 px is 3 px.
 */
export function lipShifts(lips: Lips, patch: SkinPatch): LipShifts {
  if (isShut(lips, patch)) {
    const inner = shuttingShifts(lips, inwardRays(lips));
    const shut = movedLips(lips, { outer: new Float64Array(lips.outer.length / 2), inner });
    return { outer: outerShifts(shut, outwardRays(lips), patch), inner };
  }
  // Where the mouth is open must be known before the lips' colour is, and the other way round.
  let shifts: LipShifts = {
    outer: new Float64Array(lips.outer.length / 2),
    inner: new Float64Array(lips.inner.length / 2),
  };
  for (let pass = 0; pass < PASSES; pass += 1) {
    const inner = innerShifts(lips, inwardRays(lips), patch);
    const nearer = movedLips(lips, { outer: shifts.outer, inner });
    shifts = { outer: outerShifts(nearer, outwardRays(lips), patch), inner };
  }
  return shifts;
}

export function movedLips(lips: Lips, shifts: LipShifts): Lips {
  return {
    outer: moved(outwardRays(lips), shifts.outer, lips.widthPx),
    inner: moved(inwardRays(lips), shifts.inner, lips.widthPx),
    widthPx: lips.widthPx,
  };
}

const outwardRays = ({ outer }: Lips): Rays => raysOf(outer, (i) => normalOf(outer, i));
const inwardRays = ({ outer, inner }: Lips): Rays => raysOf(inner, (i) => inwardOf(outer, inner, i));

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
function outerShifts(lips: Lips, rays: Rays, patch: SkinPatch): Float64Array {
  const points = lips.outer.length / 2;
  const half = points / 2;
  const cost = new Float64Array(points * STEPS);
  // The two lips lie in different light, so each is told from its own skin.
  for (const from of [0, half]) {
    const samples = Array.from({ length: half + 1 }, (_, i) =>
      samplesAt(lips, rays, (from + i) % points, patch),
    );
    const within = samples.slice(1, -1);
    const divide = divideOf(
      within.flatMap(({ lip }) => lip),
      within.flatMap(({ skin }) => skin),
    );
    for (let i = 0; i < half; i += 1) {
      // Light also changes along the lip: what is half way between lip and skin is asked in the neighbourhood.
      const near = samples.slice(Math.max(1, i - NEIGHBOURS), Math.min(half, i + NEIGHBOURS + 1));
      const lip = meanSide(
        divide,
        near.flatMap((sample) => sample.lip),
      );
      const skin = meanSide(
        divide,
        near.flatMap((sample) => sample.skin),
      );
      edgeCost(rays, from + i, lips.widthPx, patch, divide, [lip, skin], cost);
    }
  }
  return shiftsOf(cost, points, OUTER_PULL, OUTER_STIFFNESS);
}

interface Samples {
  readonly lip: readonly number[];
  readonly skin: readonly number[];
}

function samplesAt({ outer, inner, widthPx }: Lips, rays: Rays, point: number, patch: SkinPatch): Samples {
  const [nx, ny] = rays.subarray(point * 4 + 2, point * 4 + 4) as unknown as [number, number];
  const [x, y] = pointOf(outer, point);
  const [ix, iy] = pointOf(inner, point);
  const colour: Rgb = [0, 0, 0];
  return {
    lip: LIP_AT.flatMap((share) => colourAt(patch, x + (ix - x) * share, y + (iy - y) * share, colour)),
    skin: SKIN_AT.flatMap((out) => colourAt(patch, x + nx * out * widthPx, y + ny * out * widthPx, colour)),
  };
}

function meanSide(divide: Divide, colours: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < colours.length; i += 3)
    sum += divide.side(colours[i] as number, colours[i + 1] as number, colours[i + 2] as number);
  return sum / Math.max(1, colours.length / 3);
}

/** Sums of what is on the wrong side if the edge stood at each step. */
function edgeCost(
  rays: Rays,
  point: number,
  widthPx: number,
  patch: SkinPatch,
  divide: Divide,
  [lip, skin]: readonly [number, number],
  cost: Float64Array,
): void {
  const [x, y, nx, ny] = rays.subarray(point * 4, point * 4 + 4) as unknown as Quad;
  const colour: Rgb = [0, 0, 0];
  const middle = (lip + skin) / 2;
  const half = Math.max(SIDES_APART_MIN, (lip - skin) / 2);
  const sides = new Float64Array(STEPS);
  for (let step = 0; step < STEPS; step += 1) {
    const out = (step * STEP - REACH) * widthPx;
    const [red, green, blue] = colourAt(patch, x + nx * out, y + ny * out, colour);
    sides[step] = Math.max(-1, Math.min(1, (divide.side(red, green, blue) - middle) / half));
  }
  let sum = 0;
  for (let step = 0; step < STEPS; step += 1) {
    sum += (sides[step] as number) / STEPS;
    const fall =
      (sides[Math.max(0, step - EDGE_STEPS)] as number) -
      (sides[Math.min(STEPS - 1, step + EDGE_STEPS)] as number);
    cost[point * STEPS + step] = -divide.clarity * (sum + EDGE_WEIGHT * fall);
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

/** Both inner edges onto the line in the middle between them. */
function shuttingShifts({ inner, widthPx }: Lips, rays: Rays): Float64Array {
  const points = inner.length / 2;
  return Float64Array.from({ length: points }, (_, i) => {
    const [x, y, nx, ny] = rays.subarray(i * 4, i * 4 + 4) as unknown as Quad;
    const [otherX, otherY] = pointOf(inner, (points - i) % points);
    return ((otherX - x) * nx + (otherY - y) * ny) / 2 / widthPx;
  });
}

type Quad = [number, number, number, number];

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
