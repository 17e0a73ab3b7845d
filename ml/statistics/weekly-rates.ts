import { normalTails } from './tails.ts';

/** 95 %, two-sided. */
const Z = 1.959964;

/** The members of one arm, one place per member in each array. */
export interface ArmSample {
  /** How often it happened while she was watched. */
  readonly events: Float64Array;
  /** How long she was watched, in weeks. */
  readonly weeks: Float64Array;
  /** The same figure from before the experiment; zero for somebody new. */
  readonly before: Float64Array;
}

/** A figure and its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface RateDifference extends Estimate {
  /** Two-sided; 1 where there is nothing to compare. */
  readonly p: number;
  /** Share of the variance that history explained; 0 = not adjusted. */
  readonly explained: number;
}

/** Events per member-week. Needs two members; undefined below. */
export function weeklyRate(sample: ArmSample): Estimate | undefined {
  const parts = linearised(sample);
  if (parts === undefined) return undefined;
  const { mean, variance } = moments(parts);
  return around(mean, Math.sqrt(variance / parts.length));
}

/**
 * Treated minus control, per member-week. Where members have a history, each one's figure is freed of what it
 * foretold (CUPED: Deng, Xu, Kohavi, Walker, WSDM 2013), which narrows the interval and moves nothing on average.
 */
export function compareRates(control: ArmSample, treated: ArmSample): RateDifference | undefined {
  const [a, b] = [linearised(control), linearised(treated)];
  if (a === undefined || b === undefined) return undefined;
  const { slope, explained } = foretold(a, control.before, b, treated.before);
  const [meanBeforeA, meanBeforeB] = [moments(control.before).mean, moments(treated.before).mean];
  const left = moments(a.map((value, n) => value - slope * ((control.before[n] as number) - meanBeforeA)));
  const right = moments(b.map((value, n) => value - slope * ((treated.before[n] as number) - meanBeforeB)));
  const difference = right.mean - left.mean - slope * (meanBeforeB - meanBeforeA);
  const error = Math.sqrt(left.variance / a.length + right.variance / b.length);
  const p = error === 0 ? (difference === 0 ? 1 : 0) : normalTails(difference / error);
  return { ...around(difference, error), p, explained };
}

/**
 * One value per member whose mean is Σ events / Σ weeks and whose spread is that ratio's: members are drawn,
 * weeks are not, so a plain variance over weeks would claim too much (delta method; Deng, Knoblich, Lu, KDD 2018).
 */
function linearised({ events, weeks }: ArmSample): Float64Array | undefined {
  const { mean: meanWeeks } = moments(weeks);
  if (events.length < 2 || meanWeeks <= 0) return undefined;
  const rate = moments(events).mean / meanWeeks;
  return events.map((count, n) => rate + (count - rate * (weeks[n] as number)) / meanWeeks);
}

/** One slope for both arms, each around its own means: an effect of the treatment must not bend it. */
function foretold(a: Float64Array, beforeA: Float64Array, b: Float64Array, beforeB: Float64Array) {
  const [left, right] = [spread(beforeA, a), spread(beforeB, b)];
  const [xx, xy, yy] = [left.xx + right.xx, left.xy + right.xy, left.yy + right.yy];
  if (xx === 0 || yy === 0) return { slope: 0, explained: 0 };
  return { slope: xy / xx, explained: xy ** 2 / (xx * yy) };
}

function spread(xs: Float64Array, ys: Float64Array) {
  const [meanX, meanY] = [moments(xs).mean, moments(ys).mean];
  let [xx, xy, yy] = [0, 0, 0];
  for (const [n, x] of xs.entries()) {
    const [dx, dy] = [x - meanX, (ys[n] as number) - meanY];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  return { xx, xy, yy };
}

function moments(values: Float64Array): { mean: number; variance: number } {
  if (values.length === 0) return { mean: 0, variance: 0 };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: values.length < 2 ? 0 : squares / (values.length - 1) };
}

function around(value: number, error: number): Estimate {
  return { value, low: value - Z * error, high: value + Z * error };
}
