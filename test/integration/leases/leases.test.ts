import type { Leases } from '#kernel';
import { MemoryLeases, RedisLeases } from '#leases';
import { HandClock } from '../../support/clock.ts';
import { programsPresent, TestRedis } from '../../support/redis.ts';

const LONG_MS = 60_000;
const SHORT_MS = 40;

const cards = (...keys: readonly string[]) => new Map(keys.map((key) => [key, `card of ${key}`]));

test('a lease in one process ends when nobody prolongs it', async () => {
  const clock = new HandClock();
  const leases = new MemoryLeases(clock);
  await leases.hold('session', 'card of session', 1_000);
  clock.advance(900);
  expect(await leases.prolong(cards('session'), 1_000)).toEqual([]);
  clock.advance(900);
  expect(await leases.takeOver('session', 1_000)).toBe('card of session');
  clock.advance(1_000);
  expect(await leases.takeOver('session', 1_000)).toBeUndefined();
  await leases.hold('session', 'card of session', 1_000);
  await leases.release('session');
  expect(await leases.takeOver('session', 1_000)).toBeUndefined();
});

(programsPresent('redis-server') ? describe : describe.skip)('leases of several processes in Redis', () => {
  let redis: TestRedis;
  let [here, there]: RedisLeases[] = [];
  const errors: unknown[] = [];

  beforeAll(async () => {
    redis = await TestRedis.open();
    [here, there] = ['here', 'there'].map((name) => {
      const leases = new RedisLeases(redis.url, name, (error) => errors.push(error));
      leases.start();
      return leases;
    });
    await eventually(() => both((leases) => leases.release('nothing')));
  });
  afterAll(async () => {
    await both((leases) => (leases as RedisLeases).stop());
    await redis.close();
  });

  const both = (use: (leases: Leases) => Promise<unknown>) =>
    Promise.all([here, there].map((leases) => use(leases as Leases)));
  const one = () => here as Leases;
  const other = () => there as Leases;

  test('whoever takes over gets the card, and the former holder learns that it has lost the thing', async () => {
    await one().hold('a', 'card of a', LONG_MS);
    await one().hold('b', 'card of b', LONG_MS);
    expect(await other().takeOver('a', LONG_MS)).toBe('card of a');
    expect(await one().prolong(cards('a', 'b'), LONG_MS)).toEqual(['a']);
    expect(await other().prolong(cards('a'), LONG_MS)).toEqual([]);
  });

  test('letting go does not take the thing from the process that has taken over', async () => {
    await one().hold('c', 'card', LONG_MS);
    await other().takeOver('c', LONG_MS);
    await one().release('c');
    expect(await other().prolong(cards('c'), LONG_MS)).toEqual([]);
    await other().release('c');
    expect(await one().takeOver('c', LONG_MS)).toBeUndefined();
  });

  test('what the process that took over has ended is not held again by the former one', async () => {
    await one().hold('g', 'card of g', LONG_MS);
    await other().takeOver('g', LONG_MS);
    await other().release('g');
    expect(await one().prolong(cards('g'), LONG_MS)).toEqual(['g']);
    expect(await other().read('g')).toBeUndefined();
  });

  test('of processes that take over at the same time exactly one holds the thing in the end', async () => {
    await one().hold('d', 'card', LONG_MS);
    await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? one() : other()).takeOver('d', LONG_MS)));
    const lost = await Promise.all([
      one().prolong(cards('d'), LONG_MS),
      other().prolong(cards('d'), LONG_MS),
    ]);
    expect(lost.flat()).toEqual(['d']);
  });

  test('a lease that nobody prolongs ends by itself', async () => {
    await one().hold('e', 'card', SHORT_MS);
    await new Promise((resolve) => setTimeout(resolve, 2 * SHORT_MS));
    expect(await other().takeOver('e', LONG_MS)).toBeUndefined();
  });

  test('without Redis every call is refused at once, and works again when Redis is back', async () => {
    await redis.stop();
    await expect(one().hold('f', 'card', LONG_MS)).rejects.toThrow();
    await expect(one().takeOver('f', LONG_MS)).rejects.toThrow();
    expect(errors.length).toBeGreaterThan(0);
    await redis.start();
    await eventually(() => one().hold('f', 'card', LONG_MS));
    expect(await one().takeOver('f', LONG_MS)).toBe('card');
  });

  test('a Redis that comes back empty learns who holds what, and nobody loses anything', async () => {
    await one().hold('h', 'card of h', LONG_MS);
    await redis.stop();
    await redis.start();
    await eventually(() => both((leases) => leases.release('nothing')));
    expect(await one().prolong(cards('h'), LONG_MS)).toEqual([]);
    expect(await other().takeOver('h', LONG_MS)).toBe('card of h');
  });
});

async function eventually(attempt: () => Promise<unknown>, attemptsMax = 200): Promise<void> {
  for (let left = attemptsMax; ; left -= 1) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (left <= 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
