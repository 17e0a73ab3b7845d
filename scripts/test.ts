// `npm test`: everything that proves the product, in stages; prints how long each took and one closing line.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildModels, verifyModels } from '#ml/models';
import { openShop } from '../test/support/open-shop.ts';
import { buildWeb } from './build-web.ts';

const MODEL_DIR = 'ml/models/built';
const DEMO_SHOP = mkdtempSync(join(tmpdir(), 'tongqu-shop-'));

interface Stage {
  readonly name: string;
  run(): Promise<Outcome> | Outcome;
}

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const OK: Outcome = { passed: 0, failed: 0, skipped: 0 };

const stages: readonly Stage[] = [
  {
    name: 'tracking models',
    run() {
      if (verifyModels(MODEL_DIR).length > 0) buildModels({ outDir: MODEL_DIR });
      return OK;
    },
  },
  check('types', 'typecheck'),
  check('format and lint', 'lint'),
  check('boundaries', 'boundaries'),
  check('unused code', 'unused'),
  check('types of the API', 'web:types:check'),
  suite('unit', ['test/unit', 'test/repo']),
  suite('integration', ['test/integration', 'test/http']),
  suite('simulation, crash, golden', ['test/simulation', 'test/crash', 'test/golden']),
  {
    name: 'web pages',
    async run() {
      await buildWeb(['storefront', 'console', 'miniProgram', 'miniProgramHost'], say);
      return OK;
    },
  },
  {
    name: 'demo shop',
    async run() {
      await (await openShop(DEMO_SHOP)).stop();
      return OK;
    },
  },
  // Each file's shop begins as a copy of that one: the chain is seeded and the recommender trained once.
  suite('browser', ['test/browser'], { SHOP_STATE_DIR: DEMO_SHOP }),
];

const times: { name: string; seconds: number; failed: number }[] = [];
let [passed, failed, skipped] = [0, 0, 0];
for (const stage of stages) {
  say(`\n── ${stage.name}`);
  const startedAt = performance.now();
  const outcome = await attempt(stage);
  times.push({ name: stage.name, seconds: (performance.now() - startedAt) / 1_000, failed: outcome.failed });
  passed += outcome.passed;
  failed += outcome.failed;
  skipped += outcome.skipped;
}

say('\nstage                 seconds');
for (const { name, seconds, failed: bad } of times)
  say(`${name.padEnd(20)} ${seconds.toFixed(1).padStart(8)}${bad > 0 ? '  failed' : ''}`);
say(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? 1 : 0);

async function attempt(stage: Stage): Promise<Outcome> {
  try {
    return await stage.run();
  } catch (error) {
    say(String(error instanceof Error ? error.message : error));
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function check(name: string, script: string): Stage {
  return {
    name,
    run() {
      const { status } = spawnSync('npm', ['run', '--silent', script], { stdio: 'inherit' });
      return status === 0 ? { ...OK, passed: 1 } : { ...OK, failed: 1 };
    },
  };
}

/** Jest over some folders, in a process of its own. */
function suite(
  name: string,
  folders: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Stage {
  return {
    name,
    run() {
      const report = join(mkdtempSync(join(tmpdir(), 'tongqu-report-')), 'jest.json');
      const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
      const { status } = spawnSync(
        process.execPath,
        [...jest, '--json', `--outputFile=${report}`, '--testPathPatterns', ...folders],
        { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...environment } },
      );
      const counts = JSON.parse(readFileSync(report, 'utf8')) as {
        numPassedTests: number;
        numFailedTests: number;
        numPendingTests: number;
        numRuntimeErrorTestSuites: number;
      };
      const bad = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
      return {
        passed: counts.numPassedTests,
        failed: bad === 0 && status !== 0 ? 1 : bad,
        skipped: counts.numPendingTests,
      };
    },
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
