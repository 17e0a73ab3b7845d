import type { ShopEvent } from '../api/contract.ts';
import { Refusal } from '../api/transport.ts';

/** Events are hints for the feed: above this the oldest are given up. */
const WAITING_EVENTS_MAX = 200;
const BATCH_EVENTS_MAX = 50;
const GATHER_MS = 400;
const RETRY_MS = 5_000;
/** As long as a page waits for its own news to arrive; a slow network does not hold it up. */
const SETTLE_MS_MAX = 600;

export interface EventPostParts {
  readonly send: (events: readonly ShopEvent[]) => Promise<unknown>;
  readonly newId: () => string;
  readonly now: () => number;
  readonly later: (work: () => void, delayMs: number) => void;
}

export type Happening = Omit<ShopEvent, 'id' | 'at'>;

/**
 * Gathers what the shopper does and posts it in batches. An event gets its id when it happens and keeps it
 * over every retry, so that the server counts it once.
 */
export function createEventPost({ send, newId, now, later }: EventPostParts) {
  let waiting: ShopEvent[] = [];
  let planned = false;
  let posting: Promise<void> | undefined;

  function plan(delayMs: number): void {
    if (planned) return;
    planned = true;
    later(() => void post(), delayMs);
  }

  /** One batch at a time: what is under way is not sent again. */
  function post(): Promise<void> {
    posting ??= postBatch().finally(() => {
      posting = undefined;
    });
    return posting;
  }

  async function postBatch(): Promise<void> {
    if (waiting.length === 0) {
      planned = false;
      return;
    }
    const batch = waiting.slice(0, BATCH_EVENTS_MAX);
    const settled = await send(batch).then(
      () => true,
      // What the server calls wrong stays wrong: asking again would hold up everything behind it.
      (error: unknown) => error instanceof Refusal && error.status < 500 && error.status !== 429,
    );
    if (settled) {
      const done = new Set(batch.map(({ id }) => id));
      waiting = waiting.filter(({ id }) => !done.has(id));
    }
    planned = false;
    if (waiting.length > 0) plan(settled ? GATHER_MS : RETRY_MS);
  }

  return {
    record(happening: Happening): void {
      waiting = [...waiting, { id: newId(), at: now(), ...happening }].slice(-WAITING_EVENTS_MAX);
      plan(GATHER_MS);
    },
    /** Posts what waits at once. To be awaited before asking for what should know of it; never fails. */
    async settle(): Promise<void> {
      if (waiting.length === 0) return;
      const sent = async () => {
        await posting;
        if (waiting.length > 0) await post();
      };
      await Promise.race([sent(), new Promise<void>((resolve) => later(resolve, SETTLE_MS_MAX))]);
    },
  };
}
