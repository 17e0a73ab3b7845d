import fc from 'fast-check';
import { fen } from '#kernel';
import { judgeArea } from '../../../modules/fulfilment/app/judge-area.ts';
import type { DeliveryArea } from '../../../modules/fulfilment/domain/delivery-area.ts';

const STORE = { latitude: 30.5811, longitude: 114.2899 };
const area = (shape: DeliveryArea['shape']): DeliveryArea => ({ shape, city: '武汉市', minOrderFen: fen(0) });
const at = (latitude: number, longitude: number) => ({
  region: '湖北省武汉市',
  point: { latitude, longitude },
});
/** Sixty-fourths of a degree: sums and halves of them are exact, so a border is a border. */
const GRID = 64;
const whole = (n: number) => ({ latitude: 30 + n / GRID, longitude: 114 });

const corner = fc.record({ x: fc.integer({ min: -32, max: 32 }), y: fc.integer({ min: -32, max: 32 }) });
const place = ({ x, y }: { x: number; y: number }) => ({
  latitude: 30 + y / GRID,
  longitude: 114 + x / GRID,
});
/** Corners by angle around the middle: no two sides cross. */
const polygon = fc
  .uniqueArray(corner, { minLength: 3, maxLength: 12, selector: ({ x, y }) => Math.atan2(y, x) })
  .map((corners) => corners.filter(({ x, y }) => x !== 0 || y !== 0))
  .map((corners) => corners.toSorted((a, b) => Math.atan2(a.y, a.x) - Math.atan2(b.y, b.x)))
  .filter((corners) => corners.length >= 3);

test('(FUL-02) who lives on the border of a polygon is inside: every corner, and the middle of every side', () => {
  fc.assert(
    fc.property(polygon, (corners) => {
      const where = area({ kind: 'polygon', corners: corners.map(place) });
      for (const [n, from] of corners.entries()) {
        const to = corners[(n + 1) % corners.length] ?? from;
        const middle = place({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
        for (const { latitude, longitude } of [place(from), middle])
          expect(judgeArea(where, STORE, at(latitude, longitude)).inside).toBe(true);
      }
    }),
  );
});

test('(FUL-02) a polygon covers what lies towards its middle and nothing beyond its box', () => {
  const box = fc.record({
    half: fc.integer({ min: 2, max: 30 }),
    x: fc.double({ min: -1, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(box, ({ half, x }) => {
      const sides = [
        ...[
          { x: -half, y: -half },
          { x: half, y: -half },
        ],
        ...[
          { x: half, y: half },
          { x: -half, y: half },
        ],
      ];
      const where = area({ kind: 'polygon', corners: sides.map(place) });
      const inside = place({ x: x * (half - 1), y: x * (half - 1) });
      const outside = place({ x: half + 1 + Math.abs(x), y: x * half });
      expect(judgeArea(where, STORE, at(inside.latitude, inside.longitude)).inside).toBe(true);
      expect(judgeArea(where, STORE, at(outside.latitude, outside.longitude)).inside).toBe(false);
    }),
  );
});

test('(FUL-02) a hollow in the polygon is outside', () => {
  const corners = [
    ...[
      { x: -8, y: -8 },
      { x: 8, y: -8 },
      { x: 8, y: 8 },
    ],
    ...[
      { x: 0, y: 0 },
      { x: -8, y: 8 },
    ],
  ];
  const where = area({ kind: 'polygon', corners: corners.map(place) });
  const { latitude, longitude } = place({ x: 0, y: 4 });
  expect(judgeArea(where, STORE, at(latitude, longitude)).inside).toBe(false);
});

test('(FUL-02) a radius counts metres from the store', () => {
  const where = area({ kind: 'radius', metres: 3_000 });
  const north = (metres: number) => at(STORE.latitude + metres / 111_195, STORE.longitude);
  expect(judgeArea(where, STORE, north(2_990)).inside).toBe(true);
  expect(judgeArea(where, STORE, north(3_010)).inside).toBe(false);
});

test('(FUL-02) an address without a point is judged by its city, and the verdict says so', () => {
  const where = area({ kind: 'radius', metres: 3_000 });
  const of = (region: string) => judgeArea(where, STORE, { region, point: null });
  expect(of('湖北省武汉市洪山区')).toEqual({ inside: true, judgedBy: 'city' });
  expect(of('湖北省宜昌市西陵区')).toEqual({ inside: false, judgedBy: 'city' });
  expect(judgeArea(where, whole(0), at(30, 114)).judgedBy).toBe('point');
});
