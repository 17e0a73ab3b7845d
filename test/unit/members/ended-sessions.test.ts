import { EndedSessions } from '#feature';
import { HandClock } from '../../support/clock.ts';

const TWO_HOURS_MS = 7_200_000;

function memory(inTable: { id: string; endedAt: number }[], clock: HandClock) {
  return new EndedSessions({
    name: 'sessions',
    tokenMs: TWO_HOURS_MS,
    endedSince: async (since) => inTable.filter(({ endedAt }) => endedAt >= since),
    clock,
  });
}

test('is ready when it knows whose tokens may still be alive', async () => {
  const clock = new HandClock();
  const ended = memory(
    [
      { id: 'an hour ago', endedAt: clock.now() - TWO_HOURS_MS / 2 },
      { id: 'yesterday', endedAt: clock.now() - 12 * TWO_HOURS_MS },
    ],
    clock,
  );
  expect(ended.isReady()).toBe(false);
  await ended.start();
  expect(ended.isReady()).toBe(true);
  expect(ended.has('an hour ago')).toBe(true);
  expect(ended.has('yesterday')).toBe(false);
  await ended.stop();
});

test('a sign-out here counts at once', () => {
  const ended = memory([], new HandClock());
  ended.add('mine');
  expect(ended.has('mine')).toBe(true);
});

test('is forgotten when its tokens are dead', async () => {
  const clock = new HandClock();
  const ended = memory([], clock);
  ended.add('old');
  clock.advance(TWO_HOURS_MS + 1);
  await ended.start();
  expect(ended.has('old')).toBe(false);
  await ended.stop();
});
