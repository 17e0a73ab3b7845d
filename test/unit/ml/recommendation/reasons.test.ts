import {
  CandidateMaker,
  FEATURE_NAMES,
  featuresOf,
  reasonsFor,
  retrievalScores,
  type Shopper,
  SIGNAL_COUNT,
  without,
} from '#ml/recommendation';
import { ROWS, smallModel, smallShelf } from './shop-model.ts';

const model = smallModel();
const shelf = smallShelf();
const everything = new Uint8Array(ROWS + 2).fill(1);

test('take the named row out of the history, and the score falls', () => {
  const shopper: Shopper = { rows: [3, 17, 4, 22], purchases: [] };
  const maker = new CandidateMaker(model, ROWS + 2);
  const list = maker.list(shopper, shelf, everything);
  const scores = retrievalScores(featuresOf(list.signals, list.rows.length, list.context), list.rows.length);
  const chosen = list.rows.map((_, c) => c);
  const reasons = reasonsFor(list, chosen, scores, { maker, shelf, rank: retrievalScores });

  let named = 0;
  for (const [c, reason] of reasons.entries()) {
    if (reason.kind !== 'after' && reason.kind !== 'similar') continue;
    named += 1;
    expect(shopper.rows).toContain(reason.row);
    const signals = new Float32Array(SIGNAL_COUNT);
    maker.writeSignals(
      maker.encode(without(shopper, reason.row), shelf),
      shelf,
      list.rows[c] as number,
      signals,
      0,
    );
    const [score] = retrievalScores(featuresOf(signals, 1, list.context), 1);
    expect(score as number).toBeLessThan(scores[c] as number);
  }
  expect(named).toBeGreaterThan(5);
});

test('what stands there for its newness says so, and not a nicer story', () => {
  const maker = new CandidateMaker(model, ROWS + 2);
  const list = maker.list({ rows: [3], purchases: [] }, shelf, everything);
  const onlyFresh = (features: Float32Array, count: number) =>
    Float32Array.from(
      { length: count },
      (_, c) => features[c * (features.length / count) + FEATURE_NAMES.indexOf('freshness')] as number,
    );
  const scores = onlyFresh(featuresOf(list.signals, list.rows.length, list.context), list.rows.length);
  const c = list.rows.indexOf(ROWS);
  expect(reasonsFor(list, [c], scores, { maker, shelf, rank: onlyFresh })).toEqual([{ kind: 'new' }]);
});
