import { median } from './quantile.ts';

/** One way of doing the same thing. Returns something, so that no optimiser can drop it. */
export interface Contestant {
  readonly name: string;
  run(round: number): unknown;
}

const CALLS_PER_ROUND = 5;

/**
 * Median CPU milliseconds of each contestant. They take turns, so that a busy moment of the machine hits all of them;
 * one sample is the mean of five calls, because the clock of CPU time ticks in microseconds.
 */
export function interleavedCpuMs(contestants: readonly Contestant[], rounds: number): Map<string, number> {
  const warmUp = Math.max(3, Math.ceil(rounds / 5));
  const samples = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const { name, run } of contestants) {
      const before = process.cpuUsage();
      for (let call = 0; call < CALLS_PER_ROUND; call += 1) run(round * CALLS_PER_ROUND + call);
      const { user, system } = process.cpuUsage(before);
      if (round >= warmUp) samples.get(name)?.push((user + system) / 1_000 / CALLS_PER_ROUND);
    }
  }
  return new Map([...samples].map(([name, values]) => [name, median(values)]));
}
