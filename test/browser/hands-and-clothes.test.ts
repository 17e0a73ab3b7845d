import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { writeCameraClip } from '../support/camera-clip.ts';
import { changedBox } from '../support/changed-box.ts';
import { clayHandPicture } from '../support/clay-hand.ts';
import { otherPersonJpeg } from '../support/other-people.ts';
import type { RgbaFrame } from '../support/portrait.ts';
import { type RunningShop, runningShop } from '../support/running-shop.ts';
import { openMirror, showPhoto, withAndWithout } from '../support/try-on-page.ts';
import { PHONE, type Visit, visit } from '../support/visit.ts';

const STARTS_WITHIN_MS = 9 * 60_000;
const VISIT_MS = 5 * 60_000;
const FRAME = { width: 640, height: 480 } as const;
/** A little wider than the camera, which sways. */
const CLIP = { enlarged: { width: 672, height: 504 }, window: FRAME } as const;
const PIXELS_PER_POINT = PHONE.deviceScaleFactor ?? 1;

/** A ring sits here between the first two joints of its finger. */
const RING_AT = 0.58;
/** Joints of the rendered woman, marked by eye, shares of her square picture; it fills the frame's height. */
const WOMAN = { shoulders: [0.42, 0.585, 0.2], hips: [0.438, 0.575, 0.454], ankles: 0.91 } as const;

type Point = { readonly x: number; readonly y: number };

describe('before the mirror', () => {
  let shop: RunningShop;
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hands-'));
    shop = await runningShop();
  }, STARTS_WITHIN_MS);
  afterAll(async () => {
    await shop.stop();
    await rm(folder, { recursive: true });
  }, 60_000);

  /** The picture plays as the camera and is her photo too. */
  async function wear(name: string, jpeg: Uint8Array, steps: (visit: Visit, photo: string) => Promise<void>) {
    const photo = join(folder, `${name}.jpg`);
    await writeFile(photo, jpeg);
    const film = (clip: string) => writeCameraClip(jpeg, clip, CLIP);
    await visit(name, shop.url, PHONE, (visitor) => steps(visitor, photo), {}, film);
  }

  test(
    'a ring is worn on the ring finger of the hand that the camera sees, here and through the server',
    async () => {
      const { frame: clay, hand } = clayHandPicture({ side: 'left', roll: 0.12, at: [0.5, -9.5, -27] });
      const joint = (index: number): Point => ({
        x: hand.landmarks[index * 3] ?? 0,
        y: hand.landmarks[index * 3 + 1] ?? 0,
      });
      await wear('ring', await jpegOf(clay), async (visitor, photo) => {
        const { page, open, picture } = visitor;
        await openMirror(page, open, '戒指');
        await picture('1-device');
        await throughTheServer(page);
        await picture('2-upload');
        await showPhoto(page, photo);
        const seen = await onScreen(page);
        const { wearing, bare } = await withAndWithout(visitor);
        const changed = await changedBox(wearing, bare);

        const [root, next] = [seen(joint(13)), seen(joint(14))];
        const place = { x: root.x + RING_AT * (next.x - root.x), y: root.y + RING_AT * (next.y - root.y) };
        const [index, little] = [seen(joint(5)), seen(joint(17))];
        const palm = Math.hypot(index.x - little.x, index.y - little.y);
        expect(Math.abs((changed.left + changed.right) / 2 - place.x)).toBeLessThan(0.12 * palm);
        expect(Math.abs((changed.top + changed.bottom) / 2 - place.y)).toBeLessThan(0.12 * palm);
        expect(changed.right - changed.left).toBeGreaterThan(0.15 * palm);
        expect(changed.right - changed.left).toBeLessThan(0.5 * palm);
      });
    },
    VISIT_MS,
  );

  test(
    'a dress hangs from her shoulders to below her hips, here and through the server',
    async () => {
      await wear('dress', await otherPersonJpeg('body'), async (visitor, photo) => {
        const { page, open, picture } = visitor;
        await openMirror(page, open, '服装', '碎花');
        await picture('1-device');
        await throughTheServer(page);
        await picture('2-upload');
        await showPhoto(page, photo);
        const seen = await onScreen(page);
        const { wearing, bare } = await withAndWithout(visitor);
        const changed = await changedBox(wearing, bare);

        const [right, left] = WOMAN.shoulders.slice(0, 2).map((x) => seen(inFrame(x, WOMAN.shoulders[2])));
        const hips = WOMAN.hips.slice(0, 2).map((x) => seen(inFrame(x, WOMAN.hips[2])));
        if (right === undefined || left === undefined || hips[0] === undefined) throw new Error('no marks');
        const trunk = hips[0].y - right.y;
        expect(changed.left).toBeLessThan(right.x);
        expect(changed.right).toBeGreaterThan(left.x);
        expect(Math.abs(changed.top - right.y)).toBeLessThan(0.25 * trunk);
        expect(changed.bottom).toBeGreaterThan(hips[0].y);
      });
    },
    VISIT_MS,
  );
});

const jpegOf = ({ bytes, width, height }: RgbaFrame): Promise<Buffer> =>
  sharp(bytes, { raw: { width, height, channels: 4 } })
    .resize(FRAME)
    .jpeg({ quality: 92 })
    .toBuffer();

/** A place in a square picture in the middle of the frame, as shares of the frame. */
const inFrame = (x: number, y: number): Point => ({
  x: 0.5 + ((x - 0.5) * FRAME.height) / FRAME.width,
  y,
});

async function throughTheServer(page: Page): Promise<void> {
  await page.locator('.try-on-switch').tap({ timeout: 45_000 });
  await page.locator('.try-on.mirror[data-way="upload"]:not([data-worn=""])').waitFor({ timeout: 60_000 });
}

/** Where a share of the photo is in a screenshot: it covers the screen, and CSS says which part is seen. */
async function onScreen(page: Page): Promise<(point: Point) => Point> {
  const { box, position, size } = await page.locator('#mirror > canvas').evaluate((canvas) => {
    const { width, height } = canvas.getBoundingClientRect();
    const picture = canvas as HTMLCanvasElement;
    return {
      box: { width, height },
      position: getComputedStyle(canvas).objectPosition.split(' ').map(Number.parseFloat),
      size: { width: picture.width, height: picture.height },
    };
  });
  const cover = Math.max(box.width / size.width, box.height / size.height);
  const [across = 50, down = 50] = position;
  return ({ x, y }) => ({
    x: (x * size.width * cover + ((box.width - size.width * cover) * across) / 100) * PIXELS_PER_POINT,
    y: (y * size.height * cover + ((box.height - size.height * cover) * down) / 100) * PIXELS_PER_POINT,
  });
}
