import { refusalReason } from '../../../modules/recommendations/app/figures.ts';
import type { ModelMetrics } from '../../../modules/recommendations/app/model-store.ts';

const figures = (ndcgAt20: number, coverageAt20 = 0.5) => ({
  ...{ hitRateAt20: 0.3, ndcgAt20, coverageAt20 },
  ndcgInterval: [ndcgAt20 - 0.02, ndcgAt20 + 0.02] as const,
});
const lead = (ndcgAt20: number, spread = 0.005) => ({
  ndcgAt20,
  interval: [ndcgAt20 - spread, ndcgAt20 + spread] as const,
});

/** A good model: .02 above retrieval, level with the running one. */
const metrics = (patch: Partial<ModelMetrics> = {}): ModelMetrics => ({
  lists: 1_000,
  ranker: { ...figures(0.2), overRetrieval: lead(0.02) },
  retrieval: figures(0.18),
  popular: figures(0.1),
  running: { ...figures(0.2), version: 'v1', lead: lead(0) },
  ...patch,
});

test('a good model is published, also the first one', () => {
  expect(refusalReason(metrics())).toBeUndefined();
  const { running: _, ...first } = metrics();
  expect(refusalReason(first)).toBeUndefined();
});

test('a ranker that is worth less than retrieval alone is refused', () => {
  const worse = { ...figures(0.179), overRetrieval: lead(-0.001) };
  expect(refusalReason(metrics({ ranker: worse }))).toMatch(
    'NDCG@20 0.1790 is worse than 0.1800 of retrieval',
  );
});

test.each([
  [0.009, undefined],
  [0.011, 'on the same fresh moments'],
])('losing %f of the running version’s gain: %s', (share, reason) => {
  const running = { ...figures(0.2), version: 'v1', lead: lead(-share * 0.2) };
  const verdict = refusalReason(metrics({ running }));
  if (reason === undefined) expect(verdict).toBeUndefined();
  else expect(verdict).toMatch(reason);
});

test.each([
  [0.41, undefined],
  [0.39, 'coverage@20'],
])('showing %f of the goods where the running version shows half: %s', (coverage, reason) => {
  const ranker = { ...figures(0.2, coverage), overRetrieval: lead(0.02) };
  const verdict = refusalReason(metrics({ ranker }));
  if (reason === undefined) expect(verdict).toBeUndefined();
  else expect(verdict).toMatch(reason);
});

test('in a small shop a small loss is taken for chance, a clear one is not', () => {
  const small = (spread: number) =>
    metrics({ lists: 80, ranker: { ...figures(0.17), overRetrieval: lead(-0.01, spread) } });
  expect(refusalReason(small(0.03))).toBeUndefined();
  expect(refusalReason(small(0.005))).toMatch('retrieval');
});
