import type { TrackAnswer, TryOnSession } from '../../../web-demo/storefront/src/api/contract.ts';
import { Refusal, Unreachable } from '../../../web-demo/storefront/src/api/transport.ts';
import type { StreamEvents } from '../../../web-demo/storefront/src/model/frame-stream.ts';
import { createUploadTracker } from '../../../web-demo/storefront/src/model/upload-tracker.ts';
import { handTimers, settled } from './hand-timers.ts';

const seen: TrackAnswer = { status: 'ok', faces: [], items: [], width: 640, height: 480 };
const frame = { format: 'jpeg', width: 640, height: 480, bytes: new ArrayBuffer(4) } as const;
const TEN_MINUTES_MS = 600_000;

/** A server with sessions and streams, whose network the test switches. */
function world() {
  const timers = handTimers(1_000);
  const said: string[] = [];
  const net = { up: true, streams: true, slow: false };
  const unanswered: (() => void)[] = [];
  const over = new Set<string>();
  let sessions = 0;
  let tokens = 0;
  let line: StreamEvents | undefined;

  const reach = (what: string) => {
    if (!net.up) throw new Unreachable();
    said.push(what);
  };
  const tracker = createUploadTracker({
    shop: {
      openTryOn: async ({ consentToken, items }) => {
        reach(`open ${consentToken} ${items.join()}`);
        sessions += 1;
        return {
          sessionId: `s${sessions}`,
          streamTicket: `first${sessions}`,
          consentEndsAt: timers.now() + TEN_MINUTES_MS,
        } as TryOnSession;
      },
      setTryOnItems: async (id, items) => {
        reach(`wear ${id} ${items.join()}`);
        if (over.has(id)) throw new Refusal(404, {});
      },
      sendFrame: async (id) => {
        reach(`post ${id}`);
        if (over.has(id)) throw new Refusal(404, {});
        return seen;
      },
      streamTicket: async (id) => {
        reach(`ticket ${id}`);
        return { streamTicket: `next${id}` };
      },
      renewTryOn: async (id, token) => {
        reach(`renew ${id} ${token}`);
        return { consentEndsAt: timers.now() + TEN_MINUTES_MS };
      },
      tryOnSize: async (id, skuId) => {
        reach(`size ${id} ${skuId}`);
        if (over.has(id)) throw new Refusal(404, {});
        return { hint: { text: '约 M 码' } };
      },
      tryOnPhoto: async (id) => {
        reach(`photo ${id}`);
        return new ArrayBuffer(1);
      },
      closeTryOn: async (id) => reach(`close ${id}`),
    },
    openStream: async (_path, events) => {
      if (!net.up || !net.streams) throw new Error('refused');
      line = events;
      return {
        send(message) {
          if (typeof message === 'string')
            said.push(`hello ${(JSON.parse(message) as { ticket: string }).ticket}`);
          else {
            said.push('frame');
            const seq = new DataView(message).getUint32(0, true);
            const answer = () => events.onText(JSON.stringify({ seq, ...seen }));
            if (net.slow) unanswered.push(answer);
            else if (net.up) answer();
          }
        },
        close: () => said.push('hung up'),
      };
    },
    consentToken: async () => {
      tokens += 1;
      return `token${tokens}`;
    },
    now: timers.now,
    later: timers.later,
  });
  return {
    tracker,
    timers,
    net,
    over,
    unanswered,
    /** What the server heard since the last look. */
    heard: () => said.splice(0),
    cut: (code = 1006) => line?.onClosed(code),
  };
}

test('frames go over the stream of one session, which is opened with a consent token', async () => {
  const { tracker, heard } = world();
  await tracker.wear(['sku1']);
  await tracker.track(frame);
  await tracker.track(frame);
  expect(heard()).toEqual(['open token1 sku1', 'hello first1', 'frame', 'frame']);
});

test('after a cut frames go as single requests until the stream can be had again, with a ticket of its own', async () => {
  const { tracker, heard, cut, timers } = world();
  await tracker.track(frame);
  heard();
  cut();
  await tracker.track(frame);
  expect(heard()).toEqual(['post s1']);
  await timers.pass(1_000);
  await tracker.track(frame);
  expect(heard()).toEqual(['ticket s1', 'hello nexts1', 'frame']);
});

test('where no stream can be had it is tried ever more seldom', async () => {
  const { tracker, heard, net, timers } = world();
  net.streams = false;
  let tries = 0;
  for (let second = 0; second < 60; second += 1) {
    await tracker.track(frame);
    tries += heard().filter((what) => what.startsWith('ticket')).length;
    await timers.pass(1_000);
  }
  expect(tries).toBeGreaterThan(2);
  expect(tries).toBeLessThan(8);
});

test('a network that comes back finds the same session', async () => {
  const { tracker, heard, net, cut, timers } = world();
  await tracker.track(frame);
  net.up = false;
  cut();
  await expect(tracker.track(frame)).rejects.toBeInstanceOf(Unreachable);
  await timers.pass(20_000);
  net.up = true;
  heard();
  await tracker.track(frame);
  expect(heard()).toEqual(['ticket s1', 'hello nexts1', 'frame']);
});

test('a session that ran out meanwhile is opened anew, with a fresh token and what is worn now', async () => {
  const { tracker, heard, over, cut } = world();
  await tracker.wear(['sku1']);
  await tracker.track(frame);
  over.add('s1');
  cut(4_404);
  heard();
  await tracker.wear(['sku2']);
  await tracker.track(frame);
  expect(heard()).toEqual(
    ['wear s1 sku2', 'hung up', 'open token2 sku2', 'hello first2', 'frame'].filter(
      (what) => what !== 'hung up',
    ),
  );
});

test('a consent that was withdrawn ends the frames', async () => {
  const { tracker, cut, net, timers } = world();
  await tracker.track(frame);
  net.up = false;
  const lost = tracker.track(frame);
  const refused = expect(lost).rejects.toMatchObject({ status: 403 });
  await settled();
  cut(4_403);
  await refused;
  await timers.pass(0);
});

test('an open session is shown a fresh consent token before it would end', async () => {
  const { tracker, heard, timers } = world();
  await tracker.track(frame);
  await timers.pass(TEN_MINUTES_MS - 120_000);
  await tracker.track(frame);
  expect(heard().filter((what) => what.startsWith('renew'))).toEqual([]);
  await timers.pass(60_000);
  await tracker.track(frame);
  await settled();
  await tracker.track(frame);
  expect(heard().filter((what) => what.startsWith('renew'))).toEqual(['renew s1 token2']);
});

test('leaving hangs up and ends the session on the server', async () => {
  const { tracker, heard } = world();
  await tracker.track(frame);
  heard();
  await tracker.close();
  expect(heard()).toEqual(['hung up', 'close s1']);
});

test('a size is asked of the session that saw her, and opens none', async () => {
  const { tracker, heard, over } = world();
  expect(await tracker.sizeHint('sku_shirt')).toBeUndefined();
  expect(heard()).toEqual([]);
  await tracker.track(frame);
  heard();
  expect(await tracker.sizeHint('sku_shirt')).toBe('约 M 码');
  over.add('s1');
  expect(await tracker.sizeHint('sku_shirt')).toBeUndefined();
  expect(heard()).toEqual(['size s1 sku_shirt', 'size s1 sku_shirt']);
});

test('a photo that she picks waits for the frame on its way, and both are answered', async () => {
  const { tracker, net, unanswered, heard } = world();
  await tracker.track(frame);
  heard();
  net.slow = true;
  const [live, photo] = [tracker.track(frame), tracker.track(frame)];
  await settled();
  expect(heard()).toEqual(['frame']);
  unanswered.shift()?.();
  expect(await live).toMatchObject(seen);
  await settled();
  unanswered.shift()?.();
  expect(await photo).toMatchObject(seen);
});
