import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { DEFECTS, type Defect } from './planted-defects.ts';
import { simulate } from './simulate.ts';

/**
 * Longer runs are storms, each in a shop and a process of its own under the next seed, as many at a time as there are cores:
 * what one step costs grows with what has happened in a shop, and nothing is settled before a storm is over. One process
 * for all of them grew from 705 to 867 MB over 37.
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
const say = (line: string) => process.stdout.write(`${line}\n`);
const startedAt = performance.now();
const ok = ops > STORM_STEPS ? await storms() : await storm();
if (ok) say('ok');
process.exit(ok ? 0 : 1);

async function storm(): Promise<boolean> {
  const { broken, steps, counts, fingerprint } = await simulate({
    ...{ seed, ops },
    ...(defect === undefined ? {} : { defect }),
  });
  const { user, system } = process.cpuUsage();
  const [seconds, cpuSeconds] = [(performance.now() - startedAt) / 1_000, (user + system) / 1e6];
  say(JSON.stringify(counts));
  say(
    `seed ${seed}: ${steps} steps, fingerprint ${fingerprint}; ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s CPU, ${Math.round(process.memoryUsage.rss() / 1e6)} MB)`,
  );
  if (broken.length === 0) return true;
  for (const rule of broken) say(`BROKEN ${rule}`);
  const plant = defect === undefined ? '' : ` --plant ${defect}`;
  say(`failed; again with: npm run simulate -- --seed ${seed} --ops ${ops}${plant}`);
  return false;
}

/** Until all are done or one has failed. */
async function storms(): Promise<boolean> {
  say(`seed ${seed}, ${ops} steps`);
  const waiting = Array.from({ length: Math.ceil(ops / STORM_STEPS) }, (_, place) => ({
    seed: seed + place,
    ops: Math.min(STORM_STEPS, ops - place * STORM_STEPS),
  })).values();
  let [done, failed] = [0, false];
  const hand = async () => {
    for (const part of waiting) {
      if (failed) return;
      const { status, said } = await apart(part);
      if (status === 0) done += part.ops;
      else failed = true;
      const passed = ((performance.now() - startedAt) / 1_000).toFixed(0);
      say(`${said.trim().replace(/\nok$/, '')}\n${done} of ${ops} steps, ${passed} s`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, hand));
  return !failed;
}

/** One storm in a process of its own. */
async function apart(part: { seed: number; ops: number }): Promise<{ status: number | null; said: string }> {
  const plant = defect === undefined ? [] : ['--plant', defect];
  const child = spawn(
    process.execPath,
    [import.meta.filename, '--seed', String(part.seed), '--ops', String(part.ops), ...plant],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { said: await text(child.stdout), status: await ended };
}
