import { chiSquareTail, fairCoinTails, normalTails } from '../../../ml/statistics/tails.ts';

/** Printed tables (Abramowitz and Stegun, 26.7 and 26.8). */
test.each([
  [3.841459, 1, 0.05],
  [10.827566, 1, 0.001],
  [18.307038, 10, 0.05],
  [3.940299, 10, 0.95],
  [124.342113, 100, 0.05],
])('chi-square %d with %d degrees leaves %d', (x, degrees, tail) => {
  expect(chiSquareTail(x, degrees)).toBeCloseTo(tail, 6);
});

test.each([
  [0, 1],
  [1.959964, 0.05],
  [-2.575829, 0.01],
  [6, 1.973175e-9],
])('a normal beyond %d on either side: %d', (z, tails) => {
  expect(normalTails(z) / tails).toBeCloseTo(1, 5);
});

test.each([
  // 2 · (C(10,9) + C(10,10)) / 1024
  [9, 10, 22 / 1_024],
  [1, 10, 22 / 1_024],
  [5, 10, 1],
  [0, 0, 1],
  [0, 1, 1],
])('%d heads of %d tosses are that unlikely or more: %d', (heads, tosses, tails) => {
  expect(fairCoinTails(heads, tosses)).toBeCloseTo(tails, 10);
});
