import type { LabelledList } from '#ml/recommendation';

/** Many lists in three arrays; the features lie in shared memory, so that threads read them without a copy. */
export interface PackedLists {
  /** Of all lists, one after the other. */
  readonly features: Float32Array;
  readonly counts: Int32Array;
  readonly labels: Int32Array;
}

export function packed(lists: readonly LabelledList[]): PackedLists {
  const length = lists.reduce((sum, { features }) => sum + features.length, 0);
  const features = new Float32Array(new SharedArrayBuffer(4 * length));
  let at = 0;
  for (const list of lists) {
    features.set(list.features, at);
    at += list.features.length;
  }
  return {
    features,
    counts: Int32Array.from(lists, ({ count }) => count),
    labels: Int32Array.from(lists, ({ label }) => label),
  };
}

/** Views on the packed arrays. @param width columns of a row. */
export function unpacked({ features, counts, labels }: PackedLists, width: number): LabelledList[] {
  let at = 0;
  return Array.from(counts, (count, n) => {
    const list = { features: features.subarray(at, at + count * width), count, label: labels[n] as number };
    at += count * width;
    return list;
  });
}
