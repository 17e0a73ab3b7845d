import type { TryOnBody } from '../sight.ts';
import {
  between,
  cross,
  dot,
  fromSegment,
  lengthOf,
  minus,
  type Point,
  plus,
  turned,
  unit,
} from './plane.ts';
import {
  ARM_OUT_RADIANS,
  armHalfWidth,
  FOREARM,
  HIP_JOINTS,
  TRUNK_LENGTH,
  trunkHalfWidth,
  UPPER_ARM,
} from './standard-figure.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export interface Arm {
  readonly shoulder: Point;
  readonly elbow: Point;
  readonly wrist: Point;
  /** How wide it is, as a multiple of the standard figure's. */
  readonly girth: number;
  /** Behind the trunk rather than beside or in front of it. */
  readonly behind: boolean;
  /** 0..1: how surely elbow and wrist are where they are said to be; 0 = hanging, made up. */
  readonly sure: number;
}

/** What a garment needs to know of a body, px of the picture. Left and right are the wearer's. */
export interface Figure {
  readonly left: Arm;
  readonly right: Arm;
  readonly leftHip: Point;
  readonly rightHip: Point;
  /** Between the joints of the shoulders. */
  readonly shoulderWidth: number;
  /** Which way the legs go from the hips. */
  readonly legs: Point;
  /** Half widths of the trunk as seen in the picture, by height (0 = shoulders, 1 = hips) and side. */
  readonly trunk: (height: number, side: 'left' | 'right') => number;
}

/** BlazePose's numbers: the left one of each pair; the right one follows it. */
const JOINT = { shoulder: 11, elbow: 13, wrist: 15, hip: 23, knee: 25 } as const;

/** Below the first a joint drives nothing, above the second all of it; between, its place is mixed with the guess. */
const UNSURE = 0.5;
const SURE = 0.7;
/** Turned further than this from the camera the front of a garment is not what is seen. */
const SHOULDERS_TO_TRUNK_MIN = 0.28;
/** Sine of the smallest angle between shoulders and spine. */
const SKEW_MIN = 0.45;
/** Legs may lead a skirt this far aside, radians. */
const LEGS_ASIDE_MAX = 0.6;

/** Reads a tracked body; `undefined` where no garment can be hung on it (no shoulders, turned away, lying). */
export function figureOf(body: TryOnBody, size: PictureSize): Figure | undefined {
  const joint = (index: number): Point => [
    (body.landmarks[index * 3] ?? 0) * size.width,
    (body.landmarks[index * 3 + 1] ?? 0) * size.height,
  ];
  const trust = (index: number): number => rise((body.visibility[index] ?? 0) - UNSURE, SURE - UNSURE);
  const [leftShoulder, rightShoulder] = [joint(JOINT.shoulder), joint(JOINT.shoulder + 1)];
  if (trust(JOINT.shoulder) === 0 || trust(JOINT.shoulder + 1) === 0) return undefined;
  const across = minus(leftShoulder, rightShoulder);
  const shoulderWidth = lengthOf(across);
  // In an unmirrored picture a person who faces the camera has her left on its right.
  if (!Number.isFinite(shoulderWidth) || shoulderWidth < 8 || across[0] <= 0) return undefined;
  const level = unit(across, [1, 0]);
  const down = turned(level, Math.PI / 2);
  const middle = between(leftShoulder, rightShoulder, 0.5);

  const hipsTrust = Math.min(trust(JOINT.hip), trust(JOINT.hip + 1));
  const seenHips = between(joint(JOINT.hip), joint(JOINT.hip + 1), 0.5);
  const guessedHips = plus(middle, down, TRUNK_LENGTH * shoulderWidth);
  const hips = between(guessedHips, seenHips, hipsTrust);
  const hipHalf = (HIP_JOINTS * shoulderWidth) / 2;
  const leftHip = between(plus(hips, level, hipHalf), joint(JOINT.hip), hipsTrust);
  const rightHip = between(plus(hips, level, -hipHalf), joint(JOINT.hip + 1), hipsTrust);
  const spine = minus(hips, middle);
  const trunkLength = lengthOf(spine);
  const hipLine = unit(minus(leftHip, rightHip), level);
  if (shoulderWidth < SHOULDERS_TO_TRUNK_MIN * trunkLength) return undefined;
  const upright = unit(spine, down);
  if (cross(level, upright) < SKEW_MIN || cross(hipLine, upright) < SKEW_MIN) return undefined;

  const arm = (side: 0 | 1): Arm => {
    const shoulder = side === 0 ? leftShoulder : rightShoulder;
    const out = turned(upright, side === 0 ? -ARM_OUT_RADIANS : ARM_OUT_RADIANS);
    const elbowTrust = trust(JOINT.elbow + side);
    const elbow = between(
      plus(shoulder, out, UPPER_ARM * shoulderWidth),
      joint(JOINT.elbow + side),
      elbowTrust,
    );
    const wristTrust = Math.min(elbowTrust, trust(JOINT.wrist + side));
    const on = unit(minus(elbow, shoulder), out);
    const wrist = between(plus(elbow, on, FOREARM * shoulderWidth), joint(JOINT.wrist + side), wristTrust);
    const depth = (index: number): number => body.worldLandmarks[index * 3 + 2] ?? 0;
    const behind =
      elbowTrust > 0 && depth(JOINT.elbow + side) - depth(JOINT.shoulder + side) > ARM_BEHIND_METRES;
    const raw = { shoulder, elbow, wrist, behind, sure: Math.min(elbowTrust, wristTrust) };
    return { ...raw, girth: armGirth(raw, body, size, shoulderWidth, side === 0 ? 1 : -1) };
  };
  const [left, right] = [arm(0), arm(1)];

  const kneeTrust = Math.min(trust(JOINT.knee), trust(JOINT.knee + 1));
  const knees = between(joint(JOINT.knee), joint(JOINT.knee + 1), 0.5);
  const legs = kneeTrust > 0 ? leaning(upright, unit(minus(knees, hips), upright), kneeTrust) : upright;
  const joints = { leftShoulder, rightShoulder, leftHip, rightHip, left, right };
  const trunk = trunkOutline(joints, body, size);
  return { left, right, leftHip, rightHip, shoulderWidth, legs, trunk };
}

/** An elbow this much further away than its shoulder is behind the back. */
const ARM_BEHIND_METRES = 0.14;

function leaning(from: Point, to: Point, trust: number): Point {
  const angle = Math.atan2(cross(from, to), dot(from, to));
  return turned(from, Math.max(-LEGS_ASIDE_MAX, Math.min(LEGS_ASIDE_MAX, angle)) * trust);
}

const rise = (value: number, over: number): number => {
  const share = Math.max(0, Math.min(1, value / over));
  return share * share * (3 - 2 * share);
};

const PERSON = 160;
/** How much wider or narrower than the standard figure a silhouette may be believed to be. */
const GIRTH_MIN = 0.8;
const GIRTH_MAX = 1.6;
const ARM_GIRTH_MAX = 1.5;
/** One side may be this much wider than the other: a shadow on the wall is not a hip. */
const LOPSIDED_MAX = 1.1;

/** Whether the mask says that a place of the picture is person; `undefined` outside the picture or without a mask. */
function personAt(body: TryOnBody, size: PictureSize, [x, y]: Point): boolean | undefined {
  const { person } = body;
  if (person === undefined) return undefined;
  const column = Math.floor((x / size.width) * person.width);
  const row = Math.floor((y / size.height) * person.height);
  if (column < 0 || row < 0 || column >= person.width || row >= person.height) return undefined;
  return (person.confidence[row * person.width + column] ?? 0) >= PERSON;
}

/** How far the person reaches from a place, px; `undefined` when the mask cannot say. */
function reach(
  body: TryOnBody,
  size: PictureSize,
  from: Point,
  way: Point,
  most: number,
  stop?: (place: Point) => boolean,
): number | undefined {
  const step = Math.max(1, most / 40);
  if (personAt(body, size, from) !== true) return undefined;
  for (let gone = step; gone < most; gone += step) {
    const place = plus(from, way, gone);
    const person = personAt(body, size, place);
    if (person === undefined) return undefined;
    if (!person || stop?.(place) === true) return gone;
  }
  return most;
}

const ARM_LOOKS = [0.35, 0.55, 0.75, 1.3, 1.55] as const;

/** The arm's width towards the outside, where no trunk is in the way: the median of five looks. */
function armGirth(
  { shoulder, elbow, wrist, sure }: Pick<Arm, 'shoulder' | 'elbow' | 'wrist' | 'sure'>,
  body: TryOnBody,
  size: PictureSize,
  shoulderWidth: number,
  outwards: 1 | -1,
): number {
  if (sure === 0) return 1;
  const girths: number[] = [];
  for (const at of ARM_LOOKS) {
    const [from, to] = at <= 1 ? [shoulder, elbow] : [elbow, wrist];
    const way = unit(turned(minus(to, from), (-outwards * Math.PI) / 2), [outwards, 0]);
    const expected = armHalfWidth(at) * shoulderWidth;
    const seen = reach(body, size, between(from, to, at <= 1 ? at : at - 1), way, expected * ARM_GIRTH_MAX);
    if (seen !== undefined) girths.push(seen / expected);
  }
  girths.sort((a, b) => a - b);
  const median = girths[girths.length >> 1] ?? 1;
  return Math.max(GIRTH_MIN, Math.min(ARM_GIRTH_MAX, median));
}

const TRUNK_LOOKS = [0.3, 0.42, 0.54, 0.66, 0.78, 0.9, 1, 1.12] as const;

interface TrunkJoints {
  readonly leftShoulder: Point;
  readonly rightShoulder: Point;
  readonly leftHip: Point;
  readonly rightHip: Point;
  readonly left: Pick<Arm, 'shoulder' | 'elbow' | 'wrist' | 'sure' | 'girth'>;
  readonly right: Pick<Arm, 'shoulder' | 'elbow' | 'wrist' | 'sure' | 'girth'>;
}

/** Half widths by height and side: the silhouette up to the arm, smoothed, within reason. */
function trunkOutline(joints: TrunkJoints, body: TryOnBody, size: PictureSize): Figure['trunk'] {
  const shoulderWidth = lengthOf(minus(joints.leftShoulder, joints.rightShoulder));
  const [left, right] = [
    girths(joints, body, size, shoulderWidth, 'left'),
    girths(joints, body, size, shoulderWidth, 'right'),
  ];
  const kept = (mine: number[], other: number[]): number[] =>
    smoothed(mine.map((girth, i) => Math.min(girth, (other[i] ?? girth) * LOPSIDED_MAX)));
  const sides = { left: kept(left, right), right: kept(right, left) };
  const [first, end] = [TRUNK_LOOKS[0], TRUNK_LOOKS.at(-1) ?? 1];
  return (height, side) => {
    const steps = TRUNK_LOOKS.length - 1;
    const at = Math.max(0, Math.min(steps - 1e-6, ((height - first) / (end - first)) * steps));
    const [low, high] = [sides[side][Math.floor(at)] ?? 1, sides[side][Math.floor(at) + 1] ?? 1];
    return trunkHalfWidth(height) * shoulderWidth * (low + (high - low) * (at % 1));
  };
}

const smoothed = (values: readonly number[]): number[] =>
  values.map((value, i) => ((values[i - 1] ?? value) + 2 * value + (values[i + 1] ?? value)) / 4);

/** Half widths as multiples of the standard figure's. */
function girths(
  joints: TrunkJoints,
  body: TryOnBody,
  size: PictureSize,
  shoulderWidth: number,
  side: 'left' | 'right',
): number[] {
  const arm = joints[side];
  const inArm = (place: Point): boolean =>
    fromSegment(place, arm.shoulder, arm.elbow) < armHalfWidth(0.7) * arm.girth * shoulderWidth ||
    fromSegment(place, arm.elbow, arm.wrist) < armHalfWidth(1.4) * arm.girth * shoulderWidth;
  return TRUNK_LOOKS.map((height) => {
    const leftEnd = between(joints.leftShoulder, joints.leftHip, height);
    const rightEnd = between(joints.rightShoulder, joints.rightHip, height);
    const middle = between(leftEnd, rightEnd, 0.5);
    const way = unit(minus(side === 'left' ? leftEnd : rightEnd, middle), [side === 'left' ? 1 : -1, 0]);
    const usual = trunkHalfWidth(height) * shoulderWidth;
    const seen = reach(body, size, plus(middle, way, usual * 0.5), way, usual * (GIRTH_MAX - 0.5), inArm);
    return seen === undefined ? 1 : Math.max(GIRTH_MIN, Math.min(GIRTH_MAX, seen / usual + 0.5));
  });
}
