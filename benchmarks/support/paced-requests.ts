import { performance } from 'node:perf_hooks';

/**
 * Sends one request every `1000 / perSecond` milliseconds, whether or not the ones before have been answered, and
 * tells how long each took from the instant it was due: waiting behind a slow one counts.
 *
 * @returns Milliseconds, in order of answers; infinite for a request that failed.
 */
export async function pacedRequests(
  perSecond: number,
  seconds: number,
  send: (n: number) => Promise<unknown>,
): Promise<number[]> {
  const took: number[] = [];
  const underWay: Promise<void>[] = [];
  const begin = performance.now();
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = begin + (n * 1_000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    underWay.push(
      send(n).then(
        () => void took.push(performance.now() - due),
        () => void took.push(Number.POSITIVE_INFINITY),
      ),
    );
  }
  await Promise.all(underWay);
  return took;
}
