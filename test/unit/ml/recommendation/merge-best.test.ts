import fc from 'fast-check';
import { mergeBest } from '#ml/recommendation';

interface Scored {
  readonly item: number;
  readonly score: number;
}

const byScore = (a: Scored, b: Scored) => b.score - a.score || a.item - b.item;

test('the best of all partitions are the best of everything, ties included, however items are spread', () => {
  fc.assert(
    fc.property(
      // Few scores, so that most are shared.
      fc.array(fc.tuple(fc.integer({ min: -2, max: 2 }), fc.nat({ max: 5 })), { maxLength: 80 }),
      fc.nat({ max: 30 }),
      (spread, k) => {
        const everything = spread.map(([score, partition], item) => ({ item, score, partition }));
        const answers = [0, 1, 2, 3, 4, 5].map((partition) => {
          const own = everything
            .filter((entry) => entry.partition === partition)
            .sort(byScore)
            .slice(0, k);
          return { scores: own.map(({ score }) => score), items: own.map(({ item }) => item) };
        });
        expect(mergeBest(answers, k)).toEqual(
          everything
            .toSorted(byScore)
            .slice(0, k)
            .map(({ item }) => item),
        );
      },
    ),
  );
});

test('a silent partition costs its own items, nothing else', () => {
  const first = { scores: [3, 1], items: [10, 11] };
  expect(mergeBest([first, { scores: [], items: [] }], 3)).toEqual([10, 11]);
  expect(mergeBest([], 3)).toEqual([]);
});
