import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PHOTOS_WAITING_MAX, PhotoRenderer } from '#ml/tryon';
import { ASSETS_DIR, portraitFace, portraitPicture, portraitWearing } from '../../../support/render-face.ts';

/** Items are loaded and pictures drawn: on a crowded machine that takes longer than Jest's five seconds. */
const PATIENCE_MS = 60_000;

const renderer = new PhotoRenderer({ workers: 1, assetsDir: ASSETS_DIR });
beforeAll(() => renderer.start(), PATIENCE_MS);
afterAll(() => renderer.stop());

const order = async (itemIds: readonly string[]) => ({
  ...(await portraitPicture()),
  sight: { face: portraitFace() },
  itemIds,
});

test(
  'a photo drawn in a render thread is the photo drawn here, byte for byte',
  async () => {
    const here = await portraitWearing('glasses-cat-eye-wine', 'lipstick-rose');
    const there = await renderer.composite(await order(['glasses-cat-eye-wine', 'lipstick-rose']));
    expect(Buffer.compare(there.rgba, here.rgba)).toBe(0);
    expect(renderer.isReady()).toBe(true);
  },
  PATIENCE_MS,
);

test(
  'the photo is handed over: nothing of it stays with the caller',
  async () => {
    const request = await order(['glasses-round-black']);
    await renderer.composite(request);
    expect(request.rgba.byteLength).toBe(0);
  },
  PATIENCE_MS,
);

test(
  'an unknown item or a short picture is refused, and the next photo works',
  async () => {
    await expect(renderer.composite(await order(['glasses-from-mars']))).rejects.toThrow('no try-on item');
    await expect(renderer.composite({ ...(await order([])), width: 641 })).rejects.toMatchObject({
      code: 'tryon.bad_frame_length',
    });
    await expect(renderer.composite(await order(['hat-fedora-camel']))).resolves.toMatchObject({
      width: 640,
      height: 480,
    });
  },
  PATIENCE_MS,
);

test(
  'more photos than a shopper would wait for are refused at once',
  async () => {
    const orders = await Promise.all(
      Array.from({ length: PHOTOS_WAITING_MAX + 1 }, () => order(['glasses-round-black'])),
    );
    const answers = await Promise.allSettled(orders.map((one) => renderer.composite(one)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(PHOTOS_WAITING_MAX);
    expect(answers.at(-1)).toMatchObject({ reason: { code: 'tryon.renderer_busy' } });
  },
  PATIENCE_MS,
);

test(
  'with a broken item a renderer does not start, and no photo waits for it for ever',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'items-'));
    await mkdir(join(folder, 'glasses-broken'));
    await writeFile(join(folder, 'glasses-broken/manifest.json'), '{');
    const lost = new PhotoRenderer({ workers: 1, assetsDir: folder });
    try {
      await expect(lost.start()).rejects.toThrow();
      expect(lost.isReady()).toBe(false);
      await expect(lost.composite(await order([]))).rejects.toMatchObject({ kind: 'unavailable' });
    } finally {
      await lost.stop();
      await rm(folder, { recursive: true });
    }
  },
  PATIENCE_MS,
);
