import type { Random } from '#kernel';
import { teamDraft } from '../../../modules/recommendations/domain/team-draft.ts';
import { seededRandom } from '../../support/clock.ts';

/** Says who picks first, round by round. */
function coin(...firsts: ('a' | 'b')[]): Random {
  return { integer: () => (firsts.shift() === 'b' ? 1 : 0), bytes: () => new Uint8Array() };
}

const orderOf = (scores: Float32Array) =>
  Array.from(scores.keys()).sort((x, y) => (scores[y] as number) - (scores[x] as number));

test('both rankers pick in turn, each its best that is still free', () => {
  // First ranker: 0 1 2 3; second: 2 0 3 1.
  const { scores, teams } = teamDraft(
    Float32Array.of(4, 3, 2, 1),
    Float32Array.of(3, 1, 4, 2),
    coin('b', 'a'),
  );
  expect(orderOf(scores)).toEqual([2, 0, 1, 3]);
  expect(teams).toEqual(['a', 'a', 'b', 'b']);
});

test('after any even number of places the teams are equally large, so position favours nobody', () => {
  const random = seededRandom(7);
  const draw = () => Float32Array.from({ length: 31 }, () => random.integer(1_000));
  for (let visit = 0; visit < 200; visit += 1) {
    const { scores, teams } = teamDraft(draw(), draw(), random);
    const order = orderOf(scores);
    for (let places = 2; places <= 30; places += 2)
      expect(order.slice(0, places).filter((c) => teams[c] === 'a')).toHaveLength(places / 2);
  }
});

test('of two equal rankers neither has the better places', () => {
  const random = seededRandom(8);
  const same = Float32Array.of(3, 2, 1);
  let firstIsA = 0;
  for (let visit = 0; visit < 4_000; visit += 1)
    if (teamDraft(same, same, random).teams[0] === 'a') firstIsA += 1;
  // Four standard deviations of a fair coin.
  expect(Math.abs(firstIsA - 2_000)).toBeLessThan(4 * Math.sqrt(1_000));
});

test('the same visit sees the same list', () => {
  const a = Float32Array.of(1, 5, 2, 4, 3);
  const b = Float32Array.of(5, 1, 3, 2, 4);
  expect(teamDraft(a, b, seededRandom(3))).toEqual(teamDraft(a, b, seededRandom(3)));
});
