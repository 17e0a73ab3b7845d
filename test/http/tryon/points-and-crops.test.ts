import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { WebSocket } from 'ws';
import type { EncodedFrame, FaceTrack } from '#ml/tracking';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { type Shopper, shopper, tryOn } from '../../support/people-at-the-door.ts';
import { ReplayTracker, seen, withReplay } from '../../support/replay-tracker.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';
import { GLASSES, stockTryOnGoods } from '../../support/try-on-goods.ts';

const POINTS = 'application/vnd.tongqu.landmarks';
const SIZE = { 'x-frame-width': '640', 'x-frame-height': '480' };
const PICTURE = () => Uint8Array.from({ length: 5_000 }, (_, at) => (at % 250) + 1);

const { landmarks: PORTRAIT } = JSON.parse(
  readFileSync('test/support/render-portrait-face.json', 'utf8'),
) as { landmarks: number[] };

/** Points as a phone would find them in the portrait. */
function pointBytes(change: (points: Float32Array) => void = () => {}): Buffer {
  const points = Float32Array.from(PORTRAIT);
  change(points);
  const bytes = Buffer.alloc(4 + points.length * 4);
  bytes.writeUInt16LE(points.length / 3, 0);
  for (const [at, value] of points.entries()) bytes.writeFloatLE(value, 4 + at * 4);
  return bytes;
}

describe('less than a picture', () => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let person: Shopper;
  const tracker = new ReplayTracker();

  beforeAll(async () => {
    sandbox = await testSandbox();
    house = await testHouse(
      'SQLite',
      { wechat: sandbox.wechat },
      { LOG_LEVEL: 'silent' },
      withReplay(tracker),
    );
    await stockTryOnGoods(house);
    person = await shopper(house, '小林');
  });
  beforeEach(() => {
    tracker.answer = async () => seen();
  });
  afterAll(async () => {
    await house.close();
    await sandbox.close();
  });

  const send = async (path: string, body: Uint8Array, headers: Record<string, string>) => {
    const answer = await person.upload(`${path}/frames`, body, headers);
    const reply = (await answer.json()) as Record<string, unknown>;
    return Object.assign(reply, { http: answer.status });
  };

  describe('points that a phone found itself', () => {
    const points = { 'content-type': POINTS, ...SIZE };

    test('are answered like a frame, and no tracker sees them or keeps a place for them', async () => {
      const { path } = await tryOn(person, [GLASSES]);
      const [frames, closed] = [tracker.memory.length, tracker.closed];
      const answer = await send(path, pointBytes(), points);
      expect(answer).toMatchObject({
        http: 200,
        status: 'ok',
        width: 640,
        nextCrop: null,
        hands: [],
        body: null,
      });
      expect(answer['faces']).toMatchObject([{ landmarks: expect.any(Array), fitted: expect.any(Array) }]);
      expect(answer['items']).toMatchObject([{ skuId: GLASSES }]);
      expect([tracker.memory.length, tracker.closed]).toEqual([frames, closed + 1]);
      expect((await send(path, PICTURE(), { 'content-type': 'image/jpeg' })).http).toBe(200);
    });

    test.each([
      [
        'a point that is no number',
        pointBytes((all) => all.fill(Number.NaN, 30, 31)),
        {},
        'tryon.bad_landmarks',
      ],
      ['an infinite one', pointBytes((all) => all.fill(Infinity, 30, 31)), {}, 'tryon.bad_landmarks'],
      ['half of them', pointBytes().subarray(0, 2_000), {}, 'tryon.bad_landmarks'],
      ['no size', pointBytes(), { 'x-frame-width': '0' }, 'tryon.bad_frame_size'],
      ['nothing', Buffer.alloc(0), {}, 'tryon.empty_frame'],
    ])('with %s are refused, and the next good ones work', async (_case, bytes, headers, code) => {
      const { path } = await tryOn(person);
      expect(await send(path, bytes, { ...points, ...headers })).toMatchObject({ http: 400, code });
      expect(await send(path, pointBytes(), points)).toMatchObject({ http: 200, status: 'ok' });
    });

    test('need a consent like a picture: they are information about a face', async () => {
      const { path } = await tryOn(person);
      await person.call('DELETE', '/v1/consents/face.tryon');
      expect(await send(path, pointBytes(), points)).toMatchObject({
        http: 403,
        code: 'tryon.consent_needed',
      });
    });

    test('on one line have no pose: nobody is seen, and the next good ones work', async () => {
      const { path } = await tryOn(person);
      const onLine = pointBytes((all) => {
        for (let at = 1; at < all.length; at += 3) all[at] = 0.5;
      });
      expect(await send(path, onLine, points)).toMatchObject({ http: 200, status: 'no_face', faces: [] });
      expect(await send(path, pointBytes(), points)).toMatchObject({ http: 200, status: 'ok' });
    });

    test('come over the stream too', async () => {
      const { path, streamTicket } = await tryOn(person);
      const socket = new WebSocket(`${house.url.replace('http', 'ws')}${path}/stream`);
      await once(socket, 'open');
      socket.send(JSON.stringify({ ticket: streamTicket, reply: 'binary', layout: 2 }));
      await once(socket, 'message');
      const header = Buffer.alloc(16);
      header.writeUInt32LE(5, 0);
      header.writeUInt16LE(640, 8);
      header.writeUInt16LE(480, 10);
      header.writeUInt32LE(3, 12);
      socket.send(Buffer.concat([header, pointBytes()]));
      const [answer] = (await once(socket, 'message')) as [Buffer];
      expect([answer.readUInt32LE(0), answer.readUInt8(6), answer.readUInt8(7)]).toEqual([5, 0, 1]);
      socket.terminate();
    });
  });

  describe('a crop', () => {
    const crop = { 'content-type': 'image/jpeg', ...SIZE, 'x-crop': '100,50,200,150' };

    test('reaches the tracker with its place in the frame', async () => {
      const { path } = await tryOn(person);
      const given: EncodedFrame['within'][] = [];
      tracker.answer = async (frame) => {
        given.push(frame.within);
        return seen();
      };
      expect((await send(path, PICTURE(), crop)).http).toBe(200);
      expect(given).toEqual([{ x: 100, y: 50, width: 200, height: 150, frameWidth: 640, frameHeight: 480 }]);
    });

    test.each(['100,50,200', 'a,b,c,d', '-1,0,20,20', '1.5,0,20,20', '100000,0,1,1', ''])(
      'at "%s" is refused',
      async (place) => {
        const { path } = await tryOn(person);
        expect(await send(path, PICTURE(), { ...crop, 'x-crop': place })).toMatchObject({
          http: 400,
          code: 'tryon.bad_crop',
        });
      },
    );

    test('is proposed by the answer to a frame', async () => {
      const { path } = await tryOn(person);
      const [face] = seen().faces;
      // A face of half the size, around the middle.
      const landmarks = face?.landmarks.map((value, at) => (at % 3 === 2 ? value : (value + 0.5) / 2));
      tracker.answer = async () => seen({ faces: [{ ...face, landmarks } as FaceTrack] });
      expect((await send(path, PICTURE(), {}))['nextCrop']).toEqual({
        x: expect.any(Number),
        y: expect.any(Number),
        width: expect.any(Number),
        height: expect.any(Number),
      });
    });
  });
});
