import { AppError, type MemberId } from '#kernel';
import type { Ticket } from '../domain/ticket.ts';
import type { TicketBook } from './ports.ts';
import { keyReused, type Outcome, type RushWish, type WriteRush } from './write-rush.ts';

/** Of one process. */
export interface RushSettings {
  /** Requests that wait or are being written; one more is answered 429. */
  readonly queueOrdersMax: number;
  /** Orders of one commit. */
  readonly batchOrdersMax: number;
  /** How long a batch that is not full waits for more. While one is being written the next one fills by itself. */
  readonly batchWaitMs: number;
  /** How long a caller is kept; then she asks for her ticket. */
  readonly answerWaitMs: number;
}

/** Where orders come in when all of a city wants the same article (docs/adr/0011). */
export interface OrderIntake {
  /**
   * Her ticket once it is decided, the first one for each key; undefined when she waited long enough. It is decided all
   * the same, whether she still listens or not. 429 `orders.rush_queue_full`: nothing was begun, the same key may ask again.
   */
  take(wish: RushWish): Promise<Ticket | undefined>;
  /** Undefined = nothing is known here: not sent, not decided, or in another process. Sending it again is safe. */
  find(memberId: MemberId, key: string): Promise<Ticket | 'QUEUED' | undefined>;
  /** Lets nobody in; ends when everybody inside has an answer. */
  close(): Promise<void>;
}

export interface IntakeParts {
  readonly write: WriteRush;
  readonly tickets: Pick<TicketBook, 'find'>;
  readonly settings: RushSettings;
}

interface Waiting {
  readonly wish: RushWish;
  readonly decided: Promise<Ticket>;
  readonly tell: (outcome: Outcome) => void;
}

const RETRY_AFTER_SECONDS = 1;

/** One writer for the process: commits follow one another, and each takes along whoever has come meanwhile. */
export function orderIntake({ write, tickets, settings }: IntakeParts): OrderIntake {
  /** By owner and key. What is being written is in here, and no longer in `queue`. */
  const undecided = new Map<string, Waiting>();
  let queue: Waiting[] = [];
  let writer: Promise<void> | undefined;
  let isClosed = false;

  function enter(wish: RushWish): Waiting {
    const { request } = wish;
    if (isClosed) throw closing();
    if (undecided.size >= settings.queueOrdersMax) throw queueFull();
    const { promise, resolve, reject } = Promise.withResolvers<Ticket>();
    promise.catch(() => undefined);
    const waiting: Waiting = {
      wish,
      decided: promise,
      tell: (outcome) => {
        undecided.delete(nameOf(request));
        if ('ticket' in outcome) resolve(outcome.ticket);
        else reject(outcome.failure as Error);
      },
    };
    undecided.set(nameOf(request), waiting);
    queue.push(waiting);
    writer ??= writeAll().finally(() => {
      writer = undefined;
    });
    return waiting;
  }

  async function writeAll(): Promise<void> {
    while (queue.length > 0) {
      if (queue.length < settings.batchOrdersMax && !isClosed) await after(settings.batchWaitMs);
      await writeBatch(nextBatch());
    }
  }

  /** In the order in which they came. No transaction crosses merchants. */
  function nextBatch(): readonly Waiting[] {
    const merchantId = queue[0]?.wish.merchantId;
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const waiting of queue) {
      const fits = batch.length < settings.batchOrdersMax && waiting.wish.merchantId === merchantId;
      (fits ? batch : rest).push(waiting);
    }
    queue = rest;
    return batch;
  }

  /**
   * What cannot be written at all is found by halves, so that it fails alone. A database that is busy is busy for all;
   * whoever asks again under the same key loses nothing, even if that commit went through.
   */
  async function writeBatch(batch: readonly Waiting[]): Promise<void> {
    const [first] = batch;
    if (first === undefined) return;
    try {
      const outcomes = await write(
        first.wish.merchantId,
        batch.map(({ wish }) => wish),
      );
      for (const { wish, tell } of batch) tell(outcomes.get(wish) ?? { failure: new Error('no outcome') });
    } catch (failure) {
      const forAll = failure instanceof AppError && failure.kind === 'unavailable';
      if (batch.length === 1 || forAll) {
        for (const { tell } of batch) tell({ failure });
        return;
      }
      const middle = Math.ceil(batch.length / 2);
      await writeBatch(batch.slice(0, middle));
      await writeBatch(batch.slice(middle));
    }
  }

  return {
    async take(wish) {
      const known = undecided.get(nameOf(wish.request));
      if (known !== undefined && known.wish.request.requestHash !== wish.request.requestHash)
        throw keyReused();
      const { decided } = known ?? enter(wish);
      const impatience = Promise.withResolvers<undefined>();
      const timer = setTimeout(() => impatience.resolve(undefined), settings.answerWaitMs);
      try {
        return await Promise.race([decided, impatience.promise]);
      } finally {
        clearTimeout(timer);
      }
    },
    async find(memberId, key) {
      if (undecided.has(nameOf({ owner: memberId, key }))) return 'QUEUED';
      return tickets.find(memberId, key);
    },
    async close() {
      isClosed = true;
      await writer;
    },
  };
}

function nameOf({ owner, key }: { readonly owner: string; readonly key: string }): string {
  return `${owner}\n${key}`;
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function queueFull(): AppError {
  return new AppError('rate_limited', 'orders.rush_queue_full', '抢购人数太多，请稍后再试', {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}

function closing(): AppError {
  return new AppError('unavailable', 'orders.rush_closing', '系统正在更新，请稍后再试', {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}
