/** What is looked at: the whole next basket, what was bought before, what is new to the person. */
export const PARTS = ['whole', 'bought', 'fresh'] as const;
export type Part = (typeof PARTS)[number];

/** One person at the cut, and the basket that came. */
export interface Tested {
  readonly shopper: number;
  /** Rows that she ever bought before the cut. */
  readonly owned: ReadonlySet<number>;
  /** Rows of her next basket. */
  readonly basket: ReadonlySet<number>;
}

export interface ListFigures {
  readonly recall: number;
  readonly ndcg: number;
}

/** The rows of the next basket that belong to `part`; a person without any is left out of that part's table. */
export function wanted({ owned, basket }: Tested, part: Part): ReadonlySet<number> {
  if (part === 'whole') return basket;
  return new Set([...basket].filter((row) => owned.has(row) === (part === 'bought')));
}

/**
 * Recall and NDCG of the first `places` rows. Every row of the part competes: all rows, only those bought
 * before, only those never bought; no sampled negatives. Equal scores share their places: a list that
 * cannot tell rows apart gets what chance would give it.
 *
 * @param scores `[rowCount]`
 */
export function listFigures(tested: Tested, part: Part, scores: Float32Array, places: number): ListFigures {
  const targets = wanted(tested, part);
  const rows: number[] = [];
  for (let row = 0; row < scores.length; row += 1)
    if (part === 'whole' || tested.owned.has(row) === (part === 'bought')) rows.push(row);
  rows.sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const reach = Math.min(places, targets.size);
  let hits = 0;
  let gain = 0;
  for (let from = 0; from < Math.min(places, rows.length); ) {
    const score = scores[rows[from] as number] as number;
    let until = from;
    let right = 0;
    for (; until < rows.length && scores[rows[until] as number] === score; until += 1)
      if (targets.has(rows[until] as number)) right += 1;
    const chance = right / (until - from);
    for (let place = from; place < Math.min(until, places); place += 1) {
      hits += chance;
      gain += chance * discount(place);
    }
    from = until;
  }
  let ideal = 0;
  for (let place = 0; place < reach; place += 1) ideal += discount(place);
  return { recall: hits / reach, ndcg: gain / ideal };
}

function discount(place: number): number {
  return 1 / Math.log2(place + 2);
}
