import type { Figure } from './figure.ts';
import type { Garment } from './garment.ts';
import { between, cross, lengthOf, minus, type Point, plus, unit } from './plane.ts';
import { along, trunkHalfWidth } from './standard-figure.ts';

/** Cloth lies at least this far outside what it covers. */
const EASE_MIN = 1.03;
/** The side seam stays outside the joints even where the mask is wrong. */
const OUTSIDE_JOINT_MIN = 1.04;

/** The garment's own measures, px of its picture. */
interface Pattern {
  readonly middleX: number;
  readonly shoulderY: number;
  readonly hipY: number;
  readonly shoulderHalf: number;
  readonly hipHalf: number;
}

function patternOf({ points, size }: Garment): Pattern {
  const [width, height] = size;
  const { leftShoulder, rightShoulder, leftHip, rightHip } = points;
  return {
    middleX: ((leftShoulder[0] + rightShoulder[0] + leftHip[0] + rightHip[0]) / 4) * width,
    shoulderY: ((leftShoulder[1] + rightShoulder[1]) / 2) * height,
    hipY: ((leftHip[1] + rightHip[1]) / 2) * height,
    shoulderHalf: ((leftShoulder[0] - rightShoulder[0]) / 2) * width,
    hipHalf: ((leftHip[0] - rightHip[0]) / 2) * width,
  };
}

/** Edges of the trunk at a height of the garment's picture, px: as the picture is seen, left and right. */
export function trunkEdges(garment: Garment, y: number): readonly [number, number] {
  const [width, height] = garment.size;
  return [along(garment.trunk, y / height, 1) * width, along(garment.trunk, y / height, 2) * width];
}

/**
 * Where a place of the garment's trunk comes to lie in the picture. Between the joints the cloth follows them
 * exactly; from the joint to the side seam it is stretched to the silhouette times the garment's own ease. The
 * armhole stays a straight line, to which the sleeve is sewn.
 *
 * A thin-plate or moving-least-squares sheet over all joints was rejected: it drags the belly along when an arm
 * is raised and folds over itself at the armpit of a hanging arm, and neither follows a silhouette.
 */
export function trunkWarp(garment: Garment, figure: Figure): (place: Point) => Point {
  const pattern = patternOf(garment);
  const scale = figure.shoulderWidth / (2 * pattern.shoulderHalf);
  const hips = between(figure.leftHip, figure.rightHip, 0.5);
  const spine = minus(hips, between(figure.left.shoulder, figure.right.shoulder, 0.5));
  const trunkLength = lengthOf(spine);
  const down = unit(spine, [0, 1]);

  /** The line across the body at a height: its middle, and the way and distance to the joints of one side. */
  const lineAt = (y: number, side: Side): Line => {
    const height = (y - pattern.shoulderY) / (pattern.hipY - pattern.shoulderY);
    const within = Math.max(0, Math.min(1, height));
    const leftEnd = between(figure.left.shoulder, figure.leftHip, within);
    const rightEnd = between(figure.right.shoulder, figure.rightHip, within);
    const middle = between(leftEnd, rightEnd, 0.5);
    const toJoint = minus(side === 'left' ? leftEnd : rightEnd, middle);
    const lower =
      height < 0
        ? plus(middle, down, (y - pattern.shoulderY) * scale)
        : plus(middle, figure.legs, Math.max(0, height - 1) * trunkLength);
    return {
      height,
      middle: lower,
      way: unit(toJoint, [side === 'left' ? 1 : -1, 0]),
      joint: lengthOf(toJoint),
      drawnJoint: pattern.shoulderHalf + (pattern.hipHalf - pattern.shoulderHalf) * within,
    };
  };
  const seam = (side: Side, y: number): number => {
    const { height, joint, drawnJoint } = lineAt(y, side);
    const drawn = edgeFrom(garment, pattern, side, y);
    const seen = figure.trunk(height, side);
    const loose = drawn * scale - trunkHalfWidth(height) * figure.shoulderWidth;
    const least = joint * Math.min(OUTSIDE_JOINT_MIN, drawn / drawnJoint);
    // Half way between a garment made for this body and one of a fixed size, but never tighter than the body.
    return Math.max(least, seen * EASE_MIN, (seen + loose + drawn * scale) / 2);
  };
  const armholes = { left: armholeOf('left'), right: armholeOf('right') };

  return ([x, y]) => {
    const side = x >= pattern.middleX ? 'left' : 'right';
    const line = lineAt(y, side);
    const from = Math.abs(x - pattern.middleX);
    return plus(line.middle, line.way, distance(line, from, side, y));
  };

  function distance({ middle, way, joint, drawnJoint }: Line, from: number, side: Side, y: number): number {
    const rigid = (joint * from) / drawnJoint;
    const { tip, pit, tipY, pitY } = armholes[side];
    if (y <= tipY) return rigid;
    const drawn = edgeFrom(garment, pattern, side, y);
    const edge = y >= pitY ? seam(side, y) : crossingOf(middle, way, tip, pit);
    if (drawn <= drawnJoint * 1.001) return (edge * from) / drawn;
    if (from <= drawnJoint) return rigid;
    return joint + ((from - drawnJoint) / (drawn - drawnJoint)) * (edge - joint);
  }

  /** Both ends of the armhole: where the trunk's edge stops to be a shoulder and begins to be a side seam. */
  function armholeOf(side: Side): Armhole {
    const [tipY, pitY] = armholeHeights(garment, side);
    const [atTip, atPit] = [lineAt(tipY, side), lineAt(pitY, side)];
    const rigid = (atTip.joint * edgeFrom(garment, pattern, side, tipY)) / atTip.drawnJoint;
    return {
      tipY,
      pitY,
      tip: plus(atTip.middle, atTip.way, rigid),
      pit: plus(atPit.middle, atPit.way, seam(side, pitY)),
    };
  }
}

type Side = 'left' | 'right';

interface Line {
  readonly height: number;
  readonly middle: Point;
  readonly way: Point;
  readonly joint: number;
  readonly drawnJoint: number;
}

interface Armhole {
  readonly tipY: number;
  readonly pitY: number;
  readonly tip: Point;
  readonly pit: Point;
}

function edgeFrom(garment: Garment, { middleX }: Pattern, side: Side, y: number): number {
  const [low, high] = trunkEdges(garment, y);
  return Math.max(1, side === 'left' ? high - middleX : middleX - low);
}

/** Without sleeves the armhole is where the standard figure has it. */
const BARE_ARMHOLE = [-0.05, 0.3] as const;

/** Heights of the armhole's two ends in the garment's picture, px. */
export function armholeHeights(garment: Garment, side: Side): readonly [number, number] {
  const sleeve = side === 'left' ? garment.leftSleeve : garment.rightSleeve;
  const height = garment.size[1];
  if (sleeve !== undefined) return [sleeve.tip[1] * height, sleeve.pit[1] * height];
  const { shoulderY, hipY } = patternOf(garment);
  const [tip, pit] = BARE_ARMHOLE;
  return [shoulderY + tip * (hipY - shoulderY), shoulderY + pit * (hipY - shoulderY)];
}

/** How far along a way from a place the line between two others is met. */
function crossingOf(from: Point, way: Point, a: Point, b: Point): number {
  const along = minus(b, a);
  const across = cross(way, along);
  return Math.abs(across) < 1e-9 ? lengthOf(minus(a, from)) : cross(minus(a, from), along) / across;
}
