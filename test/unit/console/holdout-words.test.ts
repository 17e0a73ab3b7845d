import { armsOf, HOLDOUT, verdictWords } from '../../../web-demo/console/src/model/recommender-words.ts';

type Report = Parameters<typeof verdictWords>[0];

test('what the personal feed is worth is said in words for both of its groups (REC-01)', () => {
  expect(armsOf(HOLDOUT)['holdout']).toContain('门店榜');
  const said = (verdict: Report['verdict']) =>
    verdictWords({ verdict, interleaving: null } as Report, HOLDOUT, 0).text;
  expect(said('second_better')).toBe('个性推荐更好');
  expect(said('first_better')).toContain('对照组');
});
