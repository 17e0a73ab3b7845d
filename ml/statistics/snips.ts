/** Below this many effective draws an estimate says more about chance than about the policy. */
const EFFECTIVE_DRAWS_MIN = 200;
/** A draw that the log hardly ever made would otherwise speak for everybody. */
const WEIGHT_MAX = 10;
const Z = 1.959964;

/** One draw as it was logged. */
export interface Draw {
  readonly reward: number;
  /** Chance with which the logging policy drew this, > 0. */
  readonly logged: number;
  /** Chance with which the policy in question would have. */
  readonly target: number;
}

export interface PolicyValue {
  readonly draws: number;
  /** (Σw)² / Σw²: how many draws of the policy itself these are worth. */
  readonly effectiveDraws: number;
  /** Mean reward per draw with its 95 % interval; undefined below 200 effective draws. */
  readonly value: { readonly value: number; readonly low: number; readonly high: number } | undefined;
}

/** What a policy would have earned on draws of another one: self-normalised (Swaminathan, Joachims, NIPS 2015). */
export function snips(draws: Iterable<Draw>): PolicyValue {
  let [count, weights, squares, rewards, rewardSquares, crossed] = [0, 0, 0, 0, 0, 0];
  for (const { reward, logged, target } of draws) {
    const weight = Math.min(WEIGHT_MAX, target / logged);
    count += 1;
    weights += weight;
    squares += weight * weight;
    rewards += weight * reward;
    rewardSquares += weight * weight * reward * reward;
    crossed += weight * weight * reward;
  }
  const effectiveDraws = squares === 0 ? 0 : weights ** 2 / squares;
  if (effectiveDraws < EFFECTIVE_DRAWS_MIN) return { draws: count, effectiveDraws, value: undefined };
  const value = rewards / weights;
  const error = Math.sqrt(Math.max(0, rewardSquares - 2 * value * crossed + value ** 2 * squares)) / weights;
  return { draws: count, effectiveDraws, value: { value, low: value - Z * error, high: value + Z * error } };
}
