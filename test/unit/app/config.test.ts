import { ConfigError, readConfig } from '#app';

test('a demo needs no setting at all', () => {
  expect(readConfig({})).toMatchObject({ MODE: 'demo', PORT: 3000 });
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '' }).PORT).toBe(3000);
});

test.each([
  ['PORT', '70000'],
  ['DATABASE_URL', 'mysql://nope'],
  ['MODE', 'test'],
  ['SECRET_KEY', 'short'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(name);
});
