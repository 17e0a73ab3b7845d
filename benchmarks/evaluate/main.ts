import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadArguments, type EvaluateArgs, readArgs } from './args.ts';
import { type LeaveOneOutReport, leaveOneOut } from './leave-one-out.ts';
import { readOnlineRetail } from './online-retail.ts';
import { basketsOf, type Purchase } from './purchases.ts';
import { runTime } from './run-time.ts';
import { BadSequenceFile, readSequenceFile, type SequenceFile, sequenceFileOf } from './sequence-file.ts';
import { readShop } from './shop.ts';
import { hasTimes, readTimesFile } from './times-file.ts';

/** Fixed: figures of two runs are to be compared. */
const PERMUTATION_SEED = 12_345;

const started = performance.now();
const say = (line: string): void => {
  const seconds = ((performance.now() - started) / 1_000).toFixed(0).padStart(5);
  process.stdout.write(`${seconds} s  ${line}\n`);
};

try {
  await evaluate(readArgs(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof BadArguments || error instanceof BadSequenceFile)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

async function evaluate({ data, json, seeds, protocol, ablation }: EvaluateArgs): Promise<void> {
  const source = await read(data);
  if (protocol === 'time' && source.purchases === undefined)
    throw new BadArguments(`${data} has no times: only --protocol loo can measure it`);
  const results: { metrics: Readonly<Record<string, number>> }[] = [];
  if (protocol !== 'time') {
    const file = source.sequences();
    say(`${data}: ${file.users.length} users, ${file.rowCount} items, leave one out`);
    const report = await leaveOneOut(file, { seeds, ablate: ablation }, say);
    for (const line of tableOf(report)) say(line);
    results.push(report);
  }
  if (protocol !== 'loo' && source.purchases !== undefined)
    results.push(await runTime(basketsOf(source.purchases, PERMUTATION_SEED), data, seeds, say));
  const metrics = Object.assign({}, ...results.map((result) => result.metrics)) as Record<string, number>;
  const seconds = (performance.now() - started) / 1_000;
  if (json !== undefined)
    writeFileSync(
      json,
      `${JSON.stringify(Object.assign({ data, seconds }, ...results, { metrics }), undefined, 2)}\n`,
    );
}

interface Source {
  readonly sequences: () => SequenceFile;
  /** Where the data has times. */
  readonly purchases: readonly Purchase[] | undefined;
}

async function read(data: string): Promise<Source> {
  if (data === 'online-retail') return timed(await readOnlineRetail(dataFile('online_retail.parquet')), data);
  if (data === 'shop') return timed(await readShop(), data);
  const path = data === 'beauty' ? dataFile('Beauty.txt') : data;
  if (hasTimes(firstLine(path))) return timed(await readTimesFile(path), data);
  return { sequences: () => readSequenceFile(path, PERMUTATION_SEED), purchases: undefined };
}

function timed(purchases: readonly Purchase[], data: string): Source {
  const sequences = (): SequenceFile => {
    const users = new Map<string, string[]>();
    for (const { user, item } of [...purchases].sort((a, b) => a.at - b.at)) {
      const items = users.get(user);
      if (items === undefined) users.set(user, [item]);
      else items.push(item);
    }
    return sequenceFileOf([...users.values()], PERMUTATION_SEED, data);
  };
  return { sequences, purchases };
}

function dataFile(name: string): string {
  const folder = process.env['DATA_DIR'];
  if (folder === undefined || folder === '')
    throw new BadArguments(`set DATA_DIR to the folder that holds ${name}`);
  return join(folder, name);
}

function firstLine(path: string): string {
  try {
    const text = readFileSync(path, 'utf8');
    return text.slice(0, text.search(/\n|$/));
  } catch (error) {
    throw new BadSequenceFile(`${path} cannot be read: ${(error as Error).message}`);
  }
}

function* tableOf({
  questions,
  ceiling,
  chosen,
  metrics,
  seeds,
  ablation = [],
}: LeaveOneOutReport): Iterable<string> {
  yield `${questions} questions; ${(100 * ceiling).toFixed(1)} % of the answers are among the candidates`;
  yield `chosen at the choice stage: ${chosen.hidden} hidden units, ${chosen.epochs} epochs`;
  for (const [name, mean] of Object.entries(metrics)) {
    const each = seeds.map(({ metrics: own }) => (own[name] ?? 0).toFixed(4)).join(' ');
    const interval = seeds[0]?.intervals[name]?.map((bound) => bound.toFixed(4)).join(', ');
    yield `${name.padEnd(14)} ${mean.toFixed(4)}  seeds ${each}${interval === undefined ? '' : `  first 95 % [${interval}]`}`;
  }
  for (const { name, choice, hr, ndcg, change, change95 } of ablation) {
    const seen = choice === undefined ? '' : `choice ${choice.hr.toFixed(4)} / ${choice.ndcg.toFixed(4)}  `;
    const bounds = change95.map((bound) => bound.toFixed(4)).join(', ');
    yield `${name.padEnd(28)} ${seen}test ${hr.toFixed(4)} / ${ndcg.toFixed(4)}  change ${change.toFixed(4)} [${bounds}]`;
  }
}
