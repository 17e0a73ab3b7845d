// `npm run mutation [-- area …] [--jest]`: changes the rules one by one and looks whether a test of their own notices.
// Ends with 1 where an area stays below 85 % of noticed changes. --jest: in Jest itself, a dozen times slower, to hold
// the verdicts of test/support/direct-runner.ts against.
import { relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';

const NOTICED_PERCENT_MIN = 85;

type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

interface Area {
  readonly mutate: readonly string[];
  /** Of test/unit: what needs no database. */
  readonly tests: readonly string[];
}

/**
 * Where a wrong number costs money or goods. Rules that live in SQL are not here: they have properties on both databases
 * (docs/reliability.md). Texts are changed like everything else.
 */
const AREAS: Readonly<Record<string, Area>> = {
  kernel: { mutate: ['src/kernel/**/*.ts'], tests: ['kernel/*'] },
  ledger: { mutate: ['modules/ledger/{domain,app}/**/*.ts'], tests: ['ledger/*'] },
  pricing: { mutate: ['modules/pricing/{domain,app}/**/*.ts'], tests: ['pricing/*'] },
  inventory: { mutate: ['modules/inventory/{domain,app}/**/*.ts'], tests: ['inventory/*'] },
  orders: {
    mutate: ['modules/orders/domain/**/*.ts'],
    // Those of its rules; what the others load takes longer than they run.
    tests: ['orders/{category-path,choices,order-{rules,states},pickup-*,printed-order,unpack-bundles}'],
  },
  'after-sale': { mutate: ['modules/after-sale/domain/**/*.ts'], tests: ['after-sale/*'] },
  fulfilment: { mutate: ['modules/fulfilment/domain/{parcel,courier-run}.ts'], tests: ['fulfilment/states'] },
};

interface Row {
  readonly area: string;
  readonly noticed: number;
  readonly unnoticed: number;
  readonly unvisited: number;
  readonly seconds: number;
}

const runner = process.argv.includes('--jest') ? 'jest' : 'direct';
const asked = process.argv.slice(2).filter((word) => word !== '--jest');
const unknown = asked.find((name) => AREAS[name] === undefined);
if (unknown !== undefined) throw new Error(`no area ${unknown}; there are ${Object.keys(AREAS).join(', ')}`);

const rows: Row[] = [];
for (const [area, parts] of Object.entries(AREAS))
  if (asked.length === 0 || asked.includes(area)) rows.push(await measure(area, parts));

say('\narea          changes  noticed  unnoticed  unvisited  percent  seconds');
for (const row of rows) say(lineOf(row));
process.exitCode = rows.every((row) => percentOf(row) >= NOTICED_PERCENT_MIN) ? 0 : 1;

async function measure(area: string, { mutate, tests }: Area): Promise<Row> {
  const startedAt = performance.now();
  const testMatch = tests.map((name) => `<rootDir>/test/unit/${name}.test.ts`);
  const stryker = new Stryker({
    testRunner: runner,
    mutate: [...mutate],
    // What a run of another area left there is not ours.
    tempDirName: `var/mutation/${area}`,
    jest: { config: { testMatch } },
  });
  const results = await stryker.runMutationTest();
  const unnoticed = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  for (const result of unnoticed) say(describe(result));
  const count = (...statuses: MutantResult['status'][]) =>
    results.filter(({ status }) => statuses.includes(status)).length;
  return {
    area,
    noticed: count('Killed', 'Timeout'),
    unnoticed: count('Survived'),
    unvisited: count('NoCoverage'),
    seconds: (performance.now() - startedAt) / 1_000,
  };
}

function describe({ fileName, location, status, replacement, mutatorName }: MutantResult): string {
  const { line, column } = location.start;
  const place = `${relative(process.cwd(), fileName)}:${line}:${column}`;
  return `${status === 'Survived' ? 'unnoticed' : 'unvisited'} ${place} ${mutatorName} → ${replacement ?? ''}`;
}

function percentOf({ noticed, unnoticed, unvisited }: Row): number {
  const all = noticed + unnoticed + unvisited;
  return all === 0 ? 100 : (100 * noticed) / all;
}

function lineOf(row: Row): string {
  const { area, noticed, unnoticed, unvisited, seconds } = row;
  const figures = [noticed + unnoticed + unvisited, noticed, unnoticed, unvisited];
  const [changes, ...rest] = figures.map(String);
  return [
    area.padEnd(12),
    (changes ?? '').padStart(8),
    (rest[0] ?? '').padStart(8),
    (rest[1] ?? '').padStart(10),
    (rest[2] ?? '').padStart(10),
    percentOf(row).toFixed(1).padStart(8),
    seconds.toFixed(0).padStart(8),
  ].join(' ');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
