import fc from 'fast-check';
import {
  directionAt,
  dragged,
  FIRST_VIEW,
  labelsApart,
  onScreen,
  type PanoramaView,
  zoomed,
} from '../../../web-demo/storefront/src/model/panorama-view.ts';

const PHONE = { width: 390, height: 844 };
const look = (view: Partial<PanoramaView>): PanoramaView => ({ ...FIRST_VIEW, ...view });
const degrees = (angle: number) => (angle * Math.PI) / 180;

test('what lies straight ahead is in the middle of the screen', () => {
  for (const [yaw, pitch] of [
    [0, 0],
    [2.9, 0.4],
    [-3.1, -0.7],
  ] as const) {
    const at = onScreen(look({ yaw, pitch }), PHONE, { yaw, pitch });
    expect(at?.x).toBeCloseTo(195, 6);
    expect(at?.y).toBeCloseTo(422, 6);
  }
});

test('to the right is to the right of the middle, upwards is above it', () => {
  const at = onScreen(look({ yaw: 0, pitch: 0 }), PHONE, { yaw: degrees(10), pitch: degrees(8) });
  expect(at?.x).toBeGreaterThan(195);
  expect(at?.y).toBeLessThan(422);
});

test('a point of the screen and the direction behind it are each other', () => {
  const view = fc.record({
    yaw: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    pitch: fc.double({ min: -1.1, max: 1.1, noNaN: true }),
    sight: fc.double({ min: 0.5, max: 1.5, noNaN: true }),
  });
  const point = fc.record({
    x: fc.double({ min: 0, max: 390, noNaN: true }),
    y: fc.double({ min: 0, max: 844, noNaN: true }),
  });
  fc.assert(
    fc.property(view, point, (seen, { x, y }) => {
      const back = onScreen(seen, PHONE, directionAt(seen, PHONE, { x, y }));
      expect(back?.x).toBeCloseTo(x, 4);
      expect(back?.y).toBeCloseTo(y, 4);
    }),
  );
});

test('what lies behind the visitor is nowhere on the screen', () => {
  const ahead = look({ yaw: 1, pitch: 0.1 });
  expect(onScreen(ahead, PHONE, { yaw: 1 + Math.PI, pitch: 0 })).toBeUndefined();
  expect(onScreen(ahead, PHONE, { yaw: 1 - degrees(120), pitch: 0 })).toBeUndefined();
  expect(onScreen(ahead, PHONE, { yaw: 1 + degrees(20), pitch: 0 })).toBeDefined();
});

test('what is under the finger in the middle follows it', () => {
  const before = look({ yaw: 0, pitch: 0 });
  const middle = { yaw: 0, pitch: 0 };
  const at = onScreen(dragged(before, PHONE, 4, 3), PHONE, middle);
  expect(at?.x).toBeCloseTo(199, 1);
  expect(at?.y).toBeCloseTo(425, 1);
});

test('nobody is turned over: the view stops short of straight up and straight down', () => {
  const up = dragged(FIRST_VIEW, PHONE, 0, 1e6);
  const down = dragged(FIRST_VIEW, PHONE, 0, -1e6);
  expect(up.pitch).toBeLessThan(Math.PI / 2);
  expect(down.pitch).toBe(-up.pitch);
});

test('coming nearer makes things twice as large, and ends somewhere on both sides', () => {
  const spot = { yaw: degrees(3), pitch: 0 };
  const view = look({ yaw: 0, pitch: 0 });
  const far = (onScreen(view, PHONE, spot)?.x ?? 0) - 195;
  const near = (onScreen(zoomed(view, 2), PHONE, spot)?.x ?? 0) - 195;
  expect(near / far).toBeCloseTo(2, 3);
  expect(zoomed(view, 1e9).sight).toBeGreaterThan(0.3);
  expect(zoomed(view, 1e-9).sight).toBeLessThan(degrees(100));
});

test('a label that the edge of the screen would cut off is left out', () => {
  const spots = [
    { x: 12, y: 300, label: '一副眼镜' },
    { x: 100, y: 300, label: '一副眼镜' },
  ];
  expect(labelsApart(spots, PHONE)).toEqual([false, true]);
});

test('of two labels that would lie over each other the one nearer to the middle is read', () => {
  const label = '一副眼镜';
  const spots = [
    { x: 215, y: 430, label },
    { x: 195, y: 422, label },
    { x: 195, y: 700, label },
  ];
  expect(labelsApart(spots, PHONE)).toEqual([false, true, true]);
});
