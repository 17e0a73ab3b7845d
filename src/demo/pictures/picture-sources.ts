import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { invariant } from '#kernel';
import { renderProductPicture } from '#ml/tryon';
import type { Design } from '../chain/design.ts';
import { hashOf } from '../chain/draws.ts';
import { type ColourKey, PALETTE } from '../chain/palette.ts';
import { DESIGNS, pictureName } from '../chain/products.ts';
import { BRUSHES } from './brushes.ts';
import { SCENE_NAMES, sceneOf } from './scenes.ts';
import { Sheet, SIDE } from './sheet.ts';

/** Quality 80 is where prints and knitwear stop showing blocks at card size; about 9 KB a picture. */
const WEBP = { quality: 80, effort: 3 } as const;
const AR_ASSETS = 'ar-assets';
/** The wall of the drawn studio, so that rendered and drawn goods hang in one room. */
const PAPER = '#f3e9da';

export interface PictureSource {
  /** File name in the folder of pictures. */
  readonly name: string;
  /** Says what the picture is made from: another fingerprint, another picture. */
  readonly fingerprint: string;
  make(): Promise<Buffer>;
}

/** Everything that belongs into the folder of pictures. */
export function pictureSources(): PictureSource[] {
  return [...SCENE_NAMES.map(storeScene), ...productPictures(), brandMark()];
}

/** One picture per colourway: rendered from the try-on item where that is what one would wear, drawn otherwise. */
function productPictures(): PictureSource[] {
  const shown = new Set<string>();
  return DESIGNS.flatMap((design) =>
    design.colours.map((colour) => {
      const item = modelledItem(design, colour);
      if (item === undefined) return drawn(design, colour);
      // Two products may wear the same frame; the second one is seen from the front.
      const view = shown.has(item) ? 'front' : 'three-quarter';
      shown.add(item);
      return rendered(design, colour, item, view);
    }),
  );
}

/** Make-up is drawn with a swatch of its colour: that, and not the case, is what one chooses by. */
const CHOSEN_BY_SWATCH: ReadonlySet<string> = new Set(['lipstick', 'blush', 'eyeshadow', 'eyeliner', 'brow']);

function modelledItem({ tryOn }: Design, colour: ColourKey): string | undefined {
  return tryOn === undefined || CHOSEN_BY_SWATCH.has(tryOn.kind) ? undefined : tryOn.items[colour];
}

export function drawingOf(design: Design, colour: ColourKey): string {
  const brush = BRUSHES[design.look.kind];
  invariant(brush !== undefined, `there is a drawing for ${design.look.kind}`);
  const sheet = new Sheet(hashOf(`picture ${design.key}`));
  const { accent } = design.look;
  brush(sheet, {
    look: design.look,
    colour: PALETTE[colour].hex,
    accent: accent === undefined ? undefined : PALETTE[accent].hex,
  });
  return sheet.svg();
}

function drawn(design: Design, colour: ColourKey): PictureSource {
  const svg = drawingOf(design, colour);
  return {
    name: pictureName(design, colour),
    fingerprint: fingerprintOf(JSON.stringify(WEBP), svg),
    make: () => sharp(Buffer.from(svg)).webp(WEBP).toBuffer(),
  };
}

function rendered(
  design: Design,
  colour: ColourKey,
  item: string,
  view: 'front' | 'three-quarter',
): PictureSource {
  const folder = join(AR_ASSETS, item);
  const files = readdirSync(folder).sort();
  return {
    name: pictureName(design, colour),
    fingerprint: fingerprintOf(view, PAPER, ...files.map((file) => readFileSync(join(folder, file)))),
    make: () =>
      renderProductPicture(item, { width: SIDE, height: SIDE, view, background: PAPER, format: 'webp' }),
  };
}

/** The quarter of a store, 1200 x 676, as `store-<key>.webp`. */
function storeScene(key: string): PictureSource {
  const svg = sceneOf(key);
  return {
    name: `store-${key}.webp`,
    fingerprint: fingerprintOf(JSON.stringify(WEBP), svg),
    make: () => sharp(Buffer.from(svg), { density: 144 }).webp(WEBP).toBuffer(),
  };
}

function brandMark(): PictureSource {
  const svg = readFileSync(join(import.meta.dirname, 'brand-mark.svg'));
  return { name: 'brand-mark.svg', fingerprint: fingerprintOf(svg), make: async () => svg };
}

function fingerprintOf(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 16);
}
