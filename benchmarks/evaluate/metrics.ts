/**
 * Rank of the label, 1 = first. Equal scores share the middle of their places; a label that nothing proposed
 * shares the middle of all the rows behind the list, as if the rest were tied.
 *
 * @param rest Rows that could have been proposed and were not.
 */
export function rankOf(scores: Float32Array, label: number, rest: number): number {
  if (label < 0) return scores.length + (rest + 1) / 2;
  const own = scores[label] as number;
  let before = 0;
  let equal = 0;
  for (const score of scores) {
    if (score > own) before += 1;
    else if (score === own) equal += 1;
  }
  return before + (equal + 1) / 2;
}

/** 1 when the label stands among the first `places`. With one label per question this is recall as well. */
export function hitAt(rank: number, places: number): number {
  return rank <= places ? 1 : 0;
}

/** With one label the ideal gain is 1. */
export function ndcgAt(rank: number, places: number): number {
  return rank <= places ? 1 / Math.log2(rank + 1) : 0;
}

/** Share of all rows that stand in at least one list. */
export function coverageOf(lists: readonly Int32Array[], rowCount: number): number {
  const isShown = new Uint8Array(rowCount);
  for (const list of lists) for (const row of list) isShown[row] = 1;
  return isShown.reduce((sum, shown) => sum + shown, 0) / rowCount;
}

/** Mean -log2 of the rows' share of all occurrences, in bits; a row that never occurred counts as met once. */
export function noveltyOf(lists: readonly Int32Array[], occurrences: Float32Array): number {
  const total = occurrences.reduce((sum, count) => sum + count, 0) || 1;
  let bits = 0;
  let places = 0;
  for (const list of lists)
    for (const row of list) {
      bits -= Math.log2(Math.max(1, occurrences[row] as number) / total);
      places += 1;
    }
  return places === 0 ? 0 : bits / places;
}

/** Mean over lists of 1 - cosine over all pairs of a list. */
export function diversityOf(lists: readonly Int32Array[], cosine: (a: number, b: number) => number): number {
  let sum = 0;
  let judged = 0;
  for (const list of lists) {
    if (list.length < 2) continue;
    let distance = 0;
    for (let a = 1; a < list.length; a += 1)
      for (let b = 0; b < a; b += 1) distance += 1 - cosine(list[a] as number, list[b] as number);
    sum += distance / ((list.length * (list.length - 1)) / 2);
    judged += 1;
  }
  return judged === 0 ? 0 : sum / judged;
}
