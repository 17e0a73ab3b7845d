import { DAY_MS, HOUR_MS } from '#kernel';
import { NightlyTraining } from '../../../modules/recommendations/app/nightly-training.ts';
import { HandClock } from '../../support/clock.ts';

/** 02:59 in Asia/Shanghai. */
const BEFORE_THREE = Date.UTC(2026, 10, 21, 18, 59);

function night() {
  const clock = new HandClock(BEFORE_THREE);
  const taken = new Set<string>();
  const reported: unknown[] = [];
  const started: { end: (status: number | null) => void }[] = [];
  const training = () => {
    const nightly = new NightlyTraining({
      clock,
      report: (error) => reported.push(error),
      nights: {
        take: async (day) => !taken.has(day) && Boolean(taken.add(day)),
        giveBack: async (day) => void taken.delete(day),
      },
      process: {
        start() {
          const { promise, resolve } = Promise.withResolvers<number | null>();
          started.push({ end: resolve });
          return { ended: promise, stop: () => resolve(null) };
        },
      },
    });
    return { nightly, look: () => nightly.job().run() };
  };
  return { clock, reported, started, training };
}

test('at three in the morning one of two processes trains, once', async () => {
  const { clock, started, training } = night();
  const [one, other] = [training(), training()];
  await one.look();
  expect(started).toHaveLength(0);
  clock.advance(60_000);
  for (const { look } of [one, other, one, other]) await look();
  expect(started).toHaveLength(1);
  started[0]?.end(0);
  clock.advance(HOUR_MS);
  await other.look();
  expect(started).toHaveLength(1);
  clock.advance(DAY_MS);
  await other.look();
  expect(started).toHaveLength(2);
});

test('a server that opens at noon does not make up for the night', async () => {
  const { clock, started, training } = night();
  clock.advance(9 * HOUR_MS);
  await training().look();
  expect(started).toHaveLength(0);
});

test.each([
  [0, 0],
  [2, 0],
  [1, 1],
])('a training that ends with status %i raises %i alarms', async (status, alarms) => {
  const { clock, reported, started, training } = night();
  clock.advance(60_000);
  await training().look();
  started[0]?.end(status);
  await new Promise(setImmediate);
  expect(reported).toHaveLength(alarms);
});

test('closing the house stops it without an alarm', async () => {
  const { clock, reported, training } = night();
  clock.advance(60_000);
  const { nightly, look } = training();
  await look();
  await nightly.stop();
  expect(reported).toEqual([]);
});

test('what a restart cut off goes on in the same night', async () => {
  const { clock, started, training } = night();
  clock.advance(60_000);
  const [before, after] = [training(), training()];
  await before.look();
  await before.nightly.stop();
  await after.look();
  expect(started).toHaveLength(2);
  started[1]?.end(0);
  await new Promise(setImmediate);
  await after.nightly.stop();
  await training().look();
  expect(started).toHaveLength(2);
});
