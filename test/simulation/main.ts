import { parseArgs } from 'node:util';
import { DEFECTS, type Defect } from './planted-defects.ts';
import { simulate } from './simulate.ts';

const TOLD_EVERY_STEPS = 1_000;

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
process.stdout.write(`seed ${seed}, ${ops} steps\n`);
const startedAt = performance.now();
const { broken, steps, counts, fingerprint } = await simulate({
  ...{ seed, ops },
  ...(defect === undefined ? {} : { defect }),
  progress(done) {
    if (done % TOLD_EVERY_STEPS === 0) process.stdout.write(`${done} steps …\n`);
  },
});
const cpu = process.cpuUsage();
const cpuSeconds = ((cpu.user + cpu.system) / 1e6).toFixed(1);
process.stdout.write(`${JSON.stringify(counts)}\n`);
process.stdout.write(
  `${steps} steps in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s (${cpuSeconds} s CPU), fingerprint ${fingerprint}\n`,
);
for (const rule of broken) process.stdout.write(`BROKEN ${rule}\n`);
const again = `npm run simulate -- --seed ${seed} --ops ${ops}${defect === undefined ? '' : ` --plant ${defect}`}`;
process.stdout.write(broken.length === 0 ? 'ok\n' : `failed; again with: ${again}\n`);
process.exit(broken.length === 0 ? 0 : 1);
