import {
  coverageOf,
  diversityOf,
  hitAt,
  ndcgAt,
  noveltyOf,
  rankOf,
} from '../../../benchmarks/evaluate/metrics.ts';

test('rank: better ones stand before it, equal ones share the middle of their places', () => {
  const scores = Float32Array.from([5, 3, 3, 3, 1]);
  expect(rankOf(scores, 0, 7)).toBe(1);
  expect(rankOf(scores, 2, 7)).toBe(3);
  expect(rankOf(scores, 4, 7)).toBe(5);
});

test('a list that says nothing gets what chance would give it', () => {
  expect(rankOf(new Float32Array(9), 4, 0)).toBe(5);
});

test('what nothing proposed shares the places behind the list with all the rest', () => {
  expect(rankOf(new Float32Array(4), -1, 11)).toBe(4 + 6);
});

test('hits and gains by hand', () => {
  expect([hitAt(10, 10), hitAt(10.5, 10)]).toEqual([1, 0]);
  expect(ndcgAt(1, 10)).toBe(1);
  expect(ndcgAt(3, 10)).toBe(0.5);
  expect(ndcgAt(11, 10)).toBe(0);
});

test('coverage counts a row once, novelty is in bits, diversity is distance within a list', () => {
  const lists = [Int32Array.from([0, 1]), Int32Array.from([1, 2])];
  expect(coverageOf(lists, 6)).toBe(0.5);
  // 4 of 8 occurrences: 1 bit; 2 of 8: 2 bits; never met counts as once: 3 bits.
  expect(noveltyOf(lists, Float32Array.from([4, 2, 0, 2]))).toBeCloseTo((1 + 2 + 2 + 3) / 4, 6);
  expect(diversityOf(lists, (a, b) => (a + b === 1 ? 1 : 0.5))).toBeCloseTo((0 + 0.5) / 2, 6);
});
