import { build } from 'esbuild';

test('the page gets the geometry of the tracker without anything of Node', async () => {
  // esbuild refuses a Node module on the browser platform, so a stray import fails here and not on a phone.
  const { outputFiles, warnings } = await build({
    entryPoints: ['ml/tracking/geometry.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  expect(warnings).toEqual([]);
  const [bundle] = outputFiles;
  expect(bundle?.text).not.toMatch(/node:|process\.|Buffer/);
  expect(bundle?.contents.length).toBeLessThan(16_000);
});
