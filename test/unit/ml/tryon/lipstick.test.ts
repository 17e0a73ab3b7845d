import { canonicalFace } from '#ml/tracking';
import { composite, insideBy, lipsOf, type SoftPicture } from '#ml/tryon';
import { lipCoat } from '../../../../ml/tryon/makeup/lip-coat.ts';
import { lipShifts, movedLips } from '../../../../ml/tryon/makeup/lip-edge.ts';
import type { Lips } from '../../../../ml/tryon/makeup/lip-rings.ts';
import { filled } from '../../../../ml/tryon/makeup/paint-makeup.ts';
import { lipArea } from '../../../../ml/tryon/makeup/region-coat.ts';
import { cutPatch } from '../../../../ml/tryon/makeup/skin-patch.ts';
import { item, portraitFace, portraitPicture, portraitWearing } from '../../../support/render-face.ts';

/** Items are loaded and pictures drawn: on a crowded machine that takes longer than Jest's five seconds. */
const PATIENCE_MS = 60_000;

const WIDTH = 640;
const HEIGHT = 480;
const SHADES = ['lipstick-plum-red', 'lipstick-rose', 'lipstick-coral'] as const;

/** The portrait's lips, on the edges that the picture shows. */
function lipsIn(bare: SoftPicture): Lips {
  const tracked = lipsOf(portraitFace().landmarks, WIDTH, HEIGHT);
  return movedLips(tracked, lipShifts(tracked, cutPatch(bare, lipArea(tracked))));
}

/** Pixels (as numbers) that the lipstick covers as thickly as it can. */
function covered(bare: SoftPicture): number[] {
  const { box, cells } = filled(lipCoat(lipsIn(bare), 1), bare);
  const width = box.right - box.left;
  return Array.from({ length: cells.length / CELL }, (_, i) => i)
    .filter((i) => (cells[i * CELL] ?? 0) > 0.999)
    .map((i) => (box.top + Math.floor(i / width)) * WIDTH + box.left + (i % width));
}

/** Numbers that a coat says about one pixel, its cover first. */
const CELL = 5;

test.each(SHADES)(
  '%s colours the lips and never the teeth or the skin',
  async (id) => {
    const bare = await portraitPicture();
    const worn = await portraitWearing(id);
    const { outer, inner } = lipsIn(bare);
    let onLips = 0;
    for (let i = 0; i < bare.rgba.length; i += 4) {
      if ([0, 1, 2].every((channel) => bare.rgba[i + channel] === worn.rgba[i + channel])) continue;
      const [x, y] = [((i / 4) % WIDTH) + 0.5, Math.floor(i / 4 / WIDTH) + 0.5];
      // The edge is soft, half of it outside.
      expect(insideBy(outer, x, y)).toBeGreaterThan(-1);
      expect(insideBy(inner, x, y)).toBeLessThanOrEqual(0.05);
      onLips += 1;
    }
    expect(onLips).toBeGreaterThan(150);
  },
  PATIENCE_MS,
);

test(
  'the lips keep their own light: lighter places stay lighter under every shade',
  async () => {
    const bare = await portraitPicture();
    const lips = covered(bare);
    const luma = (rgba: Uint8Array, at: number) =>
      0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0);
    for (const id of SHADES) {
      const worn = await portraitWearing(id);
      const pairs: [number, number][] = [];
      for (const pixel of lips) {
        const at = pixel * 4;
        pairs.push([luma(bare.rgba, at), luma(worn.rgba, at)]);
      }
      expect(correlation(pairs)).toBeGreaterThan(0.75);
    }
  },
  PATIENCE_MS,
);

test(
  'a dark photo gets a darker lip colour than a bright one',
  async () => {
    const shape = canonicalFace();
    const worn = [await item('lipstick-rose')];
    const redOfLips = async (share: number) => {
      const picture = await portraitPicture();
      for (let i = 0; i < picture.rgba.length; i += 1) picture.rgba[i] = (picture.rgba[i] ?? 0) * share;
      const [pixel = 0] = covered(picture);
      composite(picture, { face: portraitFace() }, worn, shape);
      return picture.rgba[pixel * 4] ?? 0;
    };
    expect(await redOfLips(0.35)).toBeLessThan(0.8 * (await redOfLips(1)));
  },
  PATIENCE_MS,
);

function correlation(pairs: readonly [number, number][]): number {
  const mean = (of: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
  const [a, b] = [mean(0), mean(1)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [x, y] of pairs) {
    ab += (x - a) * (y - b);
    aa += (x - a) ** 2;
    bb += (y - b) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}
