import { canonicalFace } from '#ml/tracking';
import { drawnFace, listArItems, loadArItem, type SoftPicture } from '#ml/tryon';
import { eyesOf } from '../../../../ml/tryon/makeup/eye-lines.ts';
import { paintMakeup } from '../../../../ml/tryon/makeup/paint-makeup.ts';
import type { Makeup } from '../../../../ml/tryon/manifest.ts';
import { isMakeup } from '../../../../ml/tryon/manifest-sorts.ts';
import { ASSETS_DIR, portraitFace, portraitPicture } from '../../../support/render-face.ts';

/** Pictures are drawn: on a crowded machine that takes longer than Jest's five seconds. */
const PATIENCE_MS = 60_000;

const LOOKS = {
  lipstick: { region: 'lips', colour: '#8e1b3a', coverage: 0.8, finish: 'satin' },
  blush: { region: 'cheeks', colour: '#d96a7b', coverage: 0.36, finish: 'satin' },
  eyeshadow: { region: 'lids', colour: '#b58a6c', second: '#5e3a2b', coverage: 0.62, finish: 'shimmer' },
  eyeliner: { region: 'lashes', colour: '#17120f', coverage: 0.92, finish: 'matte', wing: 0.28 },
  brow: { region: 'brows', colour: '#5b4031', coverage: 0.6, finish: 'matte' },
} as const satisfies Record<string, Makeup>;
type Kind = keyof typeof LOOKS;
const KINDS = Object.keys(LOOKS) as Kind[];

type Corner = readonly [number, number];

function isInside(polygon: readonly Corner[], x: number, y: number): boolean {
  let inside = false;
  for (const [i, [px, py]] of polygon.entries()) {
    const [qx, qy] = polygon[(i + 1) % polygon.length] as Corner;
    if (py > y !== qy > y && x < px + ((y - py) / (qy - py)) * (qx - px)) inside = !inside;
  }
  return inside;
}

/** Which pixels differ, and by how much in all three colours together. */
function changes(bare: SoftPicture, worn: SoftPicture): { x: number; y: number; by: number }[] {
  const found: { x: number; y: number; by: number }[] = [];
  for (let at = 0; at < bare.rgba.length; at += 4) {
    const by = [0, 1, 2].reduce(
      (sum, channel) => sum + Math.abs((bare.rgba[at + channel] ?? 0) - (worn.rgba[at + channel] ?? 0)),
      0,
    );
    if (by > 0) found.push({ x: (at / 4) % bare.width, y: Math.floor(at / 4 / bare.width), by });
  }
  return found;
}

async function painted(makeup: Makeup, brightness = 1) {
  const bare = await portraitPicture();
  for (let i = 0; i < bare.rgba.length; i += 1)
    if (i % 4 !== 3) bare.rgba[i] = Math.round((bare.rgba[i] ?? 0) * brightness);
  const worn = { ...bare, rgba: bare.rgba.slice() };
  paintMakeup(worn, portraitFace().landmarks, makeup, canonicalFace());
  return { bare, worn, changed: changes(bare, worn) };
}

/** Where each kind may colour the portrait, in eye widths around the eye or mouth widths around the mouth. */
const ROUND: Record<Kind, { readonly points: readonly number[]; readonly reach: number }> = {
  lipstick: { points: [61, 291, 0, 17, 84, 314, 91, 321, 40, 270], reach: 0.22 },
  blush: { points: [50, 280, 205, 425, 116, 345], reach: 0.9 },
  eyeshadow: { points: [33, 133, 159, 263, 362, 386], reach: 0.75 },
  eyeliner: { points: [33, 133, 159, 263, 362, 386], reach: 0.5 },
  brow: { points: [70, 63, 105, 66, 107, 300, 293, 334, 296, 336], reach: 0.3 },
};

test.each(KINDS)(
  '%s changes its own region and not a byte of the face beside it',
  async (kind) => {
    const { bare, changed } = await painted(LOOKS[kind]);
    const { landmarks } = portraitFace();
    const place = (point: number): Corner => [
      (landmarks[point * 3] ?? 0) * bare.width,
      (landmarks[point * 3 + 1] ?? 0) * bare.height,
    ];
    const [left, right] = [place(61), place(291)];
    const unit = Math.hypot(right[0] - left[0], right[1] - left[1]);
    const { points, reach } = ROUND[kind];
    const places = points.map(place);
    expect(changed.length).toBeGreaterThan(60);
    for (const { x, y } of changed) {
      const nearest = Math.min(...places.map(([px, py]) => Math.hypot(x - px, y - py)));
      expect(nearest).toBeLessThan(reach * unit);
    }
  },
  PATIENCE_MS,
);

test.each(['eyeshadow', 'eyeliner'] as const)(
  '%s never touches the open eye',
  async (kind) => {
    const { bare, changed } = await painted(LOOKS[kind]);
    const { landmarks } = portraitFace();
    for (const { upper, lower } of eyesOf(landmarks, bare)) {
      const opening = [...upper, ...[...lower].reverse()];
      const inEye = changed.filter(({ x, y }) => isInside(opening, x + 0.5, y + 0.5));
      expect(inEye).toHaveLength(0);
    }
  },
  PATIENCE_MS,
);

test(
  'when the eyes close, the line goes down with the lashes and the shadow fills the whole lid',
  () => {
    const shape = canonicalFace();
    const size = { width: 640, height: 480 };
    const open = drawnFace(shape, { yaw: 0, at: [0, 0, -36] }, size.width / size.height).landmarks;
    const closed = open.slice();
    const lids = { upper: [246, 161, 160, 159, 158, 157, 173], lower: [7, 163, 144, 145, 153, 154, 155] };
    for (const [i, upper] of lids.upper.entries())
      closed.set(open.subarray((lids.lower[i] ?? 0) * 3, (lids.lower[i] ?? 0) * 3 + 3), upper * 3);
    const paintedRows = (landmarks: Float32Array, makeup: Makeup): number[] => {
      const rgba = new Uint8Array(size.width * size.height * 4).fill(190);
      const worn = { rgba, ...size };
      paintMakeup(worn, landmarks, makeup, shape);
      const column = Math.round((landmarks[159 * 3] ?? 0) * size.width);
      return Array.from({ length: size.height }, (_, y) => y).filter(
        (y) => rgba[(y * size.width + column) * 4] !== 190,
      );
    };
    const lashes = (closed[159 * 3 + 1] ?? 0) * size.height;
    const line = paintedRows(closed, LOOKS.eyeliner);
    expect(Math.abs(Math.max(...line) + 1 - lashes)).toBeLessThan(1.5);
    expect(Math.min(...line)).toBeGreaterThan(Math.min(...paintedRows(open, LOOKS.eyeliner)));
    expect(paintedRows(closed, LOOKS.eyeshadow).length).toBeGreaterThan(
      paintedRows(open, LOOKS.eyeshadow).length,
    );
  },
  PATIENCE_MS,
);

test.each(KINDS)(
  'more coverage of %s is seen as more colour',
  async (kind) => {
    const amounts: number[] = [];
    for (const coverage of [0.2, 0.5, 0.9]) {
      const { changed } = await painted({ ...LOOKS[kind], finish: 'matte', coverage });
      amounts.push(changed.reduce((sum, { by }) => sum + by, 0));
    }
    expect(amounts[1]).toBeGreaterThan((amounts[0] ?? 0) * 1.3);
    expect(amounts[2]).toBeGreaterThan((amounts[1] ?? 0) * 1.3);
  },
  PATIENCE_MS,
);

test(
  'blush is seen on dark skin as well, and reddens it instead of greying it',
  async () => {
    const { bare, worn, changed } = await painted(LOOKS.blush, 0.55);
    const core = [...changed].sort((a, b) => b.by - a.by).slice(0, 200);
    const redness = ({ rgba, width }: SoftPicture) =>
      core.reduce((sum, { x, y }) => {
        const at = (y * width + x) * 4;
        return sum + (rgba[at] ?? 0) - ((rgba[at + 1] ?? 0) + (rgba[at + 2] ?? 0)) / 2;
      }, 0) / core.length;
    expect(redness(worn) - redness(bare)).toBeGreaterThan(6);
  },
  PATIENCE_MS,
);

test(
  'the skin keeps its own texture under blush: lighter places stay lighter',
  async () => {
    const { bare, worn, changed } = await painted(LOOKS.blush);
    const luma = ({ rgba, width }: SoftPicture, x: number, y: number): number => {
      const at = (y * width + x) * 4;
      return 0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0);
    };
    // Beside each other, so that the fading edge of the blush itself is not what differs.
    const steps = changed
      .filter(({ x, y }) => Math.abs(luma(bare, x, y) - luma(bare, x + 1, y)) > 6)
      .map(({ x, y }) => [luma(bare, x, y) - luma(bare, x + 1, y), luma(worn, x, y) - luma(worn, x + 1, y)]);
    const kept = steps.filter(([before = 0, after = 0]) => before * after > 0);
    expect(steps.length).toBeGreaterThan(20);
    expect(kept.length / steps.length).toBeGreaterThan(0.95);
  },
  PATIENCE_MS,
);

test('the shop has at least twelve shades to try: lips, cheeks, lids, lashes and brows', async () => {
  const kinds = new Map<string, number>();
  for (const id of await listArItems(ASSETS_DIR)) {
    const { manifest } = await loadArItem(`${ASSETS_DIR}/${id}`);
    if (isMakeup(manifest)) kinds.set(manifest.kind, (kinds.get(manifest.kind) ?? 0) + 1);
  }
  expect(Object.fromEntries(kinds)).toEqual({ lipstick: 6, blush: 3, eyeshadow: 3, eyeliner: 2, brow: 2 });
});
