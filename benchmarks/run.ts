// npm run bench -- [filter] --json FILE: measures CPU time of tasks whose answers were verified first.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { BenchRow, BenchTask } from './task.ts';
import { TASKS } from './tasks/index.ts';

const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
const [filter = ''] = positionals;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const rows: BenchRow[] = [];
for (const task of TASKS.filter(({ name }) => name.includes(filter))) {
  say(`── ${task.name}`);
  rows.push(...(await measure(task)));
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
process.exit(rows.length > 0 && rows.every(({ verified }) => verified) ? 0 : 1);

async function measure(task: BenchTask): Promise<readonly BenchRow[]> {
  const measured = await task.run((line) => say(`   ${line}`));
  for (const { name, value, unit, baseline, ratio, verified } of measured) {
    const beside = baseline === null ? '' : `   beside ${baseline.toFixed(3)}: ${ratio?.toFixed(2)} ×`;
    say(
      `${name.padEnd(56)} ${value.toFixed(3).padStart(10)} ${unit}${beside}${verified ? '' : '   NOT VERIFIED'}`,
    );
  }
  return measured;
}
