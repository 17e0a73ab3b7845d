import { readFileSync } from 'node:fs';
import type { FaceTrack } from '#ml/tracking';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { type Shopper, shopper, tryOn } from '../../support/people-at-the-door.ts';
import { ReplayTracker, seen, steadyFace, withReplay } from '../../support/replay-tracker.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';
import { GLASSES, HAT, RING, SCARF, SHIRT, stockTryOnGoods } from '../../support/try-on-goods.ts';

const PICTURE = () => Uint8Array.from({ length: 5_000 }, (_, at) => (at % 250) + 1);

interface Recorded {
  landmarks: number[];
  matrix: number[];
  fitted: Record<'eyeNose' | 'forehead' | 'ears', number[]>;
}

/** The portrait as the tracker saw it. */
function portraitFace(): FaceTrack {
  const { landmarks, matrix, fitted } = JSON.parse(
    readFileSync('test/support/render-portrait-face.json', 'utf8'),
  ) as Recorded;
  return {
    ...steadyFace(),
    landmarks: Float32Array.from(landmarks),
    matrix: Float32Array.from(matrix),
    fitted: {
      eyeNose: Float32Array.from(fitted.eyeNose),
      forehead: Float32Array.from(fitted.forehead),
      ears: Float32Array.from(fitted.ears),
    },
  };
}

/** Somebody facing the camera whose joints are this far apart, metres. */
function body(shoulders: number, hips: number) {
  const worldLandmarks = new Float32Array(33 * 3);
  const put = (joint: number, x: number) => {
    worldLandmarks[joint * 3] = x;
  };
  put(11, shoulders / 2);
  put(12, -shoulders / 2);
  put(23, hips / 2);
  put(24, -hips / 2);
  const visibility = new Float32Array(33).fill(0.9);
  return { landmarks: new Float32Array(33 * 3), worldLandmarks, visibility };
}

describe('what suits a person', () => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let person: Shopper;
  const tracker = new ReplayTracker();

  beforeAll(async () => {
    sandbox = await testSandbox();
    house = await testHouse('SQLite', { wechat: sandbox.wechat }, {}, withReplay(tracker));
    await stockTryOnGoods(house);
    person = await shopper(house, '小林');
  });
  beforeEach(() => {
    tracker.answer = async () => seen({ faces: [portraitFace()] });
  });
  afterAll(async () => {
    await house.close();
    await sandbox.close();
  });

  const suited = async (path: string, kind = 'glasses') => {
    const answer = await person.call('GET', `${path}/fit?kind=${kind}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const compare = (path: string, query: string) => person.upload(`${path}/compare?${query}`, PICTURE());

  test('is measured on the face that was seen last, with an error, and ranks the catalogue', async () => {
    const { path } = await tryOn(person, [GLASSES]);
    await person.upload(`${path}/frames`, PICTURE());
    const { measures, items } = (await suited(path)) as {
      measures: { pupillaryDistanceMm: number; errors: { pupillaryDistanceMm: number } };
      items: object[];
    };
    expect(measures.pupillaryDistanceMm).toBeGreaterThan(50);
    expect(measures.pupillaryDistanceMm).toBeLessThan(75);
    expect(measures.errors.pupillaryDistanceMm).toBeGreaterThan(0);
    expect(items).toMatchObject([{ skuId: GLASSES, kind: 'glasses', text: expect.stringContaining('约') }]);
  });

  test.each([
    ['before any frame', undefined],
    ['of two people', { status: 'several_faces', faces: [portraitFace(), portraitFace()] }],
    ['of nobody', { status: 'no_face', faces: [] }],
  ] as const)('%s is not known', async (_case, answer) => {
    const { path } = await tryOn(person);
    if (answer !== undefined) {
      tracker.answer = async () => seen(answer);
      await person.upload(`${path}/frames`, PICTURE());
    }
    expect(await suited(path)).toMatchObject({ status: 409, code: 'tryon.not_measured' });
  });

  test('is for its owner only, while the consent stands', async () => {
    const { path } = await tryOn(person);
    await person.upload(`${path}/frames`, PICTURE());
    const stranger = await shopper(house, '陌生人');
    expect((await stranger.call('GET', `${path}/fit?kind=glasses`)).status).toBe(404);
    await person.call('DELETE', '/v1/consents/face.tryon');
    expect(await suited(path)).toMatchObject({ status: 403 });
  });

  const sizeOf = async (path: string, skuId: string = SHIRT) =>
    (await (await person.call('GET', `${path}/fit?kind=clothes&skuId=${skuId}`)).json()) as object;

  test('a garment’s size follows from the body that was seen last, and says how sure it is', async () => {
    const { path } = await tryOn(person, [SHIRT]);
    tracker.answer = async () => seen({ faces: [], body: body(0.38, 0.295) });
    await person.upload(`${path}/frames`, PICTURE());
    expect(await sizeOf(path)).toMatchObject({ hint: { size: 'L' } });
    tracker.answer = async () => seen({ faces: [], body: body(0.351, 0.271) });
    await person.upload(`${path}/frames`, PICTURE());
    expect(await sizeOf(path)).toMatchObject({
      sizes: [{ name: 'S' }, { name: 'M', shoulderCm: 40, hipCm: 48 }, { name: 'L' }],
      hint: { size: 'M', text: expect.stringMatching(/^约 M 码.*误差/) },
    });
    // Nobody there now: what was measured a moment ago still holds.
    tracker.answer = async () => seen({ status: 'no_body', faces: [] });
    await person.upload(`${path}/frames`, PICTURE());
    expect(await sizeOf(path)).toMatchObject({ hint: { size: 'M' } });
    tracker.answer = async () => seen({ faces: [], body: body(0.22, 0.15) });
    await person.upload(`${path}/frames`, PICTURE());
    expect(await sizeOf(path)).toMatchObject({ hint: null });
  });

  test('a size is not known before a body was seen, and of garments only', async () => {
    const { path } = await tryOn(person, [SHIRT]);
    expect(await sizeOf(path)).toMatchObject({ status: 409, code: 'tryon.not_measured' });
    for (const skuId of [GLASSES, SCARF, 'sku_none'])
      expect(await sizeOf(path, skuId)).toMatchObject({ status: 422, code: 'tryon.not_wearable' });
    for (const query of ['kind=clothes', `kind=glasses&skuId=${SHIRT}`])
      expect((await person.call('GET', `${path}/fit?${query}`)).status).toBe(400);
  });

  test('a size is forgotten with its session', async () => {
    const { path } = await tryOn(person, [SHIRT]);
    tracker.answer = async () => seen({ faces: [], body: body(0.351, 0.271) });
    await person.upload(`${path}/frames`, PICTURE());
    await person.call('DELETE', path);
    expect(await sizeOf(path)).toMatchObject({ status: 404 });
    const again = await tryOn(person, [SHIRT]);
    expect(await sizeOf(again.path)).toMatchObject({ status: 409 });
  });

  test('items are compared on one photo, and what is worn stays', async () => {
    const { path } = await tryOn(person, [HAT]);
    const answer = await compare(path, `items=${GLASSES},${HAT}&before=true`);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'image/jpeg',
      'no-store',
    ]);
    const { items } = (await (await person.upload(`${path}/frames`, PICTURE())).json()) as {
      items: object[];
    };
    expect(items).toMatchObject([{ skuId: HAT }]);
  });

  test.each([
    ['nothing', 'items=', 400, 'request.invalid'],
    ['five items', `items=${Array(5).fill(GLASSES).join(',')}`, 400, 'request.invalid'],
    ['a hat and a ring', `items=${HAT},${RING}`, 422, 'tryon.mixed_items'],
    ['an unknown article', 'items=sku_none', 422, 'tryon.not_wearable'],
  ])('comparing %s is refused', async (_case, query, status, code) => {
    const { path } = await tryOn(person);
    expect(await (await compare(path, query)).json()).toMatchObject({ status, code });
  });

  test('a photo without a hand shows no ring', async () => {
    const { path } = await tryOn(person);
    tracker.answer = async () => seen({ status: 'no_hand', faces: [] });
    expect(await (await compare(path, `items=${RING}`)).json()).toMatchObject({
      status: 422,
      code: 'tryon.no_hand',
    });
  });
});
