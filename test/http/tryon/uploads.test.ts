import type { EncodedFrame } from '#ml/tracking';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { type Shopper, shopper, tryOn } from '../../support/people-at-the-door.ts';
import { ReplayTracker, seen, withReplay } from '../../support/replay-tracker.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';

const CHUNK_BYTES = 64 * 1024;

describe('an upload without a promised length', () => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let person: Shopper;
  const tracker = new ReplayTracker();

  beforeAll(async () => {
    sandbox = await testSandbox();
    house = await testHouse('SQLite', { wechat: sandbox.wechat }, {}, withReplay(tracker));
    person = await shopper(house, '小林');
  });
  afterAll(async () => {
    await house.close();
    await sandbox.close();
  });

  const chunked = (path: string, chunks: number) => {
    let left = chunks;
    const body = new ReadableStream<Uint8Array>({
      pull(stream) {
        if (left === 0) stream.close();
        else stream.enqueue(new Uint8Array(CHUNK_BYTES).fill(left));
        left -= 1;
      },
    });
    return fetch(`${house.url}${path}/frames`, {
      method: 'POST',
      headers: { authorization: `Bearer ${person.token}`, 'content-type': 'image/jpeg' },
      body,
      duplex: 'half',
    } as RequestInit);
  };

  test('arrives whole', async () => {
    const { path } = await tryOn(person);
    const lengths: number[] = [];
    tracker.answer = async (frame: EncodedFrame) => {
      lengths.push(frame.bytes.length, frame.bytes[0] ?? 0, frame.bytes.at(-1) ?? 0);
      return seen();
    };
    expect((await chunked(path, 3)).status).toBe(200);
    expect(lengths).toEqual([3 * CHUNK_BYTES, 3, 1]);
    expect(tracker.memory.at(-1)?.every((value) => value === 0)).toBe(true);
  });

  test('is refused when it does not end', async () => {
    const { path } = await tryOn(person);
    const answer = await chunked(path, 60).catch(() => undefined);
    // A sender that goes on sending may see the connection close before it reads the answer.
    expect(answer?.status ?? 413).toBe(413);
    tracker.answer = async () => seen();
    expect((await person.upload(`${path}/frames`, new Uint8Array(10).fill(1))).status).toBe(200);
  });
});
