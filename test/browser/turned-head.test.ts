import { changedBox } from '../support/changed-box.ts';
import { landmarksOf } from '../support/face-in-picture.ts';
import { type RunningShop, runningShop } from '../support/running-shop.ts';
import { openMirror, withAndWithout } from '../support/try-on-page.ts';
import { writeTurningClip } from '../support/turning-clip.ts';
import { PHONE, visit } from '../support/visit.ts';

const STARTS_WITHIN_MS = 9 * 60_000;
const VISIT_MS = 5 * 60_000;
/** A live face is steadied over some frames. */
const SETTLING_MS = 4_000;
const CLIP_FRAMES = 30;

/** Landmarks: outer eye corners and the bridge between them. */
const [RIGHT_EYE, LEFT_EYE, BRIDGE] = [33, 263, 168];
/** Middle of both lenses beside the bridge, share of the eyes' distance as seen; 0.015 at 30 degrees was measured. */
const BESIDE_BRIDGE_MAX = 0.05;

describe('a shopper before her camera', () => {
  let shop: RunningShop;

  beforeAll(async () => {
    shop = await runningShop();
  }, STARTS_WITHIN_MS);
  afterAll(() => shop.stop(), 60_000);

  test.each([-30, 0, 30])(
    'turns her head by %i degrees, and the glasses stay on the bridge of her nose',
    async (yaw) => {
      await visit(
        `turned-${yaw}`,
        shop.url,
        PHONE,
        async (visitor) => {
          const { page, open } = visitor;
          await openMirror(page, open);
          await page.waitForTimeout(SETTLING_MS);
          const { wearing, bare } = await withAndWithout(visitor);
          const face = await landmarksOf(shop.url, bare);
          const eyes = face(LEFT_EYE).x - face(RIGHT_EYE).x;
          const level = (face(LEFT_EYE).y + face(RIGHT_EYE).y) / 2;
          // Of the lower halves of both lenses: the temples are higher.
          const lenses = await changedBox(wearing, bare, [level + 0.15 * eyes, level + 0.4 * eyes]);
          const beside = ((lenses.left + lenses.right) / 2 - face(BRIDGE).x) / eyes;
          process.stdout.write(
            `${yaw} degrees: ${beside.toFixed(3)} of the eyes' distance beside the bridge\n`,
          );
          expect(Math.abs(beside)).toBeLessThan(BESIDE_BRIDGE_MAX);
          expect((lenses.right - lenses.left) / eyes).toBeGreaterThan(1);
        },
        {},
        (clip) => writeTurningClip(clip, [yaw], CLIP_FRAMES),
      );
    },
    VISIT_MS,
  );
});
