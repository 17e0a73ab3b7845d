import { setTimeout as sleep } from 'node:timers/promises';
import { SESSION_BOOK } from '#modules/tryon';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { type Shopper, shopper, tryOn } from '../../support/people-at-the-door.ts';
import { ReplayTracker, seen, withReplay } from '../../support/replay-tracker.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';
import { GLASSES, HAT, RING, SCARF, stockTryOnGoods } from '../../support/try-on-goods.ts';

const FACE = '/v1/consents/face.tryon';
const MINUTE_MS = 60_000;
/** Points that do not lie in one place. */
const spread = (count: number) => Float32Array.from({ length: count * 3 }, (_, at) => ((at * 7) % 40) / 100);
const PICTURE = () => Uint8Array.from({ length: 5_000 }, (_, at) => (at % 250) + 1);

interface FrameReply {
  status: string;
  faces: { landmarks: number[][]; matrix: number[]; fitted: number[] }[];
  items: { skuId: string; transform: number[] }[];
  hint: string | null;
}

describe.each(DATABASE_KINDS)('try-on sessions on %s', (kind) => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let person: Shopper;
  const clock = new HandClock(Date.now());
  const tracker = new ReplayTracker();

  beforeAll(async () => {
    sandbox = await testSandbox();
    house = await testHouse(
      kind,
      { wechat: sandbox.wechat, clock },
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

  /** The ending is written down behind the answer. */
  const recordOf = async (id: string) => {
    for (;;) {
      const [row] = await house.database.reads.all<{ ended_at: number | null }>(
        'select * from tryon_sessions where id = ?',
        [id],
      );
      if (row?.ended_at != null) return row;
      await sleep(10);
    }
  };
  const freshToken = async (who = person) => {
    const given = await who.call('POST', '/v1/consents', { purpose: 'face.tryon' });
    return ((await given.json()) as { consentToken: string }).consentToken;
  };
  const renew = async (path: string, consentToken?: string) =>
    person.call('PUT', `${path}/consent`, { consentToken: consentToken ?? (await freshToken()) });
  const code = async (answer: Response) => ((await answer.json()) as { code: string }).code;

  describe('consent', () => {
    test.each([
      ['no token', {}],
      ['a made-up token', { consentToken: 'made.up' }],
    ])('%s begins no session', async (_case, body) => {
      const answer = await person.call('POST', '/v1/tryon/sessions', { ...body, items: [] });
      expect(answer.status).toBe(403);
      expect(await code(answer)).toBe('tryon.consent_needed');
    });

    test('the token of another member begins no session', async () => {
      const other = await shopper(house, '小周');
      const given = await other.call('POST', '/v1/consents', { purpose: 'face.tryon' });
      const { consentToken } = (await given.json()) as { consentToken: string };
      const answer = await person.call('POST', '/v1/tryon/sessions', { consentToken, items: [] });
      expect(answer.status).toBe(403);
    });

    test('a token of another purpose begins no session', async () => {
      const given = await person.call('POST', '/v1/consents', { purpose: 'location.precise' });
      const { consentToken } = (await given.json()) as { consentToken: string };
      const answer = await person.call('POST', '/v1/tryon/sessions', { consentToken, items: [] });
      expect(answer.status).toBe(403);
    });

    test('withdrawn between two frames: the next one is refused, the session is gone and recorded', async () => {
      const { path, sessionId } = await tryOn(person);
      expect((await person.upload(`${path}/frames`, PICTURE())).status).toBe(200);
      await person.call('DELETE', FACE);

      const next = await person.upload(`${path}/frames`, PICTURE());
      expect([next.status, await code(next)]).toEqual([403, 'tryon.consent_needed']);
      expect(await recordOf(sessionId)).toMatchObject({ end_reason: 'consent_withdrawn', frames: 1 });
    });

    test('lasts as long as its token, unless it is renewed on the open session', async () => {
      const { path, sessionId } = await tryOn(person);
      const frames: number[] = [];
      const send = async () => frames.push((await person.upload(`${path}/frames`, PICTURE())).status);
      clock.advance(4 * MINUTE_MS);
      await send();
      const renewed = await renew(path);
      expect(await renewed.json()).toEqual({ consentEndsAt: clock.now() + 10 * MINUTE_MS });
      for (let minutes = 4; minutes < 12; minutes += 4) {
        clock.advance(4 * MINUTE_MS);
        await send();
      }
      clock.advance(2 * MINUTE_MS);
      await send();
      expect(frames).toEqual([200, 200, 200, 403]);
      expect(await recordOf(sessionId)).toMatchObject({ end_reason: 'consent_lapsed', frames: 3 });
      const used = await house.database.reads.all(
        'select distinct consent_jti from tryon_session_consents where session_id = ?',
        [sessionId],
      );
      expect(used).toHaveLength(2);
    });

    test('is not renewed by the token of another member, of another purpose, or by an old one', async () => {
      const { path } = await tryOn(person);
      const location = await person.call('POST', '/v1/consents', { purpose: 'location.precise' });
      const { consentToken: elsewhere } = (await location.json()) as { consentToken: string };
      const other = await freshToken(await shopper(house, '小周'));
      for (const token of [other, elsewhere, 'made.up'])
        expect(await code(await renew(path, token))).toBe('tryon.consent_needed');
      const old = await freshToken();
      clock.advance(2 * MINUTE_MS);
      expect(await (await renew(path)).json()).toEqual({ consentEndsAt: clock.now() + 10 * MINUTE_MS });
      // Two renewals may cross on the way: the older one takes nothing away.
      expect(await (await renew(path, old)).json()).toEqual({ consentEndsAt: clock.now() + 10 * MINUTE_MS });
    });

    test('withdrawn while the tracker looks: nobody gets to see what it saw', async () => {
      const { path } = await tryOn(person);
      tracker.answer = async () => {
        await person.call('DELETE', FACE);
        return seen();
      };
      const answer = await person.upload(`${path}/frames`, PICTURE());
      expect([answer.status, await code(answer)]).toEqual([403, 'tryon.consent_needed']);
    });

    test('withdrawn while a photo is drawn: nobody gets to see it', async () => {
      const { path } = await tryOn(person);
      tracker.drawing = () => person.call('DELETE', FACE);
      const answer = await person.upload(`${path}/photo`, PICTURE());
      tracker.drawing = async () => {};
      expect([answer.status, await code(answer)]).toEqual([403, 'tryon.consent_needed']);
    });
  });

  describe('a session', () => {
    test('belongs to its member: for others it does not exist', async () => {
      const { path } = await tryOn(person);
      const stranger = await shopper(house, '陌生人');
      const answers = await Promise.all([
        stranger.upload(`${path}/frames`, PICTURE()),
        stranger.upload(`${path}/photo`, PICTURE()),
        stranger.call('PUT', `${path}/items`, { items: [] }),
        stranger.call('POST', `${path}/stream-ticket`, {}),
        stranger.call('DELETE', path),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
      expect((await person.upload(`${path}/frames`, PICTURE())).status).toBe(200);
    });

    test('says its limits and what is worn', async () => {
      const given = await person.call('POST', '/v1/consents', { purpose: 'face.tryon' });
      const { consentToken } = (await given.json()) as { consentToken: string };
      const opened = await person.call('POST', '/v1/tryon/sessions', { consentToken, items: [GLASSES] });
      expect(await opened.json()).toEqual({
        sessionId: expect.any(String),
        streamTicket: expect.any(String),
        ttlSeconds: 300,
        consentEndsAt: clock.now() + 10 * MINUTE_MS,
        follows: 'face',
        limits: { sidePxMax: 1_280, jpegBytesMax: 1_048_576, rawBytesMax: 1_638_400 },
        items: [
          {
            skuId: GLASSES,
            arItemId: 'glasses-round-black',
            kind: 'glasses',
            manifestUrl: '/ar-assets/glasses-round-black/manifest.json',
          },
        ],
      });
    });

    test('an article that cannot be tried on is named', async () => {
      const { path } = await tryOn(person);
      const answer = await person.call('PUT', `${path}/items`, { items: [SCARF] });
      expect(await answer.json()).toMatchObject({
        status: 422,
        code: 'tryon.not_wearable',
        details: { skuId: SCARF },
      });
    });

    test('ends five minutes after its last frame', async () => {
      const { path, sessionId } = await tryOn(person);
      clock.advance(5 * MINUTE_MS - 1);
      expect((await person.upload(`${path}/frames`, PICTURE())).status).toBe(200);
      clock.advance(5 * MINUTE_MS);
      expect((await person.upload(`${path}/frames`, PICTURE())).status).toBe(404);
      expect(await recordOf(sessionId)).toMatchObject({ end_reason: 'idle' });
    });

    test('ends after half an hour however busy it is', async () => {
      const { path } = await tryOn(person);
      const statuses: number[] = [];
      for (let minutes = 0; minutes < 32; minutes += 4) {
        await renew(path);
        statuses.push((await person.upload(`${path}/frames`, PICTURE())).status);
        clock.advance(4 * MINUTE_MS);
      }
      statuses.push((await person.upload(`${path}/frames`, PICTURE())).status);
      expect(statuses).toEqual([...Array<number>(8).fill(200), 404]);
    });

    test('a third one of the same member ends the oldest', async () => {
      person = await shopper(house, '小林');
      const [first, second, third] = [await tryOn(person), await tryOn(person), await tryOn(person)];
      const status = async ({ path }: { path: string }) =>
        (await person.upload(`${path}/frames`, PICTURE())).status;
      expect([await status(first), await status(second), await status(third)]).toEqual([404, 200, 200]);
    });

    test('leaves a record of its frames and of their end, and no picture', async () => {
      const { path, sessionId } = await tryOn(person);
      tracker.answer = async () => seen({ status: 'dropped', faces: [] });
      await person.upload(`${path}/frames`, PICTURE());
      tracker.answer = async () => seen();
      await person.upload(`${path}/frames`, PICTURE());
      expect((await person.call('DELETE', path)).status).toBe(204);
      const consents = await house.database.reads.all<{ consent_jti: string }>(
        'select consent_jti from tryon_session_consents where session_id = ?',
        [sessionId],
      );
      expect(consents).toHaveLength(1);
      expect(await recordOf(sessionId)).toEqual({
        merchant_id: 'mch_tongqu',
        id: sessionId,
        member_id: person.memberId,
        consent_jti: expect.any(String),
        started_at: clock.now(),
        ended_at: clock.now(),
        end_reason: 'left',
        frames: 2,
        dropped: 1,
        frames_deleted: 1,
      });
    });
  });

  describe('a frame', () => {
    test('gives 478 points, the pose and where each item goes', async () => {
      const { path } = await tryOn(person, [GLASSES, HAT]);
      const answer = await person.upload(`${path}/frames`, PICTURE());
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const { status, faces, items } = (await answer.json()) as FrameReply;
      const [face] = faces;
      expect(status).toBe('ok');
      expect(face?.landmarks).toHaveLength(478);
      expect(face?.matrix[14]).toBe(-40);
      expect(face?.fitted[14]).toBe(-40.5);
      expect(items.map(({ skuId }) => skuId)).toEqual([GLASSES, HAT]);
      // Glasses stand before the eyes, a hat above them; both hang on the pose of their own region.
      const [glasses = [], hat = []] = items.map(({ transform }) => transform);
      expect(glasses[13]).toBeLessThan(hat[13] ?? 0);
      expect(glasses).toHaveLength(16);
    });

    test('of a session with a ring is looked at for hands, and other items change what is followed', async () => {
      const { path } = await tryOn(person, [RING]);
      const put = async (...items: string[]) => (await person.call('PUT', `${path}/items`, { items })).json();
      const hand = { side: 'left', score: 0.9, landmarks: spread(21), worldLandmarks: spread(21) } as const;
      tracker.answer = async () => seen({ faces: [], hands: [hand] });
      const reply = (await (await person.upload(`${path}/frames`, PICTURE())).json()) as FrameReply;
      expect(reply).toMatchObject({ status: 'ok', faces: [], hands: [{ side: 'left', score: 0.9 }] });
      expect(reply.items).toMatchObject([{ skuId: RING, transform: expect.any(Array) }]);
      expect(tracker.followed.at(-1)).toBe('hand');

      expect(await put(GLASSES, HAT)).toMatchObject({ follows: 'face' });
      tracker.answer = async () => seen();
      await person.upload(`${path}/frames`, PICTURE());
      expect(tracker.followed.at(-1)).toBe('face');
      const opened = tracker.opened;
      expect(await put(GLASSES)).toMatchObject({ follows: 'face' });
      await person.upload(`${path}/frames`, PICTURE());
      expect(tracker.opened).toBe(opened);
      expect(await put(GLASSES, RING)).toMatchObject({ status: 422, code: 'tryon.mixed_items' });
    });

    test('changing items changes the next frame', async () => {
      const { path } = await tryOn(person, [GLASSES]);
      await person.call('PUT', `${path}/items`, { items: [HAT] });
      const { items } = (await (await person.upload(`${path}/frames`, PICTURE())).json()) as FrameReply;
      expect(items.map(({ skuId }) => skuId)).toEqual([HAT]);
    });

    test.each([
      ['nobody there', { status: 'no_face', faces: [] }, '没有看到脸，请正对镜头'],
      [
        'nobody to be seen in the dark',
        { status: 'no_face', faces: [], brightness: 20 },
        '光线太暗，看不清脸，请到亮一些的地方',
      ],
      ['two people', { status: 'several_faces' }, '画面里不止一张脸，请只留一位试戴'],
      ['a face in the dark', { brightness: 20 }, '光线有点暗，亮一些会更准'],
      ['all well', {}, null],
    ] as const)('%s: says what to do', async (_case, part, hint) => {
      const { path } = await tryOn(person);
      tracker.answer = async () => seen(part);
      const reply = (await (await person.upload(`${path}/frames`, PICTURE())).json()) as FrameReply;
      expect(reply.hint).toBe(hint);
    });

    test('is wiped when it was answered, and also when it was refused', async () => {
      const { path } = await tryOn(person);
      tracker.memory.length = 0;
      await person.upload(`${path}/frames`, PICTURE());
      tracker.answer = () => Promise.reject(new Error('a bug'));
      expect((await person.upload(`${path}/frames`, PICTURE())).status).toBe(500);
      tracker.answer = async () => seen();
      await person.upload(`${path}/photo`, PICTURE());
      expect(tracker.memory).toHaveLength(3);
      for (const bytes of tracker.memory) expect(bytes.every((value) => value === 0)).toBe(true);
    });

    test('of raw pixels needs its size in headers', async () => {
      const { path } = await tryOn(person);
      const raw = { 'content-type': 'application/octet-stream' };
      const size = { 'x-frame-width': '4', 'x-frame-height': '3', 'x-frame-format': 'rgb' };
      const without = await person.upload(`${path}/frames`, PICTURE(), raw);
      expect([without.status, await code(without)]).toEqual([400, 'tryon.bad_frame_size']);
      tracker.kinds.length = 0;
      expect((await person.upload(`${path}/frames`, PICTURE(), { ...raw, ...size })).status).toBe(200);
      expect(tracker.kinds).toEqual(['rgb']);
    });

    test.each([
      ['nothing', 0, 'image/jpeg', 400, 'tryon.empty_frame'],
      ['a JPEG above one mebibyte', 1_048_577, 'image/jpeg', 413, 'tryon.frame_too_large'],
      [
        'anything above the largest raw frame',
        1_638_401,
        'application/octet-stream',
        413,
        'request.too_large',
      ],
      ['a PNG by its own name', 5_000, 'image/png', 415, 'request.unsupported'],
    ])('%s is refused, and the next good one works', async (_case, bytes, type, status, problem) => {
      const { path } = await tryOn(person);
      const refused = await person.upload(`${path}/frames`, new Uint8Array(bytes), { 'content-type': type });
      expect([refused.status, await code(refused)]).toEqual([status, problem]);
      expect((await person.upload(`${path}/frames`, PICTURE())).status).toBe(200);
    });

    test('in compact form has the same points to a fiftieth of a pixel', async () => {
      const { path } = await tryOn(person, [GLASSES]);
      const plain = (await (await person.upload(`${path}/frames`, PICTURE())).json()) as FrameReply;
      const accept = { accept: 'application/octet-stream' };
      const answer = await person.upload(`${path}/frames`, PICTURE(), accept);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes).toHaveLength(8 + 478 * 6 + 64 + 4 + 4 + 64);
      expect([bytes.readUInt8(6), bytes.readUInt8(7)]).toEqual([0, 1]);
      for (const [point, [x = 0, y = 0, z = 0]] of (plain.faces[0]?.landmarks ?? []).entries()) {
        const at = 8 + point * 6;
        expect(Math.abs((bytes.readUInt16LE(at) / 65_535) * 2 - 0.5 - x)).toBeLessThan(3e-5);
        expect(Math.abs((bytes.readUInt16LE(at + 2) / 65_535) * 2 - 0.5 - y)).toBeLessThan(3e-5);
        expect(Math.abs((bytes.readUInt16LE(at + 4) / 65_535) * 2 - 1 - z)).toBeLessThan(3e-5);
      }
      const items = 8 + 478 * 6 + 64 + 4;
      expect(bytes.readUInt32LE(items)).toBe(0);
      expect(bytes.readFloatLE(items + 4 + 14 * 4)).toBeCloseTo(plain.items[0]?.transform[14] ?? 0, 4);
    });
  });

  describe('a photo', () => {
    test('comes back as a JPEG that nobody may keep', async () => {
      const { path } = await tryOn(person, [GLASSES]);
      const answer = await person.upload(`${path}/photo`, PICTURE());
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('image/jpeg');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    });

    test.each([
      ['without a face', { status: 'no_face', faces: [] }, 'tryon.no_face'],
      [
        'of two people, one of whom has consented to nothing',
        { status: 'several_faces' },
        'tryon.several_faces',
      ],
    ] as const)('%s is refused with a hint', async (_case, part, problem) => {
      const { path } = await tryOn(person, [GLASSES]);
      tracker.answer = async () => seen(part);
      const answer = await person.upload(`${path}/photo`, PICTURE());
      expect(await answer.json()).toMatchObject({
        status: 422,
        code: problem,
        details: { hint: expect.any(String) },
      });
    });
  });

  test('who pauses gives the place in the tracker back and gets one again', async () => {
    const { path } = await tryOn(person);
    await person.upload(`${path}/frames`, PICTURE());
    const [opened, closed] = [tracker.opened, tracker.closed];
    clock.advance(15_000);
    await house.container.get(SESSION_BOOK).endOverdue();
    expect(tracker.closed).toBeGreaterThan(closed);
    expect((await person.upload(`${path}/frames`, PICTURE())).status).toBe(200);
    expect(tracker.opened).toBe(opened + 1);
  });

  test('when every place is taken, whoever pauses gives up hers, and nobody who sends frames', async () => {
    const [first, second] = [await shopper(house, '第一位'), await shopper(house, '第二位')];
    const { path } = await tryOn(first);
    const places = tracker.opened - tracker.closed;
    tracker.isFull = () => tracker.opened - tracker.closed >= places;
    await expect(tryOn(second)).rejects.toThrow('tryon.busy');
    clock.advance(2_000);
    const { path: other } = await tryOn(second);
    expect((await second.upload(`${other}/frames`, PICTURE())).status).toBe(200);
    clock.advance(2_000);
    expect((await first.upload(`${path}/frames`, PICTURE())).status).toBe(200);
    tracker.isFull = () => false;
  });
});

test('the kill switch refuses new sessions', async () => {
  const sandbox = await testSandbox();
  const house = await testHouse(
    'SQLite',
    { wechat: sandbox.wechat },
    { TRYON_ENABLED: 'false' },
    withReplay(new ReplayTracker()),
  );
  try {
    await expect(tryOn(await shopper(house, '小林'))).rejects.toThrow('tryon.switched_off');
  } finally {
    await house.close();
    await sandbox.close();
  }
});
