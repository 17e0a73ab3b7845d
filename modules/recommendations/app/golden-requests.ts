import { FEATURE_COUNT, type LoadedRanker, plainRuntime, type RankerWeights } from '#ml/recommendation';

/** Real requests and the scores that the trainer computed for them, kept with a model. */
export interface GoldenRequests {
  /** `[count, FEATURE_COUNT]` */
  readonly features: Float32Array;
  /** `[count]` */
  readonly scores: Float32Array;
}

const REQUESTS = 20;
const ROWS_PER_REQUEST = 16;
/** Runtimes may differ by rounding, relative to the size of a score. */
const DIFFERENCE_MAX = 1e-4;

/** The heads of up to 20 lists, scored without any library. */
export function goldenRequests(
  lists: readonly { readonly features: Float32Array; readonly count: number }[],
  ranker: RankerWeights,
): GoldenRequests {
  const heads = lists
    .slice(0, REQUESTS)
    .map(({ features, count }) => features.subarray(0, Math.min(count, ROWS_PER_REQUEST) * FEATURE_COUNT));
  const features = new Float32Array(heads.reduce((sum, head) => sum + head.length, 0));
  let at = 0;
  for (const head of heads) {
    features.set(head, at);
    at += head.length;
  }
  const scores = plainRuntime.load(ranker).score(features, features.length / FEATURE_COUNT);
  return { features, scores };
}

/** Whether a ranker that was loaded gives what its trainer saw. */
export function answersAsTrained(
  { features, scores }: GoldenRequests,
  ranker: Pick<LoadedRanker, 'score'>,
): boolean {
  if (scores.length === 0) return true;
  const answers = ranker.score(features, scores.length);
  return scores.every(
    (score, row) =>
      Math.abs(score - (answers[row] as number)) <= DIFFERENCE_MAX * Math.max(1, Math.abs(score)),
  );
}
