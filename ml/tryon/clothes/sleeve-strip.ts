import type { Arm } from './figure.ts';
import type { Garment, GarmentSleeve } from './garment.ts';
import { between, cross, dot, minus, type Point, plus, turned, unit, winding } from './plane.ts';
import { along } from './standard-figure.ts';

/** A line across a sleeve, from its outer to its inner side. */
export interface Section {
  readonly outer: Point;
  readonly inner: Point;
}

export interface SleeveStrip {
  /** In the garment's picture, px. */
  readonly drawn: readonly Section[];
  /** In the picture of the person, px; the same number. */
  readonly worn: readonly Section[];
}

/** Sections per upper arm or forearm. */
const SECTIONS_PER_BONE = 14;
/** Where, around the elbow, the direction of the upper arm turns into that of the forearm. */
const BEND_HALF = 0.22;

/**
 * A sleeve as sections along the arm, in the garment's picture and on the person. The first one is the armhole,
 * which belongs to the trunk, so that the two never part.
 */
export function sleeveStrip(
  garment: Garment,
  side: 'left' | 'right',
  arm: Arm,
  shoulderWidth: number,
  trunk: (place: Point) => Point,
): SleeveStrip | undefined {
  const sleeve = side === 'left' ? garment.leftSleeve : garment.rightSleeve;
  const pattern = drawnArm(garment, side);
  if (sleeve === undefined || pattern === undefined) return undefined;
  const outwards = side === 'left' ? 1 : -1;
  const [tip, pit] = [inPixels(garment, sleeve.tip), inPixels(garment, sleeve.pit)];
  const drawn: Section[] = [{ outer: tip, inner: pit }];
  const worn: Section[] = [{ outer: trunk(tip), inner: trunk(pit) }];
  const drawnScale = garment.size[0];
  const drawnWidth = Math.abs(garment.points.leftShoulder[0] - garment.points.rightShoulder[0]) * drawnScale;
  for (const at of stationsOf(sleeve)) {
    const [outer, inner] = [
      along(sleeve.sections, at, 1) * drawnScale,
      along(sleeve.sections, at, 2) * drawnScale,
    ];
    const grow = (shoulderWidth / drawnWidth) * arm.girth;
    drawn.push(unfolded(last(drawn), crossing(pattern, at, outer, inner, outwards), outwards));
    worn.push(unfolded(last(worn), crossing(arm, at, outer * grow, inner * grow, outwards), outwards));
  }
  return { drawn, worn };
}

type Bones = Pick<Arm, 'shoulder' | 'elbow' | 'wrist'>;

function drawnArm(garment: Garment, side: 'left' | 'right'): Bones | undefined {
  const { points } = garment;
  const [shoulder, elbow, wrist] =
    side === 'left'
      ? [points.leftShoulder, points.leftElbow, points.leftWrist]
      : [points.rightShoulder, points.rightElbow, points.rightWrist];
  if (elbow === undefined) return undefined;
  const [from, middle] = [inPixels(garment, shoulder), inPixels(garment, elbow)];
  const end = wrist === undefined ? plus(middle, minus(middle, from)) : inPixels(garment, wrist);
  return { shoulder: from, elbow: middle, wrist: end };
}

const inPixels = ({ size }: Garment, [u, v]: Point): Point => [u * size[0], v * size[1]];

function stationsOf({ sections }: GarmentSleeve): number[] {
  const [first, end] = [sections[0]?.[0] ?? 0, last(sections)[0]];
  const count = Math.max(1, Math.round((end - first) * SECTIONS_PER_BONE));
  return Array.from({ length: count + 1 }, (_, i) => first + ((end - first) * i) / count);
}

/** The line across an arm at a place of it (0 = shoulder, 1 = elbow, 2 = wrist). */
function crossing(
  { shoulder, elbow, wrist }: Bones,
  at: number,
  outer: number,
  inner: number,
  outwards: 1 | -1,
): Section {
  const axis = at <= 1 ? between(shoulder, elbow, at) : between(elbow, wrist, at - 1);
  const upper = unit(minus(elbow, shoulder), [0, 1]);
  const fore = unit(minus(wrist, elbow), upper);
  const bent = Math.max(0, Math.min(1, (at - 1 + BEND_HALF) / (2 * BEND_HALF)));
  const way = turned(upper, Math.atan2(cross(upper, fore), dot(upper, fore)) * bent);
  const out = turned(way, (-outwards * Math.PI) / 2);
  return { outer: plus(axis, out, outer), inner: plus(axis, out, -inner) };
}

/**
 * The next section, held back where it would cross the one before: cloth inside a bend stays where it is until
 * the arm has gone past, as cloth does. So no triangle of a sleeve ever turns over, whatever the arm does.
 */
function unfolded(before: Section, next: Section, outwards: 1 | -1): Section {
  const turn = (a: Point, b: Point, c: Point): number => -outwards * winding(a, b, c);
  const inner = turn(before.outer, before.inner, next.inner) < 0 ? before.inner : next.inner;
  const ahead = turn(before.outer, before.inner, next.outer) >= 0;
  const outer = ahead && turn(before.outer, inner, next.outer) >= 0 ? next.outer : before.outer;
  return { outer, inner };
}

function last<T>(list: readonly T[]): T {
  const end = list.at(-1);
  if (end === undefined) throw new RangeError('a list without an end');
  return end;
}
