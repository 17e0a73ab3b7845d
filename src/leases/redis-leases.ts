import { createClient } from '@redis/client';
import type { Leases } from '#kernel';

const PREFIX = 'tongqu:lease:';
/** A command that takes longer is given up: whoever asked has a shopper waiting. */
const COMMAND_MS_MAX = 1_000;
const CONNECT_MS_MAX = 2_000;
const RECONNECT_MS_MAX = 1_000;
const RECONNECT_STEP_MS = 50;

/** Each is one step for Redis, so that of two processes that take over at once the later one holds the thing. */
const HOLD = `
  redis.call('HSET', KEYS[1], 'holder', ARGV[1], 'card', ARGV[3])
  return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;
const TAKE_OVER = `
  local card = redis.call('HGET', KEYS[1], 'card')
  if card then
    redis.call('HSET', KEYS[1], 'holder', ARGV[1])
    redis.call('PEXPIRE', KEYS[1], ARGV[2])
  end
  return card`;
/** What nobody holds is held anew: a Redis that comes back empty must not end every session of the house. */
const PROLONG = `
  local holder = redis.call('HGET', KEYS[1], 'holder')
  if holder and holder ~= ARGV[1] then return 0 end
  redis.call('HSET', KEYS[1], 'holder', ARGV[1], 'card', ARGV[3])
  return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;
/** Nobody's for a while, so that a former holder who has not heard of it yet does not hold it anew. */
const RELEASE = `
  if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then return 0 end
  redis.call('HDEL', KEYS[1], 'card')
  redis.call('HSET', KEYS[1], 'holder', '')
  return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;
const RELEASED_KEPT_MS = 10_000;

/**
 * Leases that all processes of a house share. When Redis is out of reach every call rejects within a second:
 * what this process holds goes on, only nobody could carry it on elsewhere.
 */
export class RedisLeases implements Leases {
  readonly areShared = true;
  readonly #client: ReturnType<typeof clientFor>;
  readonly #holder: string;

  /** @param holder names this process; no other one may bear the name. */
  constructor(url: string, holder: string, report: (error: unknown) => void) {
    this.#client = clientFor(url);
    this.#holder = holder;
    this.#client.on('error', report);
  }

  /** Connects in the background, and again whenever the connection is lost: a house opens without Redis, too. */
  start(): void {
    // What went wrong reached `report`.
    void this.#client.connect().catch(() => undefined);
  }

  async stop(): Promise<void> {
    if (this.#client.isOpen) this.#client.destroy();
  }

  async hold(key: string, card: string, ttlMs: number): Promise<void> {
    await this.#run(HOLD, key, ttlMs, card);
  }

  async read(key: string): Promise<string | undefined> {
    return (await this.#client.hGet(PREFIX + key, 'card')) ?? undefined;
  }

  async takeOver(key: string, ttlMs: number): Promise<string | undefined> {
    const card = await this.#run(TAKE_OVER, key, ttlMs);
    return typeof card === 'string' ? card : undefined;
  }

  async prolong(cards: ReadonlyMap<string, string>, ttlMs: number): Promise<readonly string[]> {
    const held = await Promise.all([...cards].map(([key, card]) => this.#run(PROLONG, key, ttlMs, card)));
    return [...cards.keys()].filter((_, i) => held[i] !== 1);
  }

  async release(key: string): Promise<void> {
    await this.#run(RELEASE, key, RELEASED_KEPT_MS);
  }

  #run(script: string, key: string, ttlMs: number, card = ''): Promise<unknown> {
    return this.#client.eval(script, {
      keys: [PREFIX + key],
      arguments: [this.#holder, String(ttlMs), card],
    }) as Promise<unknown>;
  }
}

function clientFor(url: string) {
  return createClient({
    url,
    // Commands are never kept for later: a late answer about who holds a session is a wrong one.
    disableOfflineQueue: true,
    commandOptions: { timeout: COMMAND_MS_MAX },
    socket: {
      connectTimeout: CONNECT_MS_MAX,
      reconnectStrategy: (attempts) => Math.min(RECONNECT_MS_MAX, RECONNECT_STEP_MS * (attempts + 1)),
    },
  });
}
