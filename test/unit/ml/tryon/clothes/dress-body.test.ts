import { join } from 'node:path';
import { canonicalFace } from '#ml/tracking';
import { composite, type ReadyItem, readyItem } from '#ml/tryon';
import { type DrawnBody, drawnBody, masked, painted, type Stance } from '../../../../support/drawn-body.ts';

const ASSETS = join(import.meta.dirname, '../../../../../ar-assets');
const SIDE = 240;
const SHOULDERS = 50;
/** Where a drawn figure has its shoulders. */
const SHOULDERS_Y = 0.36 * SIDE;
const HAND_ON_BREAST: Stance = {
  width: SIDE,
  height: SIDE,
  shoulderWidth: SHOULDERS,
  right: { raise: 0.35, bend: 1.9 },
};
const [tee, shirt, dress] = (await Promise.all(
  ['clothes-tee-stripe-navy', 'clothes-linen-shirt-white', 'clothes-dress-summer-floral'].map((id) =>
    readyItem(ASSETS, id),
  ),
)) as [ReadyItem, ReadyItem, ReadyItem];

interface Worn {
  readonly drawn: DrawnBody;
  readonly rgba: Uint8Array;
  /** Largest change of a channel, 0..255. */
  readonly change: (x: number, y: number) => number;
}

function wear(item: ReadyItem, stance: Stance): Worn {
  const drawn = drawnBody(stance);
  const before = painted(drawn).rgba;
  const picture = painted(drawn);
  composite(picture, { body: masked(drawn) }, [item], canonicalFace(), { asTaken: false });
  const change = (x: number, y: number): number => {
    const at = (y * picture.width + x) * 4;
    return Math.max(
      ...[0, 1, 2].map((channel) =>
        Math.abs((picture.rgba[at + channel] as number) - (before[at + channel] as number)),
      ),
    );
  };
  return { drawn, rgba: picture.rgba, change };
}

/** Share of the pixels of one part that the garment left as they were. */
function leftAlone({ drawn, change }: Worn, wanted: (x: number, y: number) => boolean): number {
  let [all, alone] = [0, 0];
  const { width, height } = drawn.size;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (!wanted(x, y)) continue;
      all += 1;
      if (change(x, y) <= SEEN) alone += 1;
    }
  expect(all).toBeGreaterThan(100);
  return alone / all;
}

/** How far from the person anything may change, in shoulder widths: loose cloth (0.14), its soft edge and its shadow. */
const OFF_BODY = 0.26;
/** A shadow may fall on skin; cloth changes it by far more. */
const SEEN = 40;

describe('a dressed body', () => {
  it('keeps its face', () => {
    for (const item of [tee, shirt, dress]) {
      const worn = wear(item, HAND_ON_BREAST);
      const chin = SHOULDERS_Y - 0.3 * SHOULDERS;
      expect(leftAlone(worn, (x, y) => worn.drawn.part(x, y) === 'head' && y < chin)).toBe(1);
    }
  });

  it('keeps a hand on the breast in front of the cloth: at least 95 of 100 pixels', () => {
    for (const item of [tee, shirt, dress]) {
      const worn = wear(item, HAND_ON_BREAST);
      expect(leftAlone(worn, (x, y) => worn.drawn.part(x, y) === 'hand')).toBeGreaterThan(0.95);
    }
  });

  it('covers the breast and the belly', () => {
    // White cloth, so that every pixel of it differs from the grey figure.
    const worn = wear(shirt, { width: SIDE, height: SIDE, shoulderWidth: SHOULDERS });
    const [top, bottom] = [SHOULDERS_Y + 0.45 * SHOULDERS, SHOULDERS_Y + 1.35 * SHOULDERS];
    const trunk = (x: number, y: number): boolean =>
      worn.drawn.part(x, y) === 'body' && y > top && y < bottom && Math.abs(x - SIDE / 2) < 0.3 * SHOULDERS;
    expect(1 - leftAlone(worn, trunk)).toBeGreaterThan(0.97);
  });

  it('paints nothing further from the person than cloth stands off', () => {
    for (const item of [tee, shirt]) {
      const worn = wear(item, HAND_ON_BREAST);
      const { width, height } = worn.drawn.size;
      const margin = Math.ceil(OFF_BODY * SHOULDERS);
      const isNear = (x: number, y: number): boolean => {
        for (let dy = -margin; dy <= margin; dy += 3)
          for (let dx = -margin; dx <= margin; dx += 3)
            if (dx * dx + dy * dy <= margin * margin && worn.drawn.part(x + dx, y + dy) !== 'background')
              return true;
        return false;
      };
      let far = 0;
      for (let y = 0; y < height; y += 1)
        for (let x = 0; x < width; x += 1) if (worn.change(x, y) > 2 && !isNear(x, y)) far += 1;
      expect(far).toBe(0);
    }
  });

  it('is the same picture every time', () => {
    expect(wear(dress, HAND_ON_BREAST).rgba).toEqual(wear(dress, HAND_ON_BREAST).rgba);
  });

  it('stays as it is when nobody was seen', () => {
    const worn = wear(tee, { width: 200, height: 200, shoulderWidth: 40, unseen: [11, 12] });
    expect(worn.rgba).toEqual(painted(worn.drawn).rgba);
  });
});
