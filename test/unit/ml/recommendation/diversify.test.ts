import { diversify } from '#ml/recommendation';

test('one group takes two fifths of a list at most while others are left', () => {
  const scores = Float32Array.from([10, 9, 8, 7, 6, 5, 1, 1, 1, 1]);
  const groups = [0, 0, 0, 0, 0, 0, 1, 1, 2, 2];
  const chosen = diversify(scores, groups, 5);
  expect(chosen.slice(0, 2)).toEqual([0, 1]);
  expect(chosen.filter((place) => groups[place] === 0)).toHaveLength(2);
});

test('nothing else to offer: the group fills the list, in its own order', () => {
  expect(diversify(Float32Array.from([1, 3, 2]), [0, 0, 0], 3)).toEqual([1, 2, 0]);
});

test('a list is never longer than what there is', () => {
  expect(diversify(Float32Array.from([1]), [0], 20)).toEqual([0]);
  expect(diversify(new Float32Array(), [], 20)).toEqual([]);
});
