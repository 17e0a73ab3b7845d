import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { canonicalFace } from '#ml/tracking';
import {
  composite,
  listArItems,
  type ReadyItem,
  readyItem,
  type SoftPicture,
  type TryOnFace,
} from '#ml/tryon';
import { portraitFrame, type RgbaFrame } from './portrait.ts';

export const ASSETS_DIR = fileURLToPath(new URL('../../ar-assets', import.meta.url));

interface RecordedFace {
  readonly landmarks: readonly number[];
  readonly matrix: readonly number[];
  readonly fitted: Readonly<Record<'eyeNose' | 'forehead' | 'ears', readonly number[]>>;
}

/** What the tracker says about the portrait's first frame, recorded: drawing is tested without the tracker. */
export function portraitFace(): TryOnFace & { readonly matrix: Float32Array } {
  const file = new URL('./render-portrait-face.json', import.meta.url);
  const { landmarks, matrix, fitted } = JSON.parse(readFileSync(file, 'utf8')) as RecordedFace;
  return {
    landmarks: Float32Array.from(landmarks),
    matrix: Float32Array.from(matrix),
    fitted: {
      eyeNose: Float32Array.from(fitted.eyeNose),
      forehead: Float32Array.from(fitted.forehead),
      ears: Float32Array.from(fitted.ears),
    },
  };
}

const ready = new Map<string, Promise<ReadyItem>>();

export function item(id: string): Promise<ReadyItem> {
  const known = ready.get(id) ?? readyItem(ASSETS_DIR, id);
  ready.set(id, known);
  return known;
}

export const allItemIds = (): Promise<string[]> => listArItems(ASSETS_DIR);

let portrait: Promise<RgbaFrame> | undefined;

/** A fresh copy of the portrait's first frame. */
export async function portraitPicture(): Promise<SoftPicture> {
  portrait ??= portraitFrame(0);
  const { bytes, width, height } = await portrait;
  return { rgba: bytes.slice(), width, height };
}

/** The portrait with items on. */
export async function portraitWearing(...ids: readonly string[]): Promise<SoftPicture> {
  const picture = await portraitPicture();
  composite(picture, { face: portraitFace() }, await Promise.all(ids.map(item)), canonicalFace());
  return picture;
}
