import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { ChromiumRenderer } from '#ml/tryon';
import { installChromium } from '../support/chromium.ts';
import { ASSETS_DIR, portraitFace, portraitPicture } from '../support/render-face.ts';

/** A browser starts and compiles its shaders: on a crowded machine that takes a while. */
const PATIENCE_MS = 120_000;

const order = async () => ({
  ...(await portraitPicture()),
  sight: { face: portraitFace() },
  itemIds: ['lipstick-rose'],
});

test(
  'what the browser’s processes share of a photo lies in memory, not in files on a disk',
  async () => {
    const { program, libraries } = await installChromium();
    if (libraries !== undefined) process.env['LD_LIBRARY_PATH'] = libraries;
    const renderer = new ChromiumRenderer({ workers: 1, assetsDir: ASSETS_DIR, chromium: program });
    await renderer.start();
    try {
      await renderer.composite(await order());
      const shared = descendants()
        .flatMap(openFiles)
        .filter((path) => /chromium\.\w+ \(deleted\)$/i.test(path));
      expect(shared.length).toBeGreaterThan(0);
      expect(shared.filter((path) => !path.startsWith('/dev/shm/'))).toEqual([]);
    } finally {
      await renderer.stop();
    }
  },
  PATIENCE_MS,
);

test('photos that find the browser dead start one new browser between them', async () => {
  let started = 0;
  const renderer = new ChromiumRenderer({
    workers: 1,
    assetsDir: ASSETS_DIR,
    chromium: async () => {
      started += 1;
      throw new Error('no browser today');
    },
  });
  const photos = [await order(), await order()];
  const answers = await Promise.allSettled(photos.map((photo) => renderer.composite(photo)));
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(started).toBe(1);
  await expect(renderer.composite(await order())).rejects.toThrow('no browser today');
  expect(started).toBe(2);
  for (const { rgba } of photos) expect(rgba.every((byte) => byte === 0)).toBe(true);
});

/** Processes that this one started, and theirs. */
function descendants(): string[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [pid, /^PPid:\s+(\d+)$/m.exec(statusOf(pid))?.[1] ?? '']),
  );
  const isOurs = (pid: string): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === String(process.pid) || isOurs(parent));
  };
  return [...parents.keys()].filter(isOurs);
}

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return ''; // it has ended
  }
}

function openFiles(pid: string): string[] {
  const paths: string[] = [];
  try {
    for (const fd of readdirSync(`/proc/${pid}/fd`)) paths.push(readlinkSync(`/proc/${pid}/fd/${fd}`));
  } catch {
    // It has ended, or that file was closed.
  }
  return paths;
}
