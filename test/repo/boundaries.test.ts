import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A small tree in which each file breaks one rule. */
const PLANTED: Readonly<Record<string, readonly [file: string, imports: string]>> = {
  'no-cycles': ['modules/a/domain/egg.ts', './hen.ts'],
  'kernel-imports-nothing': ['src/kernel/greedy.ts', 'zod'],
  'domain-is-pure': ['modules/a/domain/talkative.ts', '../db/table.ts'],
  'use-cases-know-ports-only': ['modules/a/app/impatient.ts', '../db/table.ts'],
  'other-modules-through-index': ['modules/a/app/burglar.ts', '../../b/domain/safe.ts'],
  'modules-through-index-from-outside': ['src/app/burglar.ts', '../../modules/b/domain/safe.ts'],
  'foundation-knows-no-module': ['src/http/curious.ts', '../../modules/b/index.ts'],
  'sandbox-is-another-world': ['src/db/dreamer.ts', '../sandbox/index.ts'],
  'ml-knows-no-shop': ['ml/tracking/shopper.ts', '../../modules/b/index.ts'],
  'prices-know-no-profile': ['modules/pricing/unfair.ts', '../catalog/detour.ts'],
  'server-needs-no-page': ['src/app/painter.ts', '../../web-demo/page.ts'],
  'product-needs-no-test': ['ml/tracking/cheat.ts', '../../test/answers.ts'],
  'nothing-unresolved': ['src/app/lost.ts', './nowhere.ts'],
};

const HARMLESS: Readonly<Record<string, string>> = {
  'modules/a/domain/hen.ts': "import './egg.ts';",
  'modules/a/db/table.ts': 'export const table = 1;',
  'modules/b/index.ts': 'export const b = 1;',
  'modules/b/domain/safe.ts': 'export const safe = 1;',
  'modules/catalog/detour.ts': "import '../../src/feature/detour.ts';",
  'src/feature/detour.ts': "import '../../modules/members/index.ts';",
  'modules/members/index.ts': 'export const members = 1;',
  'src/sandbox/index.ts': 'export const sandbox = 1;',
  'web-demo/page.ts': 'export const page = 1;',
  'test/answers.ts': 'export const answers = 1;',
};

let broken: Map<string, Set<string>>;
let rules: string[];

beforeAll(() => {
  const tree = mkdtempSync(join(tmpdir(), 'tongqu-boundaries-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  };
  for (const [file, text] of Object.entries(HARMLESS)) write(file, text);
  for (const [file, imported] of Object.values(PLANTED)) write(file, `import '${imported}';`);
  write('package.json', '{"type":"module"}');
  symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
  const { stdout } = spawnSync(
    process.execPath,
    [
      resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...[
        '--config',
        resolve('dependency-cruiser.config.mjs'),
        '--output-type',
        'json',
        'src',
        'modules',
        'ml',
      ],
    ],
    { cwd: tree, encoding: 'utf8' },
  );
  broken = new Map();
  const { summary } = JSON.parse(stdout) as {
    summary: {
      violations: { from: string; rule: { name: string } }[];
      ruleSetUsed: { forbidden: { name: string }[] };
    };
  };
  rules = summary.ruleSetUsed.forbidden.map(({ name }) => name);
  for (const { from, rule } of summary.violations)
    broken.set(rule.name, (broken.get(rule.name) ?? new Set()).add(from));
});

test.each(Object.entries(PLANTED))('%s: the planted import is found', (rule, [file]) => {
  expect([...(broken.get(rule) ?? [])]).toContain(file);
});

test('the price of a product knows no more of the profile than the price of a basket', () => {
  expect([...(broken.get('prices-know-no-profile') ?? [])]).toContain('modules/catalog/detour.ts');
});

test('no rule stands in the configuration without a planted import', () => {
  expect(rules.toSorted()).toEqual(Object.keys(PLANTED).sort());
});
