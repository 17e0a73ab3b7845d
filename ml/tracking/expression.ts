import { apart, type PlanePoint } from './face-plane.ts';

/** What the face is doing, 0 (not at all) to 1 (as far as it goes); left and right are the wearer's own. */
export interface Expression {
  readonly blinkLeft: number;
  readonly blinkRight: number;
  readonly jawOpen: number;
  readonly smile: number;
}

/** Official blendshape weights by name, from a model that has them. */
export type Blendshapes = Readonly<Record<string, number>>;

/** Corners of an eye, then three pairs of upper and lower lid. */
const RIGHT_EYE = { corners: [33, 133], lids: [160, 144, 159, 145, 158, 153] } as const;
const LEFT_EYE = { corners: [362, 263], lids: [385, 380, 386, 374, 387, 373] } as const;
const [RIGHT_CORNER, LEFT_CORNER] = [61, 291] as const;
const [UPPER_LIP, LOWER_LIP] = [13, 14] as const;

/**
 * Where each weight begins and ends, shares of a distance that no expression changes: an eye's own width for
 * its lids, the distance of the outer eye corners for the mouth. The canonical face at rest has 0.24, 0.06,
 * 0.55 and −0.04; the smiling portrait 0.31, 0.11, 0.73 and 0.04.
 */
const LIDS = { open: 0.22, shut: 0.07 } as const;
/** Lips that only part over the teeth are no open jaw. */
const LIPS_GAP = { none: 0.13, full: 0.5 } as const;
const MOUTH_WIDTH = { none: 0.58, full: 0.74 } as const;
/** Height of the mouth's corners over the middle of the upper lip. */
const CORNER_LIFT = { none: -0.03, full: 0.04 } as const;

/**
 * Geometry, not a trained model: people differ at rest by about a fifth of each range, so a weight below 0.2
 * says nothing. A wide mouth at rest reads as a slight smile, narrow eyes as a slight blink.
 *
 * @param at places of landmarks in the plane of the face (`facePlane`): turning the head changes nothing
 */
export function expressionOf(at: (vertex: number) => PlanePoint, official?: Blendshapes): Expression {
  if (official !== undefined) return officialExpression(official);
  const eyes = apart(at(RIGHT_EYE.corners[0]), at(LEFT_EYE.corners[1]));
  const [right, left] = [at(RIGHT_CORNER), at(LEFT_CORNER)];
  const upper = at(UPPER_LIP);
  const lift = ((right.y + left.y) / 2 - upper.y) / eyes;
  return {
    blinkLeft: blinkOf(LEFT_EYE, at),
    blinkRight: blinkOf(RIGHT_EYE, at),
    jawOpen: share(apart(upper, at(LOWER_LIP)) / eyes, LIPS_GAP.none, LIPS_GAP.full),
    smile:
      (share(apart(right, left) / eyes, MOUTH_WIDTH.none, MOUTH_WIDTH.full) +
        share(lift, CORNER_LIFT.none, CORNER_LIFT.full)) /
      2,
  };
}

function blinkOf(
  { corners, lids }: typeof RIGHT_EYE | typeof LEFT_EYE,
  at: (vertex: number) => PlanePoint,
): number {
  let gap = 0;
  for (let i = 0; i < lids.length; i += 2) gap += apart(at(lids[i] as number), at(lids[i + 1] as number));
  return share((gap * 2) / lids.length / apart(at(corners[0]), at(corners[1])), LIDS.open, LIDS.shut);
}

function officialExpression(weights: Blendshapes): Expression {
  const weight = (name: string) => Math.min(1, Math.max(0, weights[name] ?? 0));
  return {
    blinkLeft: weight('eyeBlinkLeft'),
    blinkRight: weight('eyeBlinkRight'),
    jawOpen: weight('jawOpen'),
    smile: (weight('mouthSmileLeft') + weight('mouthSmileRight')) / 2,
  };
}

/** How far `value` is on the way from `none` to `full`, 0..1. */
function share(value: number, none: number, full: number): number {
  return Math.min(1, Math.max(0, (value - none) / (full - none)));
}
