import { canonicalFace } from '#ml/tracking';
import { composite, INNER_LIPS, insideBy, lipMask, lipsOf, OUTER_LIPS } from '#ml/tryon';
import { item, portraitFace, portraitPicture, portraitWearing } from '../../../support/render-face.ts';

/** Items are loaded and pictures drawn: on a crowded machine that takes longer than Jest's five seconds. */
const PATIENCE_MS = 60_000;

const WIDTH = 640;
const HEIGHT = 480;
const SHADES = ['lipstick-plum-red', 'lipstick-rose', 'lipstick-coral'] as const;

const ring = (points: readonly number[]) => {
  const { landmarks } = portraitFace();
  return Float64Array.from(
    points.flatMap((i) => [(landmarks[i * 3] ?? 0) * WIDTH, (landmarks[i * 3 + 1] ?? 0) * HEIGHT]),
  );
};

test.each(SHADES)(
  '%s colours the lips and never the teeth or the skin',
  async (id) => {
    const bare = await portraitPicture();
    const worn = await portraitWearing(id);
    const [outer, inner] = [ring(OUTER_LIPS), ring(INNER_LIPS)];
    let onLips = 0;
    for (let i = 0; i < bare.rgba.length; i += 4) {
      if ([0, 1, 2].every((channel) => bare.rgba[i + channel] === worn.rgba[i + channel])) continue;
      const [x, y] = [((i / 4) % WIDTH) + 0.5, Math.floor(i / 4 / WIDTH) + 0.5];
      // The edge is soft by half a pixel, and the ring is rounded between its 20 corners.
      expect(insideBy(outer, x, y)).toBeGreaterThan(-1.5);
      expect(insideBy(inner, x, y)).toBeLessThanOrEqual(0);
      onLips += 1;
    }
    expect(onLips).toBeGreaterThan(150);
  },
  PATIENCE_MS,
);

test(
  'the mask covers the lips: intersection over union with the ring polygons is at least 0.95',
  () => {
    // A portrait at the size where a soft edge of one pixel is small against the lip.
    const scale = 8;
    const { landmarks } = portraitFace();
    const size = { width: WIDTH * scale, height: HEIGHT * scale };
    const { box, cover } = lipMask(lipsOf(landmarks, size.width, size.height), size);
    const [outer, inner] = [OUTER_LIPS, INNER_LIPS].map((points) =>
      ring(points).map((value) => value * scale),
    ) as [Float64Array, Float64Array];
    let both = 0;
    let either = 0;
    for (const [i, share] of cover.entries()) {
      const x = box.left + (i % (box.right - box.left)) + 0.5;
      const y = box.top + Math.floor(i / (box.right - box.left)) + 0.5;
      const isLip = insideBy(outer, x, y) > 0 && insideBy(inner, x, y) < 0;
      const isPainted = share >= 0.5;
      if (isLip && isPainted) both += 1;
      if (isLip || isPainted) either += 1;
    }
    expect(both / either).toBeGreaterThanOrEqual(0.95);
  },
  PATIENCE_MS,
);

test(
  'the lips keep their own light: lighter places stay lighter under every shade',
  async () => {
    const bare = await portraitPicture();
    const { landmarks } = portraitFace();
    const { box, cover } = lipMask(lipsOf(landmarks, WIDTH, HEIGHT), bare);
    const luma = (rgba: Uint8Array, at: number) =>
      0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0);
    for (const id of SHADES) {
      const worn = await portraitWearing(id);
      const pairs: [number, number][] = [];
      for (const [i, share] of cover.entries()) {
        if (share < 0.999) continue;
        const at =
          ((box.top + Math.floor(i / (box.right - box.left))) * WIDTH +
            box.left +
            (i % (box.right - box.left))) *
          4;
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
      composite(picture, { face: portraitFace() }, worn, shape);
      const { landmarks } = portraitFace();
      const { box, cover } = lipMask(lipsOf(landmarks, WIDTH, HEIGHT), picture);
      const at = cover.indexOf(Math.max(...cover));
      const pixel =
        (box.top + Math.floor(at / (box.right - box.left))) * WIDTH +
        box.left +
        (at % (box.right - box.left));
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
