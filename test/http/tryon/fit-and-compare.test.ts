import { readFileSync } from 'node:fs';
import type { FaceTrack } from '#ml/tracking';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { type Shopper, shopper, tryOn } from '../../support/people-at-the-door.ts';
import { ReplayTracker, seen, steadyFace, withReplay } from '../../support/replay-tracker.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';
import { GLASSES, HAT, RING, stockTryOnGoods } from '../../support/try-on-goods.ts';

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

describe('what suits a face', () => {
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
    expect(await suited(path)).toMatchObject({ status: 422, code: 'tryon.not_measured' });
  });

  test('is for its owner only, while the consent stands', async () => {
    const { path } = await tryOn(person);
    await person.upload(`${path}/frames`, PICTURE());
    const stranger = await shopper(house, '陌生人');
    expect((await stranger.call('GET', `${path}/fit?kind=glasses`)).status).toBe(404);
    await person.call('DELETE', '/v1/consents/face.tryon');
    expect(await suited(path)).toMatchObject({ status: 403 });
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
