import fc from 'fast-check';
import { BestRows } from '#ml/recommendation';

test('the best rows, best first, equal ones by row, whatever the scores', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.boolean()), { maxLength: 60 }),
      fc.integer({ min: 0, max: 12 }),
      (entries, k) => {
        const scores = Float32Array.from(entries, ([score]) => score);
        const allowed = Uint8Array.from(entries, ([, isAllowed]) => (isAllowed ? 1 : 0));
        const expected = [...entries.keys()]
          .filter((row) => allowed[row] === 1)
          .sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
          .slice(0, k);
        expect([...new BestRows(k).select(scores, scores.length, allowed)]).toEqual(expected);
      },
    ),
  );
});

test('it can be used again', () => {
  const best = new BestRows(2);
  expect([...best.select(Float32Array.from([1, 3, 2]), 3)]).toEqual([1, 2]);
  expect([...best.select(Float32Array.from([5]), 1)]).toEqual([0]);
});
