import type { Figure } from './figure.ts';
import type { Garment } from './garment.ts';
import { between, lengthOf, minus, type Point, plus, unit } from './plane.ts';
import { along, trunkHalfWidth } from './standard-figure.ts';

/** Between these heights the edge passes from the armhole, bound to the shoulder joint, to the silhouette. */
const ARMHOLE_HEIGHT = 0.12;
const SIDE_SEAM_HEIGHT = 0.34;
/** Cloth lies at least this far outside what it covers. */
const EASE_MIN = 1.03;
/** The side seam stays outside the joints even where the mask is wrong. */
const OUTSIDE_JOINT_MIN = 1.04;

/** The garment's own measures, px of its picture. */
export interface Pattern {
  readonly middleX: number;
  readonly shoulderY: number;
  readonly hipY: number;
  readonly shoulderHalf: number;
  readonly hipHalf: number;
}

export function patternOf({ points, size }: Garment): Pattern {
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
 * exactly; from the joint to the side seam it is stretched to the silhouette times the garment's own ease.
 *
 * A thin-plate or moving-least-squares sheet over all joints was rejected: it drags the belly along when an arm
 * is raised and folds over itself at the armpit of a hanging arm, and neither follows a silhouette.
 */
export function trunkWarp(garment: Garment, figure: Figure): (place: Point) => Point {
  const pattern = patternOf(garment);
  const span = pattern.hipY - pattern.shoulderY;
  const scale = figure.shoulderWidth / (2 * pattern.shoulderHalf);
  const trunkLength = lengthOf(
    minus(
      between(figure.leftHip, figure.rightHip, 0.5),
      between(figure.left.shoulder, figure.right.shoulder, 0.5),
    ),
  );
  const spine = unit(
    minus(
      between(figure.leftHip, figure.rightHip, 0.5),
      between(figure.left.shoulder, figure.right.shoulder, 0.5),
    ),
    [0, 1],
  );
  return ([x, y]) => {
    const height = (y - pattern.shoulderY) / span;
    const within = Math.max(0, Math.min(1, height));
    const side = x >= pattern.middleX ? 'left' : 'right';
    const leftEnd = between(figure.left.shoulder, figure.leftHip, within);
    const rightEnd = between(figure.right.shoulder, figure.rightHip, within);
    const middle = between(leftEnd, rightEnd, 0.5);
    const toJoint = minus(side === 'left' ? leftEnd : rightEnd, middle);
    const joint = lengthOf(toJoint);
    const drawnJoint = pattern.shoulderHalf + (pattern.hipHalf - pattern.shoulderHalf) * within;
    const from = Math.abs(x - pattern.middleX);
    const out = from <= drawnJoint ? (from / drawnJoint) * joint : beyondJoint();
    const place = plus(middle, unit(toJoint, [side === 'left' ? 1 : -1, 0]), out);
    if (height < 0) return plus(place, spine, (y - pattern.shoulderY) * scale);
    if (height > 1) return plus(place, figure.legs, (height - 1) * trunkLength);
    return place;

    function beyondJoint(): number {
      const [low, high] = trunkEdges(garment, y);
      const drawnEdge = side === 'left' ? high - pattern.middleX : pattern.middleX - low;
      const rigid = (joint * from) / drawnJoint;
      const sewn = blend((height - ARMHOLE_HEIGHT) / (SIDE_SEAM_HEIGHT - ARMHOLE_HEIGHT));
      if (drawnEdge <= drawnJoint * 1.001 || sewn === 0) return rigid;
      const ease = drawnEdge / (trunkHalfWidth(height) * 2 * pattern.shoulderHalf);
      const edge = Math.max(joint * OUTSIDE_JOINT_MIN, figure.trunk(height, side) * Math.max(EASE_MIN, ease));
      const stretched = joint + ((from - drawnJoint) / (drawnEdge - drawnJoint)) * (edge - joint);
      return rigid + (stretched - rigid) * sewn;
    }
  };
}

function blend(share: number): number {
  const t = Math.max(0, Math.min(1, share));
  return t * t * (3 - 2 * t);
}
