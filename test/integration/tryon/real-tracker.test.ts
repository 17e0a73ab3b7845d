import { jest } from '@jest/globals';
import sharp from 'sharp';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { type Shopper, shopper, tryOn } from '../../support/people-at-the-door.ts';
import { portraitJpeg } from '../../support/portrait.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';
import { GLASSES, stockTryOnGoods } from '../../support/try-on-goods.ts';
import { PORTRAIT } from '../../support/visit.ts';

const RAW = 'application/octet-stream';
const NOSE_TIP = 1;

interface Reply {
  status: string;
  code: string;
  faces: { landmarks: number[][]; fitted: number[] }[];
  items: { transform: number[] }[];
  width: number;
  nextCrop: object | null;
  hint: string | null;
}

/** A frame takes 0.03 s; the first one of a session on a crowded machine takes seconds. */
jest.setTimeout(30_000);

describe('people before the real tracker', () => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let person: Shopper;
  let portrait: Buffer;

  beforeAll(async () => {
    sandbox = await testSandbox();
    house = await testHouse('SQLite', { wechat: sandbox.wechat }, { TRACKER_WORKERS: '1' });
    await stockTryOnGoods(house);
    await house.open();
    person = await shopper(house, '小林');
    portrait = await sharp(PORTRAIT).jpeg({ quality: 90 }).toBuffer();
  }, 60_000);
  afterAll(async () => {
    await house.close();
    await sandbox.close();
  });

  const send = async (path: string, picture: Uint8Array, headers = {}) => {
    const answer = await person.upload(`${path}/frames`, picture, headers);
    return { http: answer.status, ...((await answer.json()) as Reply) };
  };
  const flat = (brightness: number) =>
    sharp({
      create: {
        width: 640,
        height: 480,
        channels: 3,
        background: { r: brightness, g: brightness, b: brightness },
      },
    })
      .jpeg()
      .toBuffer();
  const pixels = () => sharp(PORTRAIT).ensureAlpha().raw().toBuffer();
  const raw = (side: number, format = 'rgba') => ({
    'content-type': RAW,
    'x-frame-width': String(side),
    'x-frame-height': String(side),
    'x-frame-format': format,
  });

  test('a portrait gives its face, and glasses in front of it', async () => {
    const { path } = await tryOn(person, [GLASSES]);
    const { status, width, faces, items } = await send(path, portrait);
    expect([status, width, faces.length]).toEqual(['ok', 512, 1]);
    const [x = 0, y = 0] = faces[0]?.landmarks[NOSE_TIP] ?? [];
    expect(x * 512).toBeCloseTo(224, -1);
    expect(y * 512).toBeCloseTo(130, -1);
    const [transform = []] = items.map((item) => item.transform);
    // Centimetres from the camera: an arm's length and a half, left of the middle, above it.
    expect(transform[14]).toBeLessThan(-40);
    expect(transform[14]).toBeGreaterThan(-90);
    expect(transform[12]).toBeLessThan(0);
    expect(transform[13]).toBeGreaterThan(0);
  });

  test('raw pixels give the same face', async () => {
    const { path } = await tryOn(person);
    const { status, faces } = await send(path, await pixels(), raw(512));
    expect(status).toBe('ok');
    const [x = 0, y = 0] = faces[0]?.landmarks[NOSE_TIP] ?? [];
    expect([Math.round(x * 51.2), Math.round(y * 51.2)]).toEqual([22, 13]);
  });

  test('crops by turns with whole frames give the same face, to a pixel', async () => {
    const { path } = await tryOn(person);
    const jpeg = Buffer.from(await portraitJpeg());
    const whole = await send(path, jpeg);
    const next = whole.nextCrop as { x: number; y: number; width: number; height: number };
    const place = {
      left: Math.round(next.x * 640),
      top: Math.round(next.y * 480),
      width: Math.round(next.width * 640),
      height: Math.round(next.height * 480),
    };
    const crop = await sharp(jpeg).extract(place).jpeg({ quality: 90 }).toBuffer();
    expect(crop.length).toBeLessThan(jpeg.length / 2);
    const headers = {
      ...{ 'x-frame-width': '640', 'x-frame-height': '480' },
      'x-crop': [place.left, place.top, place.width, place.height].join(','),
    };
    for (const picture of [crop, jpeg, crop]) {
      const answer = await send(path, picture, picture === crop ? headers : {});
      expect([answer.status, answer.width]).toEqual(['ok', 640]);
      expect(meanApartPx(answer, whole)).toBeLessThan(1);
      const [one, other] = [answer, whole].map(({ faces }) => faces[0]?.fitted ?? []) as [number[], number[]];
      // The pose is that of the whole frame's camera: one per cent of its distance.
      expect(Math.abs((one[14] ?? 0) - (other[14] ?? 0))).toBeLessThan(0.01 * Math.abs(other[14] ?? 0));
    }
  });

  function meanApartPx(one: Reply, other: Reply): number {
    const [a = [], b = []] = [one.faces[0]?.landmarks, other.faces[0]?.landmarks];
    const apart = a.map(([x = 0, y = 0], point) =>
      Math.hypot((x - (b[point]?.[0] ?? 0)) * 640, (y - (b[point]?.[1] ?? 0)) * 480),
    );
    return apart.reduce((sum, px) => sum + px, 0) / apart.length;
  }

  test.each([
    ['a wall', () => flat(150), 'no_face', '没有看到脸，请正对镜头'],
    ['a dark room', () => flat(5), 'no_face', '光线太暗，看不清脸，请到亮一些的地方'],
    ['two people', twoPeople, 'several_faces', '画面里不止一张脸，请只留一位试戴'],
  ])('%s: says what to do, and the next good frame works', async (_case, picture, status, hint) => {
    const { path } = await tryOn(person);
    expect(await send(path, await picture())).toMatchObject({ http: 200, status, hint });
    expect((await send(path, portrait)).status).toBe('ok');
  });

  test('a photo comes back with the glasses on, and only there', async () => {
    const { path } = await tryOn(person, [GLASSES]);
    const answer = await person.upload(`${path}/photo`, portrait);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const worn = await sharp(Buffer.from(await answer.arrayBuffer()))
      .removeAlpha()
      .raw()
      .toBuffer();
    const bare = await sharp(portrait).removeAlpha().raw().toBuffer();
    expect(worn).toHaveLength(bare.length);
    const change = (left: number, top: number, width: number, height: number) => {
      let sum = 0;
      for (let y = top; y < top + height; y += 1)
        for (let at = (y * 512 + left) * 3; at < (y * 512 + left + width) * 3; at += 1)
          sum += Math.abs((worn[at] ?? 0) - (bare[at] ?? 0));
      return sum / (width * height * 3);
    };
    // The eyes are at y = 103, the suit at 400.
    expect(change(180, 85, 90, 40)).toBeGreaterThan(10);
    expect(change(50, 380, 400, 100)).toBeLessThan(4);
  });

  async function twoPeople(): Promise<Buffer> {
    const one = await sharp(PORTRAIT)
      .extract({ left: 110, top: 0, width: 230, height: 230 })
      .resize(320, 320)
      .toBuffer();
    return sharp({ create: { width: 640, height: 320, channels: 3, background: 'grey' } })
      .composite([
        { input: one, left: 0, top: 0 },
        { input: one, left: 320, top: 0 },
      ])
      .jpeg()
      .toBuffer();
  }
});
