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
/** Bent more than this, radians, upper arm and forearm are two strips that overlap at a round elbow. */
const TWO_STRIPS_FROM = 1;
const ROUND_STEPS = 6;
/** Where a half circle is cut off, before its width is nothing. */
const ROUND_MOST = 0.98;

/**
 * A sleeve as sections along the arm, in the garment's picture and on the person. The first one is the armhole,
 * which belongs to the trunk, so that the two never part.
 */
export function sleeveStrips(
  garment: Garment,
  side: 'left' | 'right',
  arm: Arm,
  shoulderWidth: number,
  trunk: (place: Point) => Point,
): SleeveStrip[] {
  const sleeve = side === 'left' ? garment.leftSleeve : garment.rightSleeve;
  const pattern = drawnArm(garment, side);
  if (sleeve === undefined || pattern === undefined) return [];
  const outwards = side === 'left' ? 1 : -1;
  const [tip, pit] = [inPixels(garment, sleeve.tip), inPixels(garment, sleeve.pit)];
  const drawnScale = garment.size[0];
  const drawnWidth = Math.abs(garment.points.leftShoulder[0] - garment.points.rightShoulder[0]) * drawnScale;
  const grow = (shoulderWidth / drawnWidth) * arm.girth;
  const ends = sleeveEnds(sleeve);
  const sharp = Math.abs(bendOf(arm)) > TWO_STRIPS_FROM && ends[1] > 1 + BEND_HALF;
  const strip = (looks: readonly Station[], first?: { drawn: Section; worn: Section }): SleeveStrip => {
    const drawn: Section[] = first === undefined ? [] : [first.drawn];
    const worn: Section[] = first === undefined ? [] : [first.worn];
    for (const look of looks) {
      const outer = along(sleeve.sections, look.at, 1) * drawnScale * look.share;
      const inner = along(sleeve.sections, look.at, 2) * drawnScale * look.share;
      const next = crossing(arm, look, outer * grow, inner * grow, outwards);
      const flat = crossing(pattern, look, outer, inner, outwards);
      const [before, flatBefore] = [worn.at(-1), drawn.at(-1)];
      const placed = before === undefined ? { worn: next, share: 1 } : sewnOn(before, next, outwards);
      const room = flatBefore === undefined ? 1 : Math.max(KEPT_MIN, kept(flatBefore, flat, outwards));
      worn.push(placed.worn);
      drawn.push({ outer: flat.outer, inner: between(flat.outer, flat.inner, Math.min(placed.share, room)) });
    }
    return { drawn, worn };
  };
  const armhole = {
    drawn: { outer: tip, inner: pit },
    worn: { outer: trunk(tip), inner: trunk(pit) },
  };
  if (!sharp) return [strip(stationsOf(ends[0], ends[1], 'both'), armhole)];
  return [
    strip([...stationsOf(ends[0], 1, 'upper'), ...rounded('upper')], armhole),
    strip([...rounded('fore').reverse(), ...stationsOf(1, ends[1], 'fore')]),
  ];
}

type Bone = 'upper' | 'fore' | 'both';

interface Station {
  /** 0 = shoulder, 1 = elbow, 2 = wrist. */
  readonly at: number;
  /** Whose direction the section has. */
  readonly bone: Bone;
  /** Share of the sleeve's width. */
  readonly share: number;
  /** How far past the elbow, as a share of the width there. */
  readonly past: number;
}

function stationsOf(first: number, end: number, bone: Bone): Station[] {
  const count = Math.max(1, Math.round((end - first) * SECTIONS_PER_BONE));
  return Array.from({ length: count + 1 }, (_, i) => ({
    at: first + ((end - first) * i) / count,
    bone,
    share: 1,
    past: 0,
  }));
}

/** The round end of a strip beyond the elbow. */
function rounded(bone: 'upper' | 'fore'): Station[] {
  return Array.from({ length: ROUND_STEPS }, (_, i) => {
    const past = (ROUND_MOST * (i + 1)) / ROUND_STEPS;
    return { at: 1, bone, share: Math.sqrt(1 - past * past), past: bone === 'upper' ? past : -past };
  });
}

const sleeveEnds = ({ sections }: GarmentSleeve): readonly [number, number] => [
  sections[0]?.[0] ?? 0,
  sections.at(-1)?.[0] ?? 1,
];

function bendOf({ shoulder, elbow, wrist }: Bones): number {
  const [upper, fore] = [minus(elbow, shoulder), minus(wrist, elbow)];
  return Math.atan2(cross(upper, fore), dot(upper, fore));
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

/** The line across an arm at a station. */
function crossing(
  bones: Bones,
  { at, bone, share, past }: Station,
  outer: number,
  inner: number,
  outwards: 1 | -1,
): Section {
  const { shoulder, elbow, wrist } = bones;
  const upper = unit(minus(elbow, shoulder), [0, 1]);
  const mixed = Math.max(0, Math.min(1, (at - 1 + BEND_HALF) / (2 * BEND_HALF)));
  const bent = bone === 'both' ? mixed : bone === 'upper' ? 0 : 1;
  const way = turned(upper, bendOf(bones) * bent);
  const out = turned(way, (-outwards * Math.PI) / 2);
  const joint = at <= 1 ? between(shoulder, elbow, at) : between(elbow, wrist, at - 1);
  // Past the elbow the strip ends as a half circle of its own width.
  const axis = past === 0 ? joint : plus(joint, way, (past * (outer + inner)) / 2 / share);
  return { outer: plus(axis, out, outer), inner: plus(axis, out, -inner) };
}

/** The least of a section that is left where it runs into the one before it. */
const KEPT_MIN = 0.25;

/**
 * How much of the next section, from its outer end, may be worn so that nothing turns over: inside a bend it
 * would cross the section before it, and there the cloth is tucked under. 0 = the section cannot be worn at all.
 */
function kept(before: Section, next: Section, outwards: 1 | -1): number {
  const turn = (a: Point, b: Point, c: Point): number => -outwards * winding(a, b, c);
  const outerAhead = turn(before.outer, before.inner, next.outer);
  if (outerAhead < 0) return 0;
  const innerAhead = turn(before.outer, before.inner, next.inner);
  if (innerAhead >= 0) return 1;
  return outerAhead / (outerAhead - innerAhead);
}

/** The same share of a section as it is worn and as it is drawn; never turned over, whatever the arm does. */
function sewnOn(
  before: Section,
  next: Section,
  outwards: 1 | -1,
): { readonly worn: Section; readonly share: number } {
  const share = kept(before, next, outwards);
  if (share >= KEPT_MIN)
    return { worn: { outer: next.outer, inner: between(next.outer, next.inner, share) }, share };
  const turn = (a: Point, b: Point, c: Point): number => -outwards * winding(a, b, c);
  // Bent so sharply that it would be all tucked away: the inner side stays and the outer one goes round it.
  const ahead = turn(before.outer, before.inner, next.outer) >= 0 ? next.outer : before.outer;
  return { worn: { outer: ahead, inner: before.inner }, share: 1 };
}
