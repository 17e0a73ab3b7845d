import fc from 'fast-check';
import { EarringSwing } from '../../../../ml/tryon/pendulum.ts';

const SWING = { pivot: [7.6, 0, 0], lengthCm: 1.5 } as const;
const FRAME_MS = 33;

const headAt = (x: number, y = 0, z = -40): Float32Array =>
  Float32Array.from([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1]);

const hanging = () => new EarringSwing(SWING, [0, 0, 0]);
/** Height of the drop over its lowest place, share of its length. */
const lift = (direction: readonly [number, number, number]): number => 1 + direction[1];

/** A head that jerks to the side in a tenth of a second and then holds still. */
function jerked(swing: EarringSwing, frames: number): number[] {
  const lifts: number[] = [];
  for (let i = 0; i < frames; i += 1) {
    const moved = Math.min(1, Math.max(0, (i - 3) / 3)) * 6;
    lifts.push(lift(swing.follow(headAt(moved), i * FRAME_MS).left));
  }
  return lifts;
}

test('on a head that holds still drops hang straight down', () => {
  const swing = hanging();
  for (let i = 0; i < 30; i += 1) {
    const { left, right } = swing.follow(headAt(0), i * FRAME_MS);
    expect(left[1]).toBeCloseTo(-1, 6);
    expect(right[1]).toBeCloseTo(-1, 6);
  }
});

test('a jerk of the head makes them swing; they lose height from swing to swing and come to rest', () => {
  const lifts = jerked(hanging(), 180);
  const highest = Math.max(...lifts);
  expect(highest).toBeGreaterThan(0.02);
  const after = (from: number, to: number) => Math.max(...lifts.slice(from, to));
  expect(after(40, 60)).toBeLessThan(highest);
  expect(after(80, 100)).toBeLessThan(after(40, 60));
  expect(after(170, 180)).toBeLessThan(1e-4);
});

test('the same frames at the same times give the same swing', () => {
  expect(jerked(hanging(), 60)).toEqual(jerked(hanging(), 60));
});

test('after half a second without the face they have come to rest', () => {
  const swing = hanging();
  jerked(swing, 8);
  const { left } = swing.follow(headAt(30), 8 * FRAME_MS + 2_000);
  expect(left[1]).toBeCloseTo(-1, 6);
});

test('whatever the head does and however late frames come, drops stay on their hooks', () => {
  const frames = fc.array(
    fc.record({
      x: fc.double({ min: -60, max: 60, noNaN: true }),
      y: fc.double({ min: -60, max: 60, noNaN: true }),
      z: fc.double({ min: -200, max: -10, noNaN: true }),
      gapMs: fc.integer({ min: -500, max: 8_000 }),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(frames, (moves) => {
      const swing = hanging();
      let at = 0;
      for (const { x, y, z, gapMs } of moves) {
        at += gapMs;
        const { left, right } = swing.follow(headAt(x, y, z), at);
        for (const direction of [left, right]) {
          expect(direction.every(Number.isFinite)).toBe(true);
          expect(Math.hypot(...direction)).toBeCloseTo(1, 5);
        }
      }
      // Then she holds still: they come to rest hanging down.
      const rest = moves.at(-1) ?? { x: 0, y: 0, z: -40 };
      for (let i = 1; i <= 260; i += 1) swing.follow(headAt(rest.x, rest.y, rest.z), at + i * FRAME_MS);
      const { left } = swing.follow(headAt(rest.x, rest.y, rest.z), at + 261 * FRAME_MS);
      expect(left[1]).toBeLessThan(-0.999);
    }),
    { numRuns: 60 },
  );
});
