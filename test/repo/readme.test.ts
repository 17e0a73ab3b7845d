import { readFileSync } from 'node:fs';
import { configSchema } from '#app';

const readme = readFileSync('README.md', 'utf8');

test.each(Object.entries(configSchema.shape))('the README explains the setting %s', (name, schema) => {
  expect(readme).toContain(`| \`${name}\` |`);
  expect(schema.description ?? '').not.toBe('');
});

test('the README names no setting that does not exist', () => {
  const named = [...readme.matchAll(/^\| `([A-Z_0-9]+)` \|/gm)].map(([, name]) => name);
  expect(named.filter((name) => !(String(name) in configSchema.shape))).toEqual([]);
});
