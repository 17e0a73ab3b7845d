import { writeFileSync } from 'node:fs';

const SOURCE = 'ml/recommendation/kernel/scan-rows.as.ts';

/**
 * The bytes of the kernel, from its source. They are committed (2 KB): the compiler is a development
 * dependency, and a test rebuilds them and compares.
 */
export async function buildKernel(): Promise<Uint8Array> {
  const { main } = await import('assemblyscript/asc');
  let built: Uint8Array | undefined;
  const flags = [
    '--optimizeLevel',
    '3',
    '--enable',
    'simd',
    '--runtime',
    'stub',
    '--importMemory',
    '--noAssert',
  ];
  const { error, stderr } = await main([SOURCE, '--outFile', 'kernel.wasm', ...flags], {
    writeFile: (_name, contents) => {
      built = contents as Uint8Array;
    },
  });
  if (error !== null || built === undefined)
    throw new Error(`${SOURCE} does not build: ${stderr.toString()}`);
  return built;
}

if (import.meta.main) {
  const bytes = await buildKernel();
  writeFileSync('ml/recommendation/kernel/scan-rows.wasm', bytes);
  process.stdout.write(`scan-rows.wasm: ${bytes.length} bytes\n`);
}
