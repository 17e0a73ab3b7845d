import type { AppError, MemberId } from '#kernel';
import type { Ticket } from '../domain/ticket.ts';
import type { TicketBook } from './ports.ts';
import { closing, queueFull, tooManyOfHers, troubleOfAll } from './rush-failures.ts';
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
  /** How long the writer waits for one batch: a database that is silent would keep everybody behind it. */
  readonly writeMsMax: number;
  /** Told, once, of each failure that is nobody's in the batch. */
  readonly report: (failure: unknown) => void;
}

/** Where orders come in when all of a city wants the same article (docs/adr/0011). */
export interface OrderIntake {
  /**
   * Her ticket once it is decided, the first one for each key; undefined when she waited long enough. It is decided all
   * the same, whether she still listens or not. 429 `orders.rush_queue_full`, `orders.rush_too_many_of_yours`: nothing
   * was begun, the same key may ask again.
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
  /** Whether the database refused what stands in a row; any other failure of its own is everybody's. */
  readonly isRowFault: (failure: unknown) => boolean;
}

interface Waiting {
  readonly wish: RushWish;
  readonly decided: Promise<Ticket>;
  readonly tell: (outcome: Outcome) => void;
}

/** One member cannot take everybody's places, however many keys she sends; a till waits for one answer at a time. */
const UNDECIDED_OF_ONE_MEMBER_MAX = 10;

/** One writer for the process: commits follow one another, and each takes along whoever has come meanwhile. */
export function orderIntake({ write, tickets, settings, isRowFault }: IntakeParts): OrderIntake {
  /** By owner and key. What is being written is in here, and no longer in `queue`. */
  const undecided = new Map<string, Waiting>();
  /** How many of them are whose. */
  const counts = new Map<string, number>();
  let queue: Waiting[] = [];
  let writer: Promise<void> | undefined;
  let isClosed = false;
  /** The same failure may be the answer to many. */
  const reported = new WeakSet<Error>();

  function enter(wish: RushWish): Waiting {
    const { request } = wish;
    if (isClosed) throw closing();
    if (undecided.size >= settings.queueOrdersMax) throw queueFull();
    if ((counts.get(request.owner) ?? 0) >= UNDECIDED_OF_ONE_MEMBER_MAX) throw tooManyOfHers();
    const { promise, resolve, reject } = Promise.withResolvers<Ticket>();
    promise.catch(() => undefined);
    const waiting: Waiting = {
      wish,
      decided: promise,
      tell: (outcome) => {
        undecided.delete(nameOf(request));
        count(request.owner, -1);
        if ('ticket' in outcome) resolve(outcome.ticket);
        else reject(outcome.failure as Error);
      },
    };
    undecided.set(nameOf(request), waiting);
    count(request.owner, 1);
    queue.push(waiting);
    writer ??= writeAll();
    return waiting;
  }

  function count(owner: string, more: 1 | -1): void {
    const now = (counts.get(owner) ?? 0) + more;
    if (now === 0) counts.delete(owner);
    else counts.set(owner, now);
  }

  async function writeAll(): Promise<void> {
    try {
      while (queue.length > 0) {
        if (queue.length < settings.batchOrdersMax && !isClosed) await after(settings.batchWaitMs);
        await writeBatch(nextBatch());
      }
    } finally {
      // In the same turn that found the queue empty: whoever enters in the next one would wait for a writer who has left.
      writer = undefined;
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
   * What cannot be written at all is found by halves, so that it fails alone. A database that is busy, silent or away is
   * so for all; whoever asks again under the same key loses nothing, even if that commit went through.
   */
  async function writeBatch(batch: readonly Waiting[]): Promise<void> {
    const [first] = batch;
    if (first === undefined) return;
    try {
      const wishes = batch.map(({ wish }) => wish);
      const outcomes = await inTime(write(first.wish.merchantId, wishes), settings.writeMsMax);
      for (const { wish, tell } of batch) {
        const outcome = outcomes.get(wish) ?? { failure: new Error('no outcome') };
        tell('ticket' in outcome ? outcome : { failure: troubleOf(outcome.failure) ?? outcome.failure });
      }
    } catch (failure) {
      const trouble = troubleOf(failure);
      if (batch.length === 1 || trouble !== undefined) {
        for (const { tell } of batch) tell({ failure: trouble ?? failure });
        return;
      }
      const middle = Math.ceil(batch.length / 2);
      await writeBatch(batch.slice(0, middle));
      await writeBatch(batch.slice(middle));
    }
  }

  function troubleOf(failure: unknown): AppError | undefined {
    const trouble = troubleOfAll(failure, isRowFault);
    // "Busy" is the database's own word, and no news.
    const isNews = trouble !== undefined && trouble !== failure;
    if (isNews && failure instanceof Error && !reported.has(failure)) {
      reported.add(failure);
      settings.report(failure);
    }
    return trouble;
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

/** What takes too long cannot be stopped: it goes on behind the back, and its keys stay claimed if it commits. */
async function inTime<Result>(work: Promise<Result>, ms: number): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`a batch was not written within ${ms} ms`)), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
