import { lipShifts } from '../../../../ml/tryon/makeup/lip-edge.ts';
import type { SkinPatch } from '../../../../ml/tryon/makeup/skin-patch.ts';

const POINTS = 20;
const SIDE = 40;

/** A mouth in the middle of the patch, corner to corner along x. */
const ring = (across: number, down: number) =>
  Float64Array.from({ length: POINTS * 2 }, (_, at) => {
    const angle = (Math.floor(at / 2) / POINTS) * 2 * Math.PI;
    return SIDE / 2 + (at % 2 === 0 ? -Math.cos(angle) * across : Math.sin(angle) * down);
  });
const mouth = { outer: ring(14, 6), inner: ring(10, 0.1), widthPx: 28 };

/** Shares of the mouth's width: closed lips may be brought together, here by a tenth of a pixel. */
const UNSEEN = 0.004;

const evenPatch = (grey: number): SkinPatch => ({
  area: { left: 0, top: 0, width: SIDE, height: SIDE },
  columns: SIDE,
  rows: SIDE,
  rgba: new Uint8ClampedArray(SIDE * SIDE * 4).fill(grey),
});

test.each([0, 128, 255])(
  'where all is of one grey (%i) no edge is seen, and the lips stay as tracked',
  (grey) => {
    const { outer, inner } = lipShifts(mouth, evenPatch(grey));
    for (const shift of [...outer, ...inner]) expect(Math.abs(shift)).toBeLessThan(UNSEEN);
  },
);
