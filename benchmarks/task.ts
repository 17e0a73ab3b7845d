/** One line of the result. `ratio` is value / baseline; below 1 is better than the baseline when the unit is a cost. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is compared with, measured in the same run; null when there is nothing to compare with. */
  readonly baseline: number | null;
  readonly ratio: number | null;
  /** The answers were checked before they were timed. */
  readonly verified: boolean;
}

export interface BenchTask {
  readonly name: string;
  run(report: (line: string) => void): Promise<readonly BenchRow[]>;
}

export function row(
  name: string,
  value: number,
  unit: string,
  baseline: number | null = null,
  verified = true,
): BenchRow {
  return { name, value, unit, baseline, ratio: baseline === null ? null : value / baseline, verified };
}
