import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const packageDir = dirname(createRequire(import.meta.url).resolve('@mediapipe/tasks-vision'));

test('the installed library is the version whose behaviour was checked', () => {
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
  expect(version).toBe('0.10.35');
});

test.each(['vision_bundle.mjs', 'wasm/vision_wasm_internal.js', 'wasm/vision_wasm_internal.wasm'])(
  'the library logs no usage to a foreign address: %s',
  (file) => {
    const content = readFileSync(join(packageDir, file));
    expect(content.includes('/v1/log')).toBe(false);
    expect(content.includes('odml.pa.googleapis.com')).toBe(false);
  },
);
