/** CPU seconds that the server behind `url` has used so far, all threads, from its own metrics. */
export async function cpuSeconds(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total ([\d.e+-]+)/m.exec(text)?.[1]);
}

const METRIC_READS = 5;

/**
 * CPU milliseconds that the server spends per call of `work`, the reading of its metrics taken off.
 * The first tenth of the calls warms up and does not count.
 */
export async function serverCpuMs(
  url: string,
  calls: number,
  work: (n: number) => Promise<unknown>,
): Promise<number> {
  const warmUp = Math.ceil(calls / 10);
  for (let n = 0; n < warmUp; n += 1) await work(n);
  const idleStart = await cpuSeconds(url);
  for (let n = 0; n < METRIC_READS; n += 1) await cpuSeconds(url);
  const idleEnd = await cpuSeconds(url);
  const perRead = (idleEnd - idleStart) / (METRIC_READS + 1);

  const before = await cpuSeconds(url);
  for (let n = 0; n < calls; n += 1) await work(warmUp + n);
  const after = await cpuSeconds(url);
  return ((after - before - perRead) / calls) * 1_000;
}
