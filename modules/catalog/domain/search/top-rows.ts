/** Sort key of a row: the larger number stands first; then the larger id. */
export type SortKeys = readonly ((row: number) => number)[];

/** Where a page ended. */
export interface SortPlace {
  readonly keys: readonly number[];
  readonly id: string;
}

export interface Sorting {
  readonly keys: SortKeys;
  readonly idOf: (row: number) => string;
}

/**
 * The first `limit` rows behind `after`. Most rows lose against the last one kept at the first key, so a page of
 * twenty costs little more than looking at every row once; nothing is sorted as a whole.
 */
export function topRows(
  each: (visit: (row: number) => void) => void,
  { keys, idOf }: Sorting,
  after: SortPlace | undefined,
  limit: number,
): SortedRow[] {
  const top: SortedRow[] = [];
  /** Below 0: `row` stands before `place`. */
  const compare = (row: number, place: SortPlace): number => {
    for (let n = 0; n < keys.length; n += 1) {
      const difference = (place.keys[n] as number) - (keys[n] as (row: number) => number)(row);
      if (difference !== 0) return difference;
    }
    const id = idOf(row);
    if (id === place.id) return 0;
    return id > place.id ? -1 : 1;
  };
  each((row) => {
    const last = top.at(-1);
    if (top.length === limit && last !== undefined && compare(row, last) >= 0) return;
    if (after !== undefined && compare(row, after) <= 0) return;
    if (top.length === limit) top.pop();
    let [from, until] = [0, top.length];
    while (from < until) {
      const middle = (from + until) >> 1;
      if (compare(row, top[middle] as SortedRow) < 0) until = middle;
      else from = middle + 1;
    }
    top.splice(from, 0, { row, id: idOf(row), keys: keys.map((key) => key(row)) });
  });
  return top;
}

export interface SortedRow extends SortPlace {
  readonly row: number;
}
