import type { TrackAnswer } from '../../../web-demo/storefront/src/api/contract.ts';
import { Unreachable } from '../../../web-demo/storefront/src/api/transport.ts';
import { createFrameSender } from '../../../web-demo/storefront/src/model/frame-sender.ts';
import { handTimers, settled } from './hand-timers.ts';

const GAP_MS = 125;
const seen: TrackAnswer = { status: 'ok', faces: [], items: [], width: 640, height: 480 };

function sender() {
  const timers = handTimers(1_000);
  const sent: { frame: number; answer(): Promise<void>; fail(reason?: Error): Promise<void> }[] = [];
  const heard: string[] = [];
  const dot: boolean[] = [];
  const made = createFrameSender<number>({
    send: (frame) =>
      new Promise((resolve, reject) => {
        sent.push({
          frame,
          answer: () => {
            resolve(seen);
            return settled();
          },
          fail: (reason: Error = new Error('lost')) => {
            reject(reason);
            return settled();
          },
        });
      }),
    now: timers.now,
    later: timers.later,
    gapMs: GAP_MS,
    onAnswer: () => heard.push('answer'),
    onError: () => heard.push('error'),
    onSending: (sending) => dot.push(sending),
  });
  return { ...made, timers, sent, heard, dot, frames: () => sent.map(({ frame }) => frame) };
}

test('one frame at most is unanswered, and the newest of those that came meanwhile goes next', async () => {
  const { offer, sent, frames, timers } = sender();
  offer(1);
  offer(2);
  offer(3);
  expect(frames()).toEqual([1]);

  await sent[0]?.answer();
  await timers.pass(GAP_MS);

  expect(frames()).toEqual([1, 3]);
});

test('a fast answer does not make it send faster than its gap', async () => {
  const { offer, sent, frames, timers } = sender();
  offer(1);
  await sent[0]?.answer();
  offer(2);
  await timers.pass(GAP_MS - 1);
  expect(frames()).toEqual([1]);
  await timers.pass(1);
  expect(frames()).toEqual([1, 2]);
});

test('a lost frame is reported and the next good one goes out', async () => {
  const { offer, sent, frames, heard, timers } = sender();
  offer(1);
  await sent[0]?.fail();
  offer(2);
  await timers.pass(GAP_MS);
  expect(heard).toEqual(['error']);
  expect(frames()).toEqual([1, 2]);
});

test('the dot is on exactly while a frame is on its way', async () => {
  const { offer, sent, dot } = sender();
  offer(1);
  expect(dot).toEqual([true]);
  await sent[0]?.answer();
  expect(dot).toEqual([true, false]);
});

test('after stopping nothing leaves the phone and a late answer is not shown', async () => {
  const { offer, stop, sent, frames, heard, timers } = sender();
  offer(1);
  offer(2);
  stop();
  await sent[0]?.answer();
  offer(3);
  await timers.pass(1_000);
  expect(frames()).toEqual([1]);
  expect(heard).toEqual([]);
});

test('while the network is away it asks ever more seldom, and at once when it is back', async () => {
  const { offer, wake, sent, frames, timers } = sender();
  const lose = async (frame: number) => sent[frame]?.fail(new Unreachable());
  offer(1);
  await lose(0);
  offer(2);
  await timers.pass(499);
  expect(frames()).toEqual([1]);
  await timers.pass(1);
  expect(frames()).toEqual([1, 2]);

  await lose(1);
  offer(3);
  await timers.pass(999);
  expect(frames()).toEqual([1, 2]);

  wake();
  expect(frames()).toEqual([1, 2, 3]);
});
