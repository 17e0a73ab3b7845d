import { once } from 'node:events';
import { WebSocket } from 'ws';
import { FrameError } from '#ml/tracking';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { type OpenTryOn, type Shopper, shopper, tryOn } from '../../support/people-at-the-door.ts';
import { ReplayTracker, seen, withReplay } from '../../support/replay-tracker.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';

const JPEG = 0;
const RGBA = 1;
const POINTS = 3;
const CROP = 4;

function frame(seq: number, picture: Uint8Array, format = JPEG, width = 640, height = 480): Buffer {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(seq, 0);
  header.writeUInt16LE(width, 8);
  header.writeUInt16LE(height, 10);
  header.writeUInt32LE(format, 12);
  return Buffer.concat([header, picture]);
}

const PICTURE = Uint8Array.from({ length: 5_000 }, (_, at) => (at % 250) + 1);

describe('a try-on stream', () => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let person: Shopper;
  const tracker = new ReplayTracker();
  const sockets: WebSocket[] = [];

  beforeAll(async () => {
    sandbox = await testSandbox();
    house = await testHouse('SQLite', { wechat: sandbox.wechat }, {}, withReplay(tracker));
    person = await shopper(house, '小林');
  });
  beforeEach(() => {
    tracker.answer = async () => seen();
  });
  afterAll(async () => {
    for (const socket of sockets) socket.terminate();
    await house.close();
    await sandbox.close();
  });

  const connect = async ({ path }: Pick<OpenTryOn, 'path'>) => {
    const socket = new WebSocket(`${house.url.replace('http', 'ws')}${path}/stream`);
    sockets.push(socket);
    await once(socket, 'open');
    return socket;
  };
  const next = async (socket: WebSocket) => {
    const [data, isBinary] = (await once(socket, 'message')) as [Buffer, boolean];
    return isBinary ? data : (JSON.parse(data.toString()) as Record<string, unknown>);
  };
  const closed = async (socket: WebSocket) => ((await once(socket, 'close')) as [number])[0];
  /** A stream that is ready for frames. */
  const streaming = async (reply?: 'binary') => {
    const session = await tryOn(person);
    const socket = await connect(session);
    socket.send(JSON.stringify({ ticket: session.streamTicket, ...(reply && { reply }) }));
    expect(await next(socket)).toEqual({ type: 'ready', ttlSeconds: 300, consentEndsAt: expect.any(Number) });
    return { socket, session };
  };

  test.each([
    ['without a ticket', '{}'],
    ['with a made-up ticket', '{"ticket":"made-up"}'],
    ['with something that is no JSON', 'hello'],
  ])('%s is refused', async (_case, first) => {
    const socket = await connect(await tryOn(person));
    socket.send(first);
    expect(await closed(socket)).toBe(4401);
  });

  test('that sends a frame before its ticket is refused, and the frame is never looked at', async () => {
    tracker.memory.length = 0;
    const socket = await connect(await tryOn(person));
    socket.send(frame(1, PICTURE));
    expect(await closed(socket)).toBe(4401);
    expect(tracker.memory).toHaveLength(0);
  });

  test('takes a ticket once', async () => {
    const { session } = await streaming();
    const second = await connect(session);
    second.send(JSON.stringify({ ticket: session.streamTicket }));
    expect(await closed(second)).toBe(4401);
  });

  test('takes no ticket of another session', async () => {
    const [one, other] = [await tryOn(person), await tryOn(person)];
    const socket = await connect(one);
    socket.send(JSON.stringify({ ticket: other.streamTicket }));
    expect(await closed(socket)).toBe(4401);
  });

  test('that was interrupted goes on with another ticket', async () => {
    const { socket, session } = await streaming();
    socket.close();
    const fresh = await person.call('POST', `${session.path}/stream-ticket`, {});
    const { streamTicket } = (await fresh.json()) as { streamTicket: string };
    const again = await connect(session);
    again.send(JSON.stringify({ ticket: streamTicket }));
    expect(await next(again)).toMatchObject({ type: 'ready' });
  });

  test('answers a frame in JSON with its number', async () => {
    const { socket } = await streaming();
    socket.send(frame(7, PICTURE));
    const answer = (await next(socket)) as { faces: { landmarks: unknown[] }[] };
    expect(answer).toMatchObject({ seq: 7, status: 'ok', width: 640, items: [], hint: null });
    expect(answer.faces[0]?.landmarks).toHaveLength(478);
  });

  test('answers in compact form when asked to', async () => {
    const { socket } = await streaming('binary');
    socket.send(frame(9, PICTURE));
    const answer = (await next(socket)) as Buffer;
    expect([answer.readUInt32LE(0), answer.readUInt8(6), answer.readUInt8(7)]).toEqual([9, 0, 1]);
  });

  test('hands raw pixels to the tracker with their size', async () => {
    const { socket } = await streaming();
    const sizes: unknown[] = [];
    tracker.answer = async (given) => {
      sizes.push(
        given.kind === 'jpeg' ? given.kind : [given.kind, given.width, given.height, given.bytes.length],
      );
      return seen();
    };
    socket.send(frame(1, new Uint8Array(48), RGBA, 4, 3));
    await next(socket);
    expect(sizes).toEqual([['rgba', 4, 3, 48]]);
  });

  test('wipes the message behind every frame', async () => {
    const { socket } = await streaming();
    tracker.memory.length = 0;
    socket.send(frame(1, PICTURE));
    await next(socket);
    expect(tracker.memory[0]?.every((value) => value === 0)).toBe(true);
  });

  test.each([
    ['a message that is too short', Buffer.from([1, 0, 0]), 'tryon.bad_frame_header'],
    ['an unknown flag', frame(3, PICTURE, 8), 'tryon.bad_frame_header'],
    ['an unknown version', frame(3, PICTURE, 2 << 8), 'tryon.bad_frame_header'],
    ['a crop whose place is cut off', frame(3, new Uint8Array(7), CROP), 'tryon.bad_frame_header'],
    ['points that are none', frame(3, PICTURE, POINTS), 'tryon.bad_landmarks'],
    ['a header without a picture', frame(3, new Uint8Array()), 'tryon.empty_frame'],
    ['text instead of a frame', 'frame please', 'tryon.bad_message'],
  ])('says what is wrong with %s, and takes the next good one', async (_case, message, code) => {
    const { socket } = await streaming();
    socket.send(message);
    expect(await next(socket)).toMatchObject({ problem: { code } });
    socket.send(frame(4, PICTURE));
    expect(await next(socket)).toMatchObject({ seq: 4, status: 'ok' });
  });

  test('passes on what the tracker says about a damaged picture', async () => {
    const { socket } = await streaming();
    tracker.answer = () => Promise.reject(new FrameError('tryon.truncated'));
    socket.send(frame(5, PICTURE));
    expect(await next(socket)).toMatchObject({ seq: 5, problem: { status: 422, code: 'tryon.truncated' } });
  });

  test('a message larger than any frame closes the connection', async () => {
    const { socket } = await streaming();
    socket.send(Buffer.alloc(2 * 1024 * 1024));
    expect(await closed(socket)).toBe(1009);
  });

  test('is hung up on when the consent is withdrawn, and the session is gone', async () => {
    const { socket, session } = await streaming();
    const over = closed(socket);
    await person.call('DELETE', '/v1/consents/face.tryon');
    expect(await over).toBe(4403);
    expect((await person.upload(`${session.path}/frames`, PICTURE)).status).toBe(403);
  });

  test('is hung up on when the session is left', async () => {
    const { socket, session } = await streaming();
    const over = closed(socket);
    await person.call('DELETE', session.path);
    expect(await over).toBe(4404);
  });
});
