import { SeededRandom } from '#kernel';

test('a seed of yesterday draws today what it drew yesterday: demo shops and simulations stay theirs', () => {
  const random = new SeededRandom(7);
  expect(Array.from({ length: 4 }, () => random.integer(1_000))).toEqual([11, 61, 976, 699]);
  expect(new SeededRandom(7).fraction()).toBe(0.011704753153026104);
  expect(new SeededRandom(-1).fraction()).toBe(0.8964226141106337);
  expect([...new SeededRandom(7).bytes(4)]).toEqual([2, 15, 250, 178]);
});

test.each([0, -1, 1.5])('nothing is drawn from %p outcomes', (below) => {
  expect(() => new SeededRandom(1).integer(below)).toThrow('a draw needs at least one outcome');
});

test('of one outcome that one is drawn', () => {
  expect(new SeededRandom(1).integer(1)).toBe(0);
});
