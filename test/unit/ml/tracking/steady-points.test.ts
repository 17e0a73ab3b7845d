import { extentOf, SteadyPoints } from '../../../../ml/tracking/steady-points.ts';

/** Three points of an object that is 0.2 of the picture large, moved to the right by `x`. */
const points = (x: number) => Float32Array.of(0.4 + x, 0.4, 0, 0.6 + x, 0.4, 0, 0.5 + x, 0.6, 0);
const SIZE = 0.2;
const FRAME_MS = 33;
/** The same on every run; ±1. */
const noise = (i: number) => 2 * Math.abs((Math.sin(i * 12.9898) * 43_758.5453) % 1) - 1;

test('a hand that is held still trembles three times less', () => {
  const steady = new SteadyPoints();
  const shown: number[] = [];
  const measured: number[] = [];
  for (let i = 0; i < 300; i += 1) {
    const now = points(noise(i) * 0.0005);
    const [x] = steady.next(now, SIZE, i * FRAME_MS);
    if (i >= 30) {
      shown.push(x as number);
      measured.push(now[0] as number);
    }
  }
  expect(deviation(measured) / deviation(shown)).toBeGreaterThan(3);
});

test('a hand that sweeps is followed within a frame', () => {
  const steady = new SteadyPoints();
  let worst = 0;
  for (let i = 0; i < 60; i += 1) {
    const at = 0.3 * Math.sin((2 * Math.PI * i * FRAME_MS) / 1_000);
    const [x = 0] = steady.next(points(at), SIZE, i * FRAME_MS);
    if (i > 10) worst = Math.max(worst, Math.abs(x - 0.4 - at));
  }
  const fastestPerFrame = 0.3 * 2 * Math.PI * (FRAME_MS / 1_000);
  expect(worst).toBeLessThan(fastestPerFrame);
});

test('after a reset nothing of the last hand pulls at the next, and what was given is never changed', () => {
  const steady = new SteadyPoints();
  const first = points(0);
  steady.next(first, SIZE, 0);
  steady.next(points(0.1), SIZE, FRAME_MS);
  expect(first).toEqual(points(0));
  steady.reset();
  expect(steady.next(points(0.3), SIZE, 2 * FRAME_MS)).toEqual(points(0.3));
});

test('the size of an object is the longer side of its box', () => {
  expect(extentOf(points(0.1))).toBeCloseTo(0.2, 6);
});

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

test('points that are no numbers do not stay in what is shown later', () => {
  const steady = new SteadyPoints();
  steady.next(points(0), SIZE, 0);
  steady.next(points(Number.NaN), SIZE, FRAME_MS);
  expect(steady.next(points(0.1), SIZE, 2 * FRAME_MS)).toEqual(points(0.1));
});
