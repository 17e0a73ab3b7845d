import fc from 'fast-check';
import { BestRows } from '#ml/recommendation';

const BLOCK = 16;

/** Few values, so that equal scores are common; zeros of both signs; now and then a huge one. */
const score = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(-0, 1e30, -1e30, Number.NEGATIVE_INFINITY, Number.NaN) },
);

function expectedOf(scores: Float32Array, k: number, allowed?: Uint8Array): number[] {
  return [...scores.keys()]
    .filter((row) => (scores[row] as number) > Number.NEGATIVE_INFINITY && allowed?.[row] !== 0)
    .sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
    .slice(0, k);
}

function maximaOf(scores: Float32Array): Float32Array {
  return Float32Array.from({ length: scores.length / BLOCK }, (_, block) =>
    Math.max(...scores.subarray(block * BLOCK, (block + 1) * BLOCK).filter((value) => !Number.isNaN(value))),
  );
}

test('the best rows, best first, equal ones by row, whatever the scores', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(score, fc.boolean()), { maxLength: 120 }),
      fc.integer({ min: 0, max: 12 }),
      (entries, k) => {
        const scores = Float32Array.from(entries, ([value]) => value);
        const allowed = Uint8Array.from(entries, ([, isAllowed]) => (isAllowed ? 1 : 0));
        expect([...new BestRows(k).select(scores, scores.length, allowed)]).toEqual(
          expectedOf(scores, k, allowed),
        );
      },
    ),
  );
});

test('with a floor, the same list up to the first score that does not lie above it', () => {
  fc.assert(
    fc.property(fc.array(score, { maxLength: 120 }), fc.integer({ min: 0, max: 12 }), (entries, k) => {
      const scores = Float32Array.from(entries);
      expect([...new BestRows(k).select(scores, scores.length, undefined, 0)]).toEqual(
        expectedOf(scores, k).filter((row) => (scores[row] as number) > 0),
      );
    }),
  );
});

test('in pieces, with the maxima of blocks, it finds the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(score, { minLength: BLOCK, maxLength: BLOCK }), { maxLength: 40 }),
      fc.integer({ min: 0, max: 40 }),
      fc.nat({ max: 40 }),
      (blocks, k, cut) => {
        const scores = Float32Array.from(blocks.flat());
        const maxima = maximaOf(scores);
        const best = new BestRows(k);
        const middle = Math.min(cut, blocks.length) * BLOCK;
        best.start();
        best.add(scores, maxima, 0, middle);
        best.add(scores, maxima, middle, scores.length);
        const expected = expectedOf(scores, k);
        expect([...best.kept()]).toEqual(expected.toSorted((a, b) => a - b));
        expect([...best.best()]).toEqual(expected);
      },
    ),
  );
});

test('it can be used again', () => {
  const best = new BestRows(2);
  expect([...best.select(Float32Array.from([1, 3, 2]), 3)]).toEqual([1, 2]);
  expect([...best.select(Float32Array.from([5]), 1)]).toEqual([0]);
});
