import { SeededRandom } from '#kernel';
import { quantile } from './quantile.ts';

/** What one partition takes to answer, ms: assumed, not measured over a network. */
const SERVICE = { medianMs: 6, spread: 0.25, stallShare: 0.01, stallMeanMs: 60 } as const;
const DEADLINE_MS = 40;
const REQUESTS = 20_000;
/** Calls that show what is usual before any is repeated. */
const PROBES = 20_000;

/**
 * Latency of requests that need every one of `fanOut` partitions, with and without a second request to the
 * other replica once a partition has been silent for as long as 19 of 20 calls take (Dean and Barroso, "The
 * Tail at Scale", CACM 2013). Seeded: always the same lines.
 */
export function simulateLatency(fanOut: number): string[] {
  const random = new SeededRandom(29);
  const once = (): number => {
    const normal =
      Math.sqrt(-2 * Math.log(1 - random.fraction())) * Math.cos(2 * Math.PI * random.fraction());
    const service = SERVICE.medianMs * Math.exp(SERVICE.spread * normal);
    const stalls = random.fraction() < SERVICE.stallShare;
    return service + (stalls ? -SERVICE.stallMeanMs * Math.log(1 - random.fraction()) : 0);
  };
  const usual = quantile(Array.from({ length: PROBES }, once), 0.95);
  const alone = { latencies: [] as number[], partial: 0 };
  const hedged = { latencies: [] as number[], partial: 0, repeated: 0 };
  for (let request = 0; request < REQUESTS; request += 1) {
    let slowest = 0;
    let slowestHedged = 0;
    for (let partition = 0; partition < fanOut; partition += 1) {
      const first = once();
      slowest = Math.max(slowest, first);
      if (first > usual) hedged.repeated += 1;
      slowestHedged = Math.max(slowestHedged, first > usual ? Math.min(first, usual + once()) : first);
    }
    for (const [tally, latency] of [
      [alone, slowest],
      [hedged, slowestHedged],
    ] as const) {
      tally.latencies.push(Math.min(latency, DEADLINE_MS));
      if (latency > DEADLINE_MS) tally.partial += 1;
    }
  }
  const told = (name: string, latencies: readonly number[], partial: number): string => {
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(latencies, share).toFixed(1));
    const share = ((100 * partial) / REQUESTS).toFixed(2);
    return `${fanOut} partitions, ${name}: p50 ${p50}, p95 ${p95}, p99 ${p99} ms; ${share} % partial at ${DEADLINE_MS} ms`;
  };
  const extra = ((100 * hedged.repeated) / (REQUESTS * fanOut)).toFixed(1);
  return [
    told('one request each', alone.latencies, alone.partial),
    told(`a second after ${usual.toFixed(1)} ms (${extra} % more work)`, hedged.latencies, hedged.partial),
  ];
}
