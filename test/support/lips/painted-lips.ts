import { SeededRandom } from '#kernel';
import { canonicalFace } from '#ml/tracking';
import { lipsOf, type SoftPicture } from '#ml/tryon';
import { moved, poseOfMatrix } from '../../../ml/tracking/geometry.ts';
import { INNER_LIPS, insideBy, type Lips, pointOf, type Ring } from '../../../ml/tryon/makeup/lip-rings.ts';
import { headPicture, headTrack } from '../synthetic-head.ts';

/** A rendered head with lips painted along a known line: what no marking by hand can give. */
interface PaintedLips {
  readonly name: string;
  readonly picture: SoftPicture;
  /** As a tracker that errs would have them. */
  readonly landmarks: Float32Array;
  readonly outer: readonly (readonly [number, number])[];
  readonly inner: readonly (readonly [number, number])[];
}

interface Mouth {
  /** Linear. */
  readonly skin: readonly [number, number, number];
  /** Lip, as a share of the skin. */
  readonly lip: readonly [number, number, number];
  /** How far the lower lip hangs below its place on the canonical face, cm. */
  readonly openCm: number;
  readonly yaw: number;
}

const PALE = [0.62, 0.38, 0.28] as const;
const BROWN = [0.2, 0.1, 0.06] as const;
export const PAINTED: Readonly<Record<string, Mouth>> = {
  'pale, closed': { skin: PALE, lip: [0.72, 0.42, 0.48], openCm: 0, yaw: 0 },
  'pale, teeth shown': { skin: PALE, lip: [0.75, 0.45, 0.5], openCm: 0.7, yaw: 0 },
  'pale, wide open': { skin: PALE, lip: [0.75, 0.45, 0.5], openCm: 1.5, yaw: 0 },
  'pale, turned': { skin: PALE, lip: [0.75, 0.45, 0.5], openCm: 0.7, yaw: 0.35 },
  'brown, closed': { skin: BROWN, lip: [0.75, 0.5, 0.7], openCm: 0, yaw: 0 },
  'brown, teeth shown': { skin: BROWN, lip: [0.75, 0.5, 0.7], openCm: 0.7, yaw: 0 },
};

const SIZE = { width: 400, height: 300 };
const TEETH = [0.72, 0.66, 0.56] as const;
const THROAT = [0.03, 0.008, 0.008] as const;
/** Width over which skin becomes lip and lip becomes mouth, shares of the mouth's width: lips end softly. */
const SOFT_OUTER = 0.025;
const SOFT_INNER = 0.012;
const NOISE_GREY = 3;
/** How far beside the line the tracker's points are, shares of the mouth's width: about as on the portrait. */
const TRACKER_ERROR = 0.03;
/** Corner, lower lip, corner, upper lip: the lower half of the ring hangs. */
const LOWER = INNER_LIPS.slice(1, INNER_LIPS.length / 2);
const LOWER_OUTER = [146, 91, 181, 84, 17, 314, 405, 321, 375];
const LIGHT = {
  ambient: 0.5,
  strength: 0.6,
  direction: [-0.48, 0.6, 0.64],
  colour: [1, 1, 1],
} as const;

export async function paintedLips(name: string): Promise<PaintedLips> {
  const mouth = PAINTED[name];
  if (mouth === undefined) throw new Error(`no painted lips ${name}`);
  const positions = opened(canonicalFace().positions, mouth.openCm);
  const facing = poseOfMatrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
  const pose = moved(facing, { x: 0, y: mouth.yaw, z: 0 }, { x: -5.5 * Math.sin(mouth.yaw), y: 4, z: -16 });
  const { data } = await headPicture({ pose, positions, light: LIGHT, skin: mouth.skin, ...SIZE });
  const { landmarks } = headTrack(pose, positions, SIZE);
  const lips = lipsOf(landmarks, SIZE.width, SIZE.height);
  const picture = { rgba: new Uint8Array(data), ...SIZE };
  paint(picture, lips, mouth);
  return {
    name,
    picture,
    landmarks: mistaken(landmarks, lips),
    outer: cornersOf(lips.outer),
    inner: mouth.openCm === 0 ? [] : cornersOf(lips.inner),
  };
}

function opened(positions: Float32Array, openCm: number): Float32Array {
  const shape = positions.slice();
  const hang = (vertices: readonly number[]) => {
    for (const [i, vertex] of vertices.entries())
      shape[vertex * 3 + 1] =
        (shape[vertex * 3 + 1] as number) - openCm * Math.sin((Math.PI * (i + 1)) / (vertices.length + 1));
  };
  hang(LOWER);
  hang(LOWER_OUTER);
  // The canonical face's lips are parted by 15 % of its mouth: closed ones meet in the middle.
  if (openCm === 0)
    for (const [i, lower] of LOWER.entries()) {
      const upper = INNER_LIPS[INNER_LIPS.length - 1 - i] as number;
      for (const axis of [1, 2]) {
        const middle = ((shape[lower * 3 + axis] as number) + (shape[upper * 3 + axis] as number)) / 2;
        shape[lower * 3 + axis] = middle;
        shape[upper * 3 + axis] = middle;
      }
    }
  return shape;
}

function paint({ rgba, width }: SoftPicture, { outer, inner, widthPx }: Lips, { lip, openCm }: Mouth): void {
  const random = new SeededRandom(5);
  const ys = cornersOf(inner).map(([, y]) => y);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const middle = ((pointOf(inner, 0)[0] ?? 0) + pointOf(inner, inner.length / 4)[0]) / 2;
  for (let at = 0; at < rgba.length; at += 4) {
    const [x, y] = [((at / 4) % width) + 0.5, Math.floor(at / 4 / width) + 0.5];
    const isLip = share(insideBy(outer, x, y) / (SOFT_OUTER * widthPx));
    const isMouth = openCm === 0 ? 0 : share(insideBy(inner, x, y) / (SOFT_INNER * widthPx));
    const hasTeeth = y < top + 0.55 * (bottom - top) && Math.abs(x - middle) < 0.36 * widthPx;
    const within = hasTeeth ? TEETH : THROAT;
    const grey = random.integer(2 * NOISE_GREY + 1) - NOISE_GREY;
    for (let band = 0; band < 3; band += 1) {
      const skin = ((rgba[at + band] as number) / 255) ** 2.2;
      const bare = skin * (1 - isLip * (1 - (lip[band] as number)));
      const seen = bare * (1 - isMouth) + (within[band] as number) * isMouth;
      rgba[at + band] = Math.max(0, Math.min(255, Math.round(255 * seen ** (1 / 2.2)) + grey));
    }
  }
}

const share = (inside: number): number => Math.max(0, Math.min(1, 0.5 + inside));

/** Each point of the rings moved to a side of its own, neighbours alike. */
function mistaken(landmarks: Float32Array, { widthPx }: Lips): Float32Array {
  const wrong = landmarks.slice();
  const by = TRACKER_ERROR * widthPx;
  const shift = (vertices: readonly number[], phase: number) => {
    for (const [i, vertex] of vertices.entries()) {
      const down = by * (0.4 + 0.6 * Math.sin(phase + i / 2));
      wrong[vertex * 3 + 1] = (wrong[vertex * 3 + 1] as number) + down / SIZE.height;
    }
  };
  shift(LOWER, 0);
  shift(LOWER_OUTER, 3.5);
  shift([267, 0, 37, 39, 40, 185], 2);
  return wrong;
}

const cornersOf = (ring: Ring): (readonly [number, number])[] =>
  Array.from({ length: ring.length / 2 }, (_, i) => pointOf(ring, i));
