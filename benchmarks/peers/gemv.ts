import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PEERS_DIR } from './scratch.ts';

const SOURCE = fileURLToPath(new URL('./gemv.c', import.meta.url));

/** A matrix times a vector in C, compiled here: the bound of an f32 scan. Or why there is none. */
export function cGemv(rows: Float32Array, user: Float32Array) {
  mkdirSync(PEERS_DIR, { recursive: true });
  const binary = `${PEERS_DIR}/gemv`;
  const built = spawnSync('cc', ['-O3', '-mavx2', '-mfma', SOURCE, '-o', binary], { encoding: 'utf8' });
  if (built.status !== 0) return { missing: `no C compiler: ${built.error?.message ?? built.stderr}` };
  const files = { rows: `${binary}.rows`, user: `${binary}.user`, scores: `${binary}.scores` };
  writeFileSync(files.rows, rows);
  writeFileSync(files.user, user);
  const count = rows.length / user.length;
  const run = (calls: number): number => {
    const words = [files.rows, files.user, String(count), String(calls), files.scores];
    const { status, stdout } = spawnSync(binary, words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`gemv ended with ${status}`);
    return Number(stdout);
  };
  return {
    /** CPU milliseconds of one call, mean of `calls` after one to warm up. */
    ms: run,
    scores: (): Float32Array => {
      run(1);
      return new Float32Array(new Uint8Array(readFileSync(files.scores)).buffer);
    },
  };
}
