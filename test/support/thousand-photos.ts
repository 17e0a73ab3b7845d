// Puts items on a thousand photos in one render thread and prints how large the process was along the way.
import sharp from 'sharp';
import { PhotoRenderer } from '#ml/tryon';
import { portraitImage } from './portrait.ts';
import { ASSETS_DIR, portraitFace } from './render-face.ts';

const PHOTOS = 1_000;
/** The thread's heap finds its size in the first photos. */
const WARM_UP = 150;
const LOOK_EVERY = 50;
const SIZE = { width: 160, height: 120 } as const;
const LOOKS = [
  ['glasses-round-black', 'earrings-pearl-drop'],
  ['hat-fedora-camel'],
  ['lipstick-rose', 'sunglasses-aviator-gold'],
] as const;

const photo = await sharp(await (await portraitImage()).png().toBuffer())
  .resize(SIZE)
  .ensureAlpha()
  .raw()
  .toBuffer();
const sight = { face: portraitFace() };
const renderer = new PhotoRenderer({ workers: 1, assetsDir: ASSETS_DIR });
await renderer.start();
const shoot = (i: number) =>
  renderer.composite({
    ...SIZE,
    rgba: Uint8Array.from(photo),
    sight,
    itemIds: LOOKS[i % LOOKS.length] ?? [],
  });
for (let i = 0; i < WARM_UP; i += 1) await shoot(i);
const rssMb: number[] = [];
for (let i = 0; i < PHOTOS; i += 1) {
  if (i % LOOK_EVERY === 0) {
    globalThis.gc?.();
    rssMb.push(Math.round(process.memoryUsage().rss / 1e5) / 10);
  }
  await shoot(i);
}
globalThis.gc?.();
rssMb.push(Math.round(process.memoryUsage().rss / 1e5) / 10);
await renderer.stop();
process.stdout.write(JSON.stringify({ photos: PHOTOS, rssMb }));
