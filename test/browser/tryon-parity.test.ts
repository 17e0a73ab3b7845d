import { canonicalFace } from '#ml/tracking';
import { ChromiumRenderer, composite, type TryOnFace, type TryOnSight } from '#ml/tryon';
import { launchChromium } from '../support/chromium.ts';
import { ASSETS_DIR, item, portraitFace, portraitPicture } from '../support/render-face.ts';

/** A browser starts and compiles its shaders: on a crowded machine that takes a while. */
const PATIENCE_MS = 120_000;

const DIFFERENT_BY = 24;
const DIFFERENT_SHARE_MAX = 0.005;

const browser = new ChromiumRenderer({
  workers: 1,
  assetsDir: ASSETS_DIR,
  chromium: launchChromium,
  asTaken: false,
});
beforeAll(() => browser.start(), PATIENCE_MS);
afterAll(() => browser.stop(), PATIENCE_MS);

const sight = { face: portraitFace() };

test.each([
  ['glasses-round-black', []],
  ['sunglasses-aviator-gold', []],
  ['hat-fedora-camel', []],
  ['earrings-pearl-drop', []],
  ['lipstick-rose', []],
  ['hat-beanie-teal', ['glasses-cat-eye-wine', 'earrings-gold-hoop', 'lipstick-coral']],
] as const)(
  'the page and our own renderer draw %s alike: at most 0.5 %% of the pixels are more than 24 apart',
  async (id, others) => {
    const itemIds = [id, ...others];
    const bare = await portraitPicture();
    const drawn = await portraitPicture();
    composite(drawn, sight, await Promise.all(itemIds.map(item)), canonicalFace(), { asTaken: false });
    const shot = await browser.composite({ ...(await portraitPicture()), sight, itemIds });
    expect(pixelsApart(shot.rgba, bare.rgba, 0)).toBeGreaterThan(0);
    const share = pixelsApart(shot.rgba, drawn.rgba, DIFFERENT_BY) / (drawn.width * drawn.height);
    expect(share).toBeLessThanOrEqual(DIFFERENT_SHARE_MAX);
  },
  PATIENCE_MS,
);

test(
  'a photo does not show how somebody else before it was drawn: neither her lips nor the swing of her earrings',
  async () => {
    const itemIds = ['earrings-pearl-drop', 'lipstick-rose'];
    const draw = async (seen: TryOnSight) =>
      (await browser.composite({ ...(await portraitPicture()), sight: seen, itemIds })).rgba;
    const first = await draw(sight);
    await draw({ face: aside(portraitFace()) });
    expect(Buffer.compare(await draw(sight), first)).toBe(0);
  },
  PATIENCE_MS,
);

test(
  'an item that does not exist is an error, and the next photo is drawn',
  async () => {
    const order = async (id: string) => ({ ...(await portraitPicture()), sight, itemIds: [id] });
    await expect(browser.composite(await order('glasses-from-mars'))).rejects.toThrow('no try-on item');
    await expect(browser.composite(await order('lipstick-rose'))).resolves.toMatchObject({ width: 640 });
  },
  PATIENCE_MS,
);

test(
  'where no Chromium is, the start is refused with the setting to look at',
  async () => {
    const lost = new ChromiumRenderer({ workers: 1, assetsDir: ASSETS_DIR, chromium: '/nowhere/chromium' });
    await expect(lost.start()).rejects.toThrow(/\/nowhere\/chromium.*CHROMIUM_PATH/);
    expect(lost.isReady()).toBe(false);
  },
  PATIENCE_MS,
);

/** Somebody who stands 3 cm further to the side. */
function aside(face: TryOnFace): TryOnFace {
  const moved = (matrix: Float32Array) => matrix.map((value, i) => (i === 12 ? value + 3 : value));
  const { eyeNose, forehead, ears } = face.fitted;
  return {
    ...face,
    landmarks: face.landmarks.map((value, i) => (i % 3 === 0 ? value + 0.05 : value)),
    fitted: { eyeNose: moved(eyeNose), forehead: moved(forehead), ears: moved(ears) },
  };
}

function pixelsApart(a: Uint8Array, b: Uint8Array, by: number): number {
  let count = 0;
  for (let i = 0; i < a.length; i += 4)
    if ([0, 1, 2].some((channel) => Math.abs((a[i + channel] ?? 0) - (b[i + channel] ?? 0)) > by)) count += 1;
  return count;
}
