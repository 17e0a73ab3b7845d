import { DAY_MS } from '#kernel';
import type { BasketLog } from '#ml/recommendation';
import { PARTS } from './basket-metrics.ts';
import { evaluateNextPurchase } from './evaluate-next-purchase.ts';
import { evaluateTime, type TimeReport } from './evaluate-time.ts';
import { BadSequenceFile } from './sequence-file.ts';
import { WINDOW_DAYS } from './time-split.ts';

const ONLINE_RETAIL_CUTS = { validation: '2011-10-10', test: '2011-11-09' } as const;

/** Cuts fixed beforehand for the public file; for others the last two windows of the log. */
export function cutsOf(log: BasketLog, data: string): { validation: number; test: number } {
  const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  if (data === 'online-retail')
    return { validation: dayOf(ONLINE_RETAIL_CUTS.validation), test: dayOf(ONLINE_RETAIL_CUTS.test) };
  const last = Math.ceil(log.days.at(-1) ?? 0);
  const first = log.days[0] ?? 0;
  if (last - first < 4 * WINDOW_DAYS)
    throw new BadSequenceFile(
      `a split in time needs ${4 * WINDOW_DAYS} days of purchases, this log has ${Math.floor(last - first)}`,
    );
  return { validation: last - 2 * WINDOW_DAYS, test: last - WINDOW_DAYS };
}

export async function runTime(log: BasketLog, data: string, seeds: number, report: (line: string) => void) {
  const cuts = cutsOf(log, data);
  report(
    `${log.days.length} baskets of ${log.shopperCount} people, ${log.rowCount} goods; cuts ${isoOf(cuts.validation)} and ${isoOf(cuts.test)}`,
  );
  const result = await evaluateTime(log, { ...cuts, seeds }, report);
  for (const line of tablesOf(result)) report(line);
  const nextPurchase = {
    person: evaluateNextPurchase(log, 'person', cuts),
    row: evaluateNextPurchase(log, 'row', cuts),
  };
  for (const [of, { methods, gain, gain95, backByMedian }] of Object.entries(nextPurchase)) {
    report(`\n## next purchase within ${WINDOW_DAYS} days, by ${of}`);
    for (const [name, { count, happened, brier, ece }] of Object.entries(methods))
      report(
        `${name.padEnd(26)} n ${count} happened ${happened.toFixed(3)} Brier ${brier.toFixed(4)} ECE ${ece.toFixed(4)}`,
      );
    report(`back by the median wait (one half would be right): ${backByMedian?.toFixed(3) ?? 'nobody'}`);
    report(`Brier gained over the mean interval ${gain.toFixed(4)} [${gain95.map((x) => x.toFixed(4))}]`);
  }
  const metrics = Object.fromEntries(
    PARTS.map((part) => [`recall@20 ${part}`, result.parts[part].methods['ranker']?.recall ?? 0]),
  );
  return {
    data,
    cuts: { validation: isoOf(cuts.validation), test: isoOf(cuts.test) },
    metrics,
    ...result,
    nextPurchase,
  };
}

function* tablesOf({ parts }: TimeReport): Iterable<string> {
  for (const part of PARTS) {
    const { people, methods, against, seeds } = parts[part];
    yield `\n## ${part}: ${people} people, Recall@20 [95 %] (NDCG@20)`;
    for (const [name, { recall, recall95, ndcg }] of Object.entries(methods))
      yield `${name.padEnd(24)} ${recall.toFixed(4)} [${recall95.map((x) => x.toFixed(4)).join(', ')}] (${ndcg.toFixed(4)})`;
    yield `ranker, each seed alone  ${seeds.map((recall) => recall.toFixed(4)).join(' / ')}`;
    for (const [name, { gain, gain95 }] of Object.entries(against))
      yield `ranker minus ${name}: ${gain.toFixed(4)} [${gain95.map((x) => x.toFixed(4)).join(', ')}]`;
  }
}

const isoOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
