import type { TryOnBody } from '../sight.ts';
import type { SoftPicture } from '../soft/soft-picture.ts';
import type { Arm } from './figure.ts';
import { eachNear } from './head-in-front.ts';
import { between, dot, lengthOf, minus, type Point, plus } from './plane.ts';
import { type Field, smoothstep } from './spread.ts';
import { armHalfWidth } from './standard-figure.ts';
import { apart, type Tone, toneOf, unlike } from './tones.ts';

/** BlazePose's little finger, index finger and thumb of the left hand; the right one's follow each. */
const KNUCKLES = [17, 19, 21] as const;
/** Fingertips lie this much further than the knuckles, as multiples of wrist to knuckles. */
const TIPS = 1.75;
const HAND_HALF = 0.105;
/** Inside this share of the arm's width everything is arm; outside the second nothing is. Colour decides between. */
const CORE = 0.55;
const RIM = 1.45;
/** Skin this close to the old clothes' colour cannot be told from them: then the width alone decides. */
const APART_MIN = 30;
/** A hand lies in another light than the face; a glove or a dress is further off. */
const HAND_FROM_FACE_MAX = 95;

interface Limb {
  readonly from: Point;
  readonly to: Point;
  readonly half: readonly [number, number];
  /** The first limb begins at the sleeve's end and not before it. */
  readonly cut: boolean;
  readonly hand: boolean;
}

/**
 * The part of an arm that the garment leaves bare lies in front of the trunk: from the end of the sleeve over
 * the hand to the fingertips. All in cells.
 *
 * @param bareFrom 0 = shoulder, 1 = elbow, 2 = wrist
 */
export function armInFront(
  front: Field,
  picture: SoftPicture,
  body: TryOnBody,
  arm: Arm,
  side: 0 | 1,
  bareFrom: number,
  shoulderWidth: number,
  face: Tone | undefined,
): void {
  if (arm.behind || arm.sure === 0) return;
  const limbs = bareLimbs(body, front, arm, side, bareFrom, shoulderWidth).filter((limb) =>
    isThere(limb, front, picture, face),
  );
  const core: number[] = [];
  const beside: number[] = [];
  const near = (limb: Limb, visit: (cell: number, off: number) => void): void => {
    const reach = Math.max(...limb.half) * 2.2 + lengthOf(minus(limb.to, limb.from)) / 2;
    eachNear(front, between(limb.from, limb.to, 0.5), reach, (cell, x, y) => {
      const off = offLimb(limb, [x, y]);
      if (off < 2.2) visit(cell, off);
    });
  };
  for (const limb of limbs)
    near(limb, (cell, off) => {
      if (off < CORE) core.push(cell);
      else if (off > RIM) beside.push(cell);
    });
  const [skin, around] = [toneOf(picture, core), toneOf(picture, beside)];
  const tells = skin !== undefined && around !== undefined && apart(skin, around) > APART_MIN;
  for (const limb of limbs)
    near(limb, (cell, off) => {
      const share =
        arm.sure * (tells ? coloured(picture, cell, off, skin, around) : 1 - smoothstep(0.9, 1.1, off));
      if (share > (front.values[cell] as number)) front.values[cell] = share;
    });
}

/** A hand that is not of the face's colour is not where it is said to be; an arm may wear an old sleeve. */
function isThere(limb: Limb, cells: Field, picture: SoftPicture, face: Tone | undefined): boolean {
  if (!limb.hand || face === undefined) return true;
  const middle: number[] = [];
  eachNear(cells, between(limb.from, limb.to, 0.5), Math.max(...limb.half) * 2, (cell, x, y) => {
    if (offLimb(limb, [x, y]) < CORE) middle.push(cell);
  });
  const tone = toneOf(picture, middle);
  return tone !== undefined && apart(tone, face) < HAND_FROM_FACE_MAX;
}

function coloured(picture: SoftPicture, cell: number, off: number, skin: Tone, around: Tone): number {
  if (off <= CORE) return 1;
  if (off >= RIM) return 0;
  const [mine, other] = [unlike(picture, cell, skin), unlike(picture, cell, around)];
  const alike = smoothstep(0.35, 0.65, other / (mine + other + 1e-6));
  // Near the core the place counts, near the rim the colour has to be sure.
  const trust = smoothstep(CORE, RIM, off);
  return (
    Math.max(0, Math.min(1, alike * (1 - trust * 0.4) + (1 - trust) ** 3 * 0.4)) *
    (1 - smoothstep(1.2, RIM, off))
  );
}

/** Distance from the middle of a limb as a share of its half width there; large before a cut end. */
function offLimb({ from, to, half, cut }: Limb, place: Point): number {
  const along = minus(to, from);
  const share = dot(minus(place, from), along) / (dot(along, along) || 1);
  if (cut && share < 0) return Number.POSITIVE_INFINITY;
  const at = Math.max(0, Math.min(1, share));
  return lengthOf(minus(place, between(from, to, at))) / (half[0] + (half[1] - half[0]) * at);
}

function bareLimbs(
  body: TryOnBody,
  cells: Field,
  { shoulder, elbow, wrist, girth }: Arm,
  side: 0 | 1,
  bareFrom: number,
  shoulderWidth: number,
): Limb[] {
  const half = (at: number): number => armHalfWidth(at) * girth * shoulderWidth;
  const knuckles = KNUCKLES.map(
    (index): Point => [
      (body.landmarks[(index + side) * 3] ?? 0) * cells.width,
      (body.landmarks[(index + side) * 3 + 1] ?? 0) * cells.height,
    ],
  );
  const middle = knuckles.reduce((sum, one) => plus(sum, one, 1 / knuckles.length), [0, 0] as Point);
  const tips = plus(wrist, minus(middle, wrist), TIPS);
  const hand = HAND_HALF * shoulderWidth;
  const limbs: Limb[] = [];
  if (bareFrom < 1)
    limbs.push({
      from: between(shoulder, elbow, bareFrom),
      to: elbow,
      half: [half(bareFrom), half(1)],
      cut: true,
      hand: false,
    });
  const fore = Math.max(0, Math.min(0.98, bareFrom - 1));
  limbs.push(
    {
      from: between(elbow, wrist, fore),
      to: wrist,
      half: [half(1 + fore), half(2)],
      cut: bareFrom >= 1,
      hand: bareFrom > 1.5,
    },
    { from: wrist, to: tips, half: [hand * 0.9, hand], cut: false, hand: true },
  );
  return limbs;
}
