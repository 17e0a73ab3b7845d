/**
 * One input of the ranker, made of one signal:
 * - `plain`: the signal times `scale`;
 * - `log`: log(1 + scale * signal), for counts and table sums;
 * - `of_best`: share of the largest value in the list, 0 when that is not above zero;
 * - `behind_best`: the signal minus the largest value in the list;
 * - `place`: 1 / (1 + how many of the list are larger).
 */
export interface FeatureColumn<Signal extends string = string> {
  readonly name: string;
  readonly signal: Signal;
  readonly form: 'plain' | 'log' | 'of_best' | 'behind_best' | 'place';
  readonly scale?: number;
}
