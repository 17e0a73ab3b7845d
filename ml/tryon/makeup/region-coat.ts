import type { FaceShape } from '../face-rig.ts';
import type { Makeup } from '../manifest.ts';
import { LINEAR } from '../soft/sample-buffer.ts';
import { browCoat } from './brow-coat.ts';
import { cheekCoat } from './cheek-coat.ts';
import { areaOf, type Coat } from './coat.ts';
import { eyesOf } from './eye-lines.ts';
import { lashCoat } from './lash-coat.ts';
import { lidCoat } from './lid-coat.ts';
import { lipCoat } from './lip-coat.ts';
import { type LipShifts, lipShifts, movedLips } from './lip-edge.ts';
import { type Lips, lipsOf } from './lip-rings.ts';
import { luminance } from './pigment.ts';
import { colourAt, type PatchArea, type Rgb, type SkinPatch } from './skin-patch.ts';

/** One face in one picture, as far as make-up needs it. */
export interface MadeUpFace {
  /** `[478 x 3]`, shares of the picture. */
  readonly landmarks: Float32Array;
  readonly size: { readonly width: number; readonly height: number };
  readonly shape: FaceShape;
  /** Size of one drawn pixel, px of the picture. */
  readonly pixel: number;
  /** Looks at the picture; without it nothing is matched to it. */
  readonly look?: (area: PatchArea) => SkinPatch | undefined;
  /** Live pictures: the lips' edges are steadied over frames. */
  readonly steady?: (seen: LipShifts) => LipShifts;
}

export interface FittedCoat {
  readonly coat: Coat;
  /** Mean linear luminance of the bare region; 0 = not seen. */
  readonly mean: number;
}

/** Room around the lips in which their edges are looked for, share of the mouth's width. */
const LIP_MARGIN = 0.15;

/** The coat of one product on one face, matched to the picture. What was looked at is wiped. */
export function fittedCoat(makeup: Makeup, face: MadeUpFace): FittedCoat {
  if (makeup.region === 'lips') return lipsFitted(face);
  const coat = coatOn(makeup, face);
  const patch = face.look?.(areaOf({ position: new Float32Array(0), bare: coat.bare }));
  return { coat, mean: wiped(patch, (seen) => meanLuminance(seen, coat.bare)) ?? 0 };
}

function coatOn(makeup: Makeup, { landmarks, size, shape, pixel }: MadeUpFace): Coat {
  if (makeup.region === 'cheeks') return cheekCoat(landmarks, size, shape);
  if (makeup.region === 'brows') return browCoat(landmarks, size);
  const eyes = eyesOf(landmarks, size);
  return makeup.region === 'lids' ? lidCoat(eyes) : lashCoat(eyes, pixel, makeup.wing ?? 0);
}

function lipsFitted({ landmarks, size, pixel, look, steady }: MadeUpFace): FittedCoat {
  const tracked = lipsOf(landmarks, size.width, size.height);
  const patch = look?.(lipArea(tracked));
  const fitted = wiped(patch, (seen) => {
    const shifts = lipShifts(tracked, seen);
    const coat = lipCoat(movedLips(tracked, steady?.(shifts) ?? shifts), pixel);
    return { coat, mean: meanLuminance(seen, coat.bare) };
  });
  return fitted ?? { coat: lipCoat(tracked, pixel), mean: 0 };
}

/** The lips with the room in which their edges are looked for. */
export function lipArea({ outer, widthPx }: Lips): PatchArea {
  const { left, top, width, height } = areaOf({ position: Float32Array.from(outer), bare: [] });
  const margin = LIP_MARGIN * widthPx;
  return {
    left: left - margin,
    top: top - margin,
    width: width + 2 * margin,
    height: height + 2 * margin,
  };
}

/** A patch is a picture of somebody: it is gone when the question is answered. */
function wiped<Answer>(patch: SkinPatch | undefined, ask: (patch: SkinPatch) => Answer): Answer | undefined {
  if (patch === undefined) return undefined;
  try {
    return ask(patch);
  } finally {
    patch.rgba.fill(0);
  }
}

function meanLuminance(patch: SkinPatch, places: readonly number[]): number {
  const colour: Rgb = [0, 0, 0];
  let sum = 0;
  for (let i = 0; i < places.length; i += 2) {
    const [red, green, blue] = colourAt(patch, places[i] as number, places[i + 1] as number, colour);
    sum += luminance(linear(red), linear(green), linear(blue));
  }
  return sum / Math.max(1, places.length / 2);
}

const linear = (value: number): number => LINEAR[Math.round(value)] as number;
