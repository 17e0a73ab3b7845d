import { parseArgs } from 'node:util';
import { DEFECTS, type Defect } from './planted-defects.ts';
import { simulate } from './simulate.ts';

/**
 * Longer runs are storms one after the other, each in a shop of its own under the next seed: what one step costs grows with
 * what has happened in a shop, and nothing is settled before a storm is over.
 */
const STORM_STEPS = 10_000;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    ops: { type: 'string', default: '10000' },
    plant: { type: 'string' },
  },
});
const defect = values.plant as Defect | undefined;
if (defect !== undefined && !(defect in DEFECTS)) {
  process.stderr.write(`--plant is one of ${Object.keys(DEFECTS).join(', ')}\n`);
  process.exit(2);
}
const [seed, ops] = [Number(values.seed), Number(values.ops)];
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(ops) || ops < 1) {
  process.stderr.write('--seed and --ops are whole numbers\n');
  process.exit(2);
}
process.stdout.write(`seed ${seed}, ${ops} steps\n`);
const startedAt = performance.now();
let done = 0;
for (let storm = 0; done < ops; storm += 1) {
  const part = { seed: seed + storm, ops: Math.min(ops - done, STORM_STEPS) };
  const { broken, steps, counts, fingerprint } = await simulate({
    ...part,
    ...(defect === undefined ? {} : { defect }),
  });
  done += steps;
  const cpu = process.cpuUsage();
  const cpuSeconds = ((cpu.user + cpu.system) / 1e6).toFixed(1);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  process.stdout.write(
    `seed ${part.seed}: ${steps} steps, fingerprint ${fingerprint}; ${done} in ${seconds} s (${cpuSeconds} s CPU, ${Math.round(process.memoryUsage.rss() / 1e6)} MB)\n`,
  );
  if (broken.length === 0) continue;
  for (const rule of broken) process.stdout.write(`BROKEN ${rule}\n`);
  const plant = defect === undefined ? '' : ` --plant ${defect}`;
  process.stdout.write(
    `failed; again with: npm run simulate -- --seed ${part.seed} --ops ${part.ops}${plant}\n`,
  );
  process.exit(1);
}
process.stdout.write('ok\n');
process.exit(0);
