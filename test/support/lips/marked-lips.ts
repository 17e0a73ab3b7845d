import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { SoftPicture } from '#ml/tryon';
import { PORTRAIT_FILE } from '../portrait.ts';

/** Faces in a picture of an npm package; read where it is installed, never committed. */
const OTHERS_FILE = fileURLToPath(
  new URL('../../../node_modules/@vladmandic/human/assets/screenshot-facedetect.jpg', import.meta.url),
);

type Corner = readonly [x: number, y: number];

interface Marked {
  readonly source: 'portrait' | 'others';
  /** The part of the source that is shown, its pixels. */
  readonly crop: readonly [left: number, top: number, width: number, height: number];
  /** How many times larger it is shown. */
  readonly scale: number;
  readonly warp: 'none' | 'mirrored' | 'turned' | 'opened';
  /** The tracker's landmarks of the lips in that picture, shares, by number. */
  readonly landmarks: Readonly<Record<string, readonly [number, number]>>;
}

interface Marks {
  /** Marked by hand on 20 times enlarged pictures, pixels of the source. */
  readonly outer: readonly Corner[];
  /** Teeth and the dark mouth; none where the lips are closed. */
  readonly inner: readonly Corner[];
}

export interface MarkedPicture {
  readonly name: string;
  readonly picture: SoftPicture;
  readonly landmarks: Float32Array;
  readonly outer: readonly Corner[];
  readonly inner: readonly Corner[];
}

const file = JSON.parse(readFileSync(new URL('./marked-lips.json', import.meta.url), 'utf8')) as {
  readonly marks: Readonly<Record<string, Marks>>;
  readonly pictures: Readonly<Record<string, Marked & { readonly marks: string }>>;
};

export const MARKED_NAMES: readonly string[] = Object.keys(file.pictures);

export async function markedPicture(name: string): Promise<MarkedPicture> {
  const marked = file.pictures[name];
  const marks = marked && file.marks[marked.marks];
  if (marked === undefined || marks === undefined) throw new Error(`no marked picture ${name}`);
  const landmarks = new Float32Array(478 * 3);
  for (const [point, place] of Object.entries(marked.landmarks)) landmarks.set(place, Number(point) * 3);
  const picture = await pictureOf(marked);
  const moved = (corners: readonly Corner[]) => corners.map((corner) => placeOf(marked, corner));
  return { name, picture, landmarks, outer: moved(marks.outer), inner: moved(marks.inner) };
}

/** The picture of a rule: crop, then enlarge, then warp. */
async function pictureOf({
  source,
  crop,
  scale,
  warp,
}: Pick<Marked, 'source' | 'crop' | 'scale' | 'warp'>): Promise<SoftPicture> {
  const [left, top, width, height] = crop;
  const part = await sharp(source === 'portrait' ? PORTRAIT_FILE : OTHERS_FILE)
    .extract({ left, top, width, height })
    .removeAlpha()
    .png()
    .toBuffer();
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const { data } = await sharp(part)
    .resize(size.width, size.height, { kernel: 'cubic', fit: 'fill' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const plain = { rgba: new Uint8Array(data), ...size };
  return warp === 'none' ? plain : warped(plain, { crop, scale, warp });
}

const TURN = 0.3;
/** The portrait's mouth: corners and middle of the line at which it is opened, source pixels. */
const MOUTH = { middle: 223.5, half: 20.5, corners: 140.5, sag: 7.8, opened: 10 } as const;

type Rule = Pick<Marked, 'crop' | 'scale' | 'warp'>;

/** Where a place of the source is in the picture, px. */
function placeOf({ crop, scale, warp }: Rule, [x, y]: Corner): Corner {
  const at: Corner = [(x - crop[0]) * scale, (y - crop[1]) * scale];
  const size = [crop[2] * scale, crop[3] * scale] as const;
  if (warp === 'mirrored') return [size[0] - at[0], at[1]];
  if (warp === 'turned') return turned(at, size, TURN);
  if (warp === 'opened' && y > cutAt(x)) return [at[0], at[1] + openedBy(x) * scale];
  return at;
}

const cutAt = (x: number): number =>
  MOUTH.corners + MOUTH.sag * Math.max(0, 1 - ((x - MOUTH.middle) / MOUTH.half) ** 2);

/** Most in the middle of the mouth, nothing at its corners. */
function openedBy(x: number): number {
  const aside = Math.min(1, Math.abs(x - MOUTH.middle) / MOUTH.half);
  return MOUTH.opened * Math.cos((aside * Math.PI) / 2) ** 2;
}

function turned([x, y]: Corner, [width, height]: readonly [number, number], angle: number): Corner {
  const [dx, dy] = [x - width / 2, y - height / 2];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [width / 2 + dx * cos - dy * sin, height / 2 + dx * sin + dy * cos];
}

function warped(picture: SoftPicture, { crop, scale, warp }: Rule): SoftPicture {
  const { width, height } = picture;
  const rgba = new Uint8Array(picture.rgba.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const from = comesFrom([x + 0.5, y + 0.5], { width, height }, { crop, scale, warp });
      for (let channel = 0; channel < 3; channel += 1)
        rgba[at + channel] = from === undefined ? (THROAT[channel] ?? 0) : sampled(picture, from, channel);
      rgba[at + 3] = 255;
    }
  return { rgba, width, height };
}

export const THROAT: readonly number[] = [46, 16, 18];

/** `undefined` in the opened mouth. */
function comesFrom(
  [x, y]: Corner,
  { width, height }: { readonly width: number; readonly height: number },
  { crop, scale, warp }: Rule,
): Corner | undefined {
  if (warp === 'mirrored') return [width - x, y];
  if (warp === 'turned') return turned([x, y], [width, height], -TURN);
  const source: Corner = [x / scale + crop[0], y / scale + crop[1]];
  const cut = cutAt(source[0]);
  const by = openedBy(source[0]);
  if (source[1] <= cut) return [x, y];
  return source[1] <= cut + by ? undefined : [x, y - by * scale];
}

function sampled({ rgba, width, height }: SoftPicture, [x, y]: Corner, channel: number): number {
  const [fx, fy] = [
    Math.max(0, Math.min(width - 1.001, x - 0.5)),
    Math.max(0, Math.min(height - 1.001, y - 0.5)),
  ];
  const [x0, y0] = [Math.floor(fx), Math.floor(fy)];
  const [tx, ty] = [fx - x0, fy - y0];
  const at = (column: number, row: number): number => rgba[(row * width + column) * 4 + channel] ?? 0;
  return Math.round(
    (at(x0, y0) * (1 - tx) + at(x0 + 1, y0) * tx) * (1 - ty) +
      (at(x0, y0 + 1) * (1 - tx) + at(x0 + 1, y0 + 1) * tx) * ty,
  );
}
