import { columnsOf, type RankerWeights } from './ranker.ts';

/**
 * One ranker that gives the mean of several: their hidden units side by side, outputs divided by their number.
 * Seeds differ by more than most ideas gain; the mean of three is steadier and costs three times the units.
 */
export function meanRanker(rankers: readonly RankerWeights[]): RankerWeights {
  const [first] = rankers;
  if (first === undefined) throw new RangeError('the mean of no rankers');
  const columns = columnsOf(first);
  const hidden = rankers.reduce((sum, { output }) => sum + output.length, 0);
  const input = new Float32Array(columns * hidden);
  const inputBias = new Float32Array(hidden);
  const output = new Float32Array(hidden);
  let from = 0;
  for (const ranker of rankers) {
    const units = ranker.output.length;
    if (columnsOf(ranker) !== columns) throw new RangeError('rankers of different columns have no mean');
    for (let column = 0; column < columns; column += 1)
      input.set(ranker.input.subarray(column * units, (column + 1) * units), column * hidden + from);
    inputBias.set(ranker.inputBias, from);
    output.set(
      ranker.output.map((weight) => weight / rankers.length),
      from,
    );
    from += units;
  }
  return { input, inputBias, output };
}
