import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MEGABYTE = 1024 * 1024;
const README_LINES_MAX = 25;

/** Where the real clock, chance and environment may be touched. */
const REAL_WORLD_ALLOWED = [
  /^src\/(app|demo|sandbox\/main|main)/,
  /^modules\/recommendations\/train\.ts$/,
  /^ml\/models\//,
];

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '' && existsSync(file));
const sources = files.filter((file) => /\.(ts|mjs|vue)$/.test(file) && !file.endsWith('.d.ts'));
const product = sources.filter((file) => /^(src|modules|ml)\//.test(file));
const modules = readdirSync('modules');

test('time, chance and the environment come from outside (X-02)', () => {
  const guilty = product
    .filter((file) => !REAL_WORLD_ALLOWED.some((allowed) => allowed.test(file)))
    .filter((file) => /Date\.now\(|Math\.random\(|process\.env/.test(withoutComments(file)));
  expect(guilty).toEqual([]);
});

test('the product speaks through its logger, not the console', () => {
  expect(product.filter((file) => /console\.\w+\(/.test(withoutComments(file)))).toEqual([]);
});

test('nothing is left half done', () => {
  const guilty = sources.filter(
    (file) =>
      file !== 'test/repo/tidy.test.ts' &&
      /\b(TODO|FIXME|XXX|HACK)\b|@ts-ignore|@ts-nocheck/.test(readFileSync(file, 'utf8')),
  );
  expect(guilty).toEqual([]);
});

test.each(modules)('module %s has one door and a short README', (name) => {
  const folder = join('modules', name);
  expect(existsSync(join(folder, 'index.ts'))).toBe(true);
  const lines = readFileSync(join(folder, 'README.md'), 'utf8').trimEnd().split('\n').length;
  expect(lines).toBeLessThanOrEqual(README_LINES_MAX);
});

test('no file is over a megabyte', () => {
  expect(files.filter((file) => statSync(file).size > MEGABYTE)).toEqual([]);
});

test('no file is called by what it is not about', () => {
  expect(
    files.filter(
      (file) =>
        /(^|\/)(utils?|helpers?|common|misc)(\.\w+|\/)/.test(file) && !file.startsWith('node_modules'),
    ),
  ).toEqual([]);
});

test('the lock file names no registry', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/);
});

test('every version is exact', () => {
  for (const file of [
    'package.json',
    ...['storefront', 'console', 'mp-host'].map((name) => `web-demo/${name}/package.json`),
  ]) {
    const {
      dependencies = {},
      devDependencies = {},
      optionalDependencies = {},
    } = JSON.parse(readFileSync(file, 'utf8'));
    for (const version of Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies }))
      expect(version).toMatch(/^(npm:\w+@)?\d+\.\d+\.\d+/);
  }
});

test('the tracking library reports nothing to anybody', () => {
  const bundle = readFileSync('node_modules/@mediapipe/tasks-vision/vision_bundle.mjs', 'utf8');
  expect(bundle).not.toContain('/v1/log');
});

function withoutComments(file: string): string {
  return readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
