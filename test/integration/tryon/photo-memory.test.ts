import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A thousand photos, small ones: a leak counts photos, not pixels. */
const PATIENCE_MS = 240_000;
const GROWTH_MB_MAX = 40;

test(
  'a thousand photos leave nothing behind: the process grows by less than 40 MB and never while it goes on',
  async () => {
    const program = fileURLToPath(new URL('../../support/thousand-photos.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', program]);
    const { photos, rssMb } = JSON.parse(stdout) as { photos: number; rssMb: readonly number[] };
    expect(photos).toBe(1_000);
    const [first, ...later] = rssMb as [number, ...number[]];
    expect(Math.max(...later) - first).toBeLessThan(GROWTH_MB_MAX);
    // The last third is no larger than the third before it: what is used once is used again.
    const third = Math.floor(later.length / 3);
    const mean = (values: readonly number[]) => values.reduce((sum, mb) => sum + mb, 0) / values.length;
    expect(mean(later.slice(-third)) - mean(later.slice(-2 * third, -third))).toBeLessThan(GROWTH_MB_MAX / 8);
  },
  PATIENCE_MS,
);
