import { median } from './quantile.ts';

/** One way of doing the same thing; it may be another process, which then measures itself. */
export interface Sampled {
  readonly name: string;
  /** CPU milliseconds of one call. */
  sample(round: number): number | Promise<number>;
}

export interface Samples {
  readonly median: number;
  readonly least: number;
}

/** The contestants take turns, so that a busy moment of the machine hits all of them. */
export async function interleavedSamples(
  contestants: readonly Sampled[],
  rounds: number,
): Promise<Map<string, Samples>> {
  const samples = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round += 1)
    for (const { name, sample } of contestants) {
      const ms = await sample(round + 1);
      // The first round warms up.
      if (round >= 0) samples.get(name)?.push(ms);
    }
  return new Map(
    [...samples].map(([name, values]) => [name, { median: median(values), least: Math.min(...values) }]),
  );
}

/**
 * Mean CPU milliseconds of `calls` calls in this process, all its threads, after one that is not counted: it
 * fetches back into the cache what the others have pushed out.
 */
export async function cpuMs(calls: number, run: (call: number) => unknown): Promise<number> {
  await run(0);
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) await run(call);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / calls;
}
