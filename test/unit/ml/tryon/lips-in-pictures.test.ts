import { canonicalFace } from '#ml/tracking';
import { lipsOf } from '#ml/tryon';
import { lipShifts, movedLips } from '../../../../ml/tryon/makeup/lip-edge.ts';
import type { Lips, Ring } from '../../../../ml/tryon/makeup/lip-rings.ts';
import { paintMakeup } from '../../../../ml/tryon/makeup/paint-makeup.ts';
import { lipArea } from '../../../../ml/tryon/makeup/region-coat.ts';
import { cutPatch } from '../../../../ml/tryon/makeup/skin-patch.ts';
import { steadyLips } from '../../../../ml/tryon/makeup/steady-lips.ts';
import {
  MARKED_NAMES,
  type MarkedPicture,
  markedPicture,
  THROAT,
} from '../../../support/lips/marked-lips.ts';
import { PAINTED, paintedLips } from '../../../support/lips/painted-lips.ts';

const PATIENCE_MS = 60_000;

type Corner = readonly [number, number];

const cornersOf = (ring: Ring): Corner[] =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2] ?? 0, ring[i * 2 + 1] ?? 0]);

function isInside(polygon: readonly Corner[], x: number, y: number): boolean {
  let inside = false;
  for (const [i, [px, py]] of polygon.entries()) {
    const [qx, qy] = polygon[(i + 1) % polygon.length] as Corner;
    if (py > y !== qy > y && x < px + ((y - py) / (qy - py)) * (qx - px)) inside = !inside;
  }
  return inside;
}

interface Agreement {
  /** Of what the lips enclose, mouth included. */
  readonly outline: number;
  /** Of the lips themselves. */
  readonly lips: number;
}

/** Intersection over union with the marked polygons, pixel by pixel. */
function agreement({ outer, inner }: Pick<MarkedPicture, 'outer' | 'inner'>, lips: Lips): Agreement {
  const [foundOuter, foundInner] = [cornersOf(lips.outer), cornersOf(lips.inner)];
  const all = [...outer, ...foundOuter];
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const count = { outlineBoth: 0, outlineEither: 0, lipsBoth: 0, lipsEither: 0 };
  for (let y = Math.min(...ys); y <= Math.max(...ys); y += 1)
    for (let x = Math.min(...xs); x <= Math.max(...xs); x += 1) {
      const [marked, found] = [isInside(outer, x, y), isInside(foundOuter, x, y)];
      const markedLip = marked && !isInside(inner, x, y);
      const foundLip = found && !isInside(foundInner, x, y);
      if (marked && found) count.outlineBoth += 1;
      if (marked || found) count.outlineEither += 1;
      if (markedLip && foundLip) count.lipsBoth += 1;
      if (markedLip || foundLip) count.lipsEither += 1;
    }
  return { outline: count.outlineBoth / count.outlineEither, lips: count.lipsBoth / count.lipsEither };
}

function measured(marked: MarkedPicture): {
  tracked: Agreement;
  fitted: Agreement;
  widthPx: number;
} {
  const { picture, landmarks } = marked;
  const tracked = lipsOf(landmarks, picture.width, picture.height);
  const fitted = movedLips(tracked, lipShifts(tracked, cutPatch(picture, lipArea(tracked))));
  return {
    tracked: agreement(marked, tracked),
    fitted: agreement(marked, fitted),
    widthPx: tracked.widthPx,
  };
}

const table: string[] = [];
afterAll(() => process.stdout.write(`${table.join('\n')}\n`));

test.each(MARKED_NAMES)(
  'the lips of “%s” are found nearer to their marked edge than the tracker has them',
  async (name) => {
    const { tracked, fitted, widthPx } = measured(await markedPicture(name));
    const show = ({ outline, lips }: Agreement): string => `${outline.toFixed(3)} / ${lips.toFixed(3)}`;
    table.push(
      `${name.padEnd(22)} mouth ${widthPx.toFixed(0).padStart(3)} px, outline / lips: tracker ${show(tracked)}, drawn ${show(fitted)}`,
    );
    expect(fitted.lips).toBeGreaterThan(tracked.lips);
    expect(fitted.outline).toBeGreaterThanOrEqual(0.86);
    expect(fitted.lips).toBeGreaterThanOrEqual(0.65);
  },
  PATIENCE_MS,
);

// Marks cannot prove more than 0.9 on pictures this small: the marked polygons moved by a quarter of their source's
// pixels meet themselves by 0.81 to 0.89 (closed lips 0.94). So the line is also drawn where it is known.
test.each(Object.keys(PAINTED))(
  'of a rendered head whose lip line is known (“%s”) nine tenths are met, the mouth excluded',
  async (name) => {
    const { tracked, fitted, widthPx } = measured(await paintedLips(name));
    table.push(
      `painted, ${name.padEnd(18)} mouth ${widthPx.toFixed(0)} px: lips, tracker ${tracked.lips.toFixed(3)}, drawn ${fitted.lips.toFixed(3)}`,
    );
    expect(fitted.outline).toBeGreaterThanOrEqual(0.95);
    expect(fitted.lips).toBeGreaterThanOrEqual(0.9);
    expect(fitted.lips).toBeGreaterThan(tracked.lips);
  },
  PATIENCE_MS,
);

test(
  'an open mouth stays bare: not one pixel of the throat is coloured',
  async () => {
    const { picture, landmarks } = await markedPicture('portrait, mouth opened');
    const bare = picture.rgba.slice();
    const lipstick = { region: 'lips', colour: '#8e1b3a', coverage: 0.9, finish: 'gloss' } as const;
    paintMakeup(picture, landmarks, lipstick, canonicalFace());
    let [throat, coloured, painted] = [0, 0, 0];
    for (let at = 0; at < bare.length; at += 4) {
      const isChanged = [0, 1, 2].some((channel) => bare[at + channel] !== picture.rgba[at + channel]);
      if (isChanged) painted += 1;
      if (!THROAT.every((value, channel) => bare[at + channel] === value)) continue;
      throat += 1;
      if (isChanged) coloured += 1;
    }
    expect(throat).toBeGreaterThan(500);
    expect(painted).toBeGreaterThan(1_000);
    expect(coloured).toBe(0);
  },
  PATIENCE_MS,
);

test('on live video one odd frame hardly moves the edge of the lips, a lasting change is followed', () => {
  const flat = (value: number) => ({
    outer: new Float64Array(40).fill(value),
    inner: new Float64Array(40).fill(value),
  });
  const steady = steadyLips();
  const edge = (value: number): number => steady(flat(value)).outer[0] ?? Number.NaN;
  edge(0);
  expect(edge(0.05)).toBeLessThanOrEqual(0.0151);
  for (let frame = 0; frame < 7; frame += 1) edge(0.05);
  expect(edge(0.05)).toBeGreaterThan(0.045);
});
