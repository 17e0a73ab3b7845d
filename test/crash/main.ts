import { parseArgs } from 'node:util';
import { DEFECTS, type Defect } from '../simulation/planted-defects.ts';
import type { DatabaseKind } from '../support/databases.ts';
import startPostgres from '../support/start-postgres.mjs';
import stopPostgres from '../support/stop-postgres.mjs';
import { crash } from './crash.ts';

const PIECES_PER_SECOND = 10;
const KINDS: Readonly<Record<string, DatabaseKind>> = { sqlite: 'SQLite', postgresql: 'PostgreSQL' };

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 2 ** 20) },
    seconds: { type: 'string', default: '60' },
    database: { type: 'string', default: 'sqlite' },
    plant: { type: 'string' },
  },
});
const kind = KINDS[values.database];
const defect = values.plant as Defect | undefined;
if (kind === undefined || (defect !== undefined && !(defect in DEFECTS))) {
  process.stderr.write(
    `--database is one of ${Object.keys(KINDS).join(', ')}; --plant one of ${Object.keys(DEFECTS).join(', ')}\n`,
  );
  process.exit(2);
}
const [seed, wanted] = [Number(values.seed), Number(values.seconds)];
process.stdout.write(`seed ${seed}, ${kind}, ${wanted} s\n`);
if (kind === 'PostgreSQL') await startPostgres();
const { verdict, counts } = await crash({
  ...{ kind, seed, pieces: wanted * PIECES_PER_SECOND },
  isEnough: (_deaths, seconds) => seconds >= wanted,
  ...(defect === undefined ? {} : { defect }),
});
if (kind === 'PostgreSQL') await stopPostgres();
for (const [what, n] of Object.entries(counts)) process.stdout.write(`${what.padEnd(28)} ${n}\n`);
process.stdout.write('\n');
for (const [what, n] of Object.entries(verdict))
  process.stdout.write(`${n === 0 ? 'ok    ' : 'BROKEN'} ${what.padEnd(28)} ${n}\n`);
process.exit(Object.values(verdict).every((n) => n === 0) ? 0 : 1);
