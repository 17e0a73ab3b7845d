import type { Arm } from './figure.ts';
import type { Garment, GarmentSleeve } from './garment.ts';
import { between, cross, dot, minus, type Point, plus, turned, unit, winding } from './plane.ts';
import { along } from './standard-figure.ts';

/** A line across a sleeve, from its outer to its inner side. */
interface Section {
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
      worn.push(sewnOn(worn.at(-1), next, outwards));
      drawn.push(sewnOn(drawn.at(-1), flat, outwards));
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

/**
 * A section sewn on to the one before it, held back where they would cross: inside a bend cloth stays where it is
 * until the arm has gone past. Both ends lie ahead of the line before and the line before lies behind the new
 * one, so no triangle between the two turns over, whatever the arm does.
 */
function sewnOn(before: Section | undefined, next: Section, outwards: 1 | -1): Section {
  if (before === undefined) return next;
  const ahead = ({ outer, inner }: Section, place: Point): number => -outwards * winding(outer, inner, place);
  const held: Section = {
    outer: ahead(before, next.outer) < 0 ? before.outer : next.outer,
    inner: ahead(before, next.inner) < 0 ? before.inner : next.inner,
  };
  const inner = ahead(held, before.inner) > 0 ? before.inner : held.inner;
  const outer = ahead({ outer: held.outer, inner }, before.outer) > 0 ? before.outer : held.outer;
  return { outer, inner };
}
