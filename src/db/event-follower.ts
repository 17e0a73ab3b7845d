import type { Clock, DomainEvent, EpochMs, EventHandler, StoredEvent } from '#kernel';
import { endsInTime } from './in-time.ts';
import type { Reads } from './reads.ts';

/** Commits of other processes arrive within this time; this process's own at once, see `look`. */
const LOOK_EVERY_MS = 500;
/** An event may become visible a little after the instant that its id carries: so far back every look looks. */
const OVERLAP_MS = 10_000;
/** What may still be in flight when the house opens is younger than this many events. */
const EVENTS_BEFORE_START = 200;
const IDS_PER_READ = 1_000;
/** A memory is told within milliseconds. Whoever takes longer is told the next thing beside it, and no look waits for it. */
const HANDLER_MS_MAX = 5_000;
/** Of the ten seconds in which the house closes. */
const STOP_MS_MAX = 2_000;

interface FollowerParts {
  readonly reads: Reads;
  readonly clock: Clock;
  /** Those of `everyProcess` are served, the others are the relay's. */
  readonly handlers: readonly EventHandler[];
  /** Missing = 5 s. */
  readonly handlerMsMax?: number;
  readonly report: (error: unknown, facts: object) => void;
}

interface OutboxRow {
  readonly id: string;
  readonly type: DomainEvent['type'];
  readonly occurred_at: number;
  readonly payload: string;
}

/** One handler's events one after the other; a slow handler holds up no other. */
interface Lane {
  readonly handler: EventHandler;
  last: Promise<unknown>;
}

/**
 * Brings committed events to what this process holds in memory. The relay delivers each event once, in whichever process
 * holds its lease; a memory has to hear of it in every process. Read from the outbox itself, by ids, which sort by
 * creation time; nothing is written. A handler that fails is tried again for ten seconds.
 */
export class EventFollower {
  readonly #parts: FollowerParts;
  readonly #handlerMsMax: number;
  readonly #lanes: readonly Lane[];
  readonly #types: readonly DomainEvent['type'][];
  readonly #seen = new Set<string>();
  /** Newest id of the whole outbox at each look, oldest look first. */
  readonly #marks: { readonly at: EpochMs; readonly id: string }[] = [];
  /** Older events are not looked at any more; undefined = never looked. */
  #after: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #queued: Promise<void> | undefined;

  constructor(parts: FollowerParts) {
    const handlers = parts.handlers.filter(({ everyProcess }) => everyProcess === true);
    this.#parts = parts;
    this.#handlerMsMax = parts.handlerMsMax ?? HANDLER_MS_MAX;
    this.#lanes = handlers.map((handler) => ({ handler, last: Promise.resolve() }));
    this.#types = [...new Set(handlers.flatMap(({ types }) => types))];
  }

  /** Before anything is read into memory: what is committed by then needs no telling. */
  async start(): Promise<void> {
    await this.#begin();
    for (const id of await this.#idsAfter(this.#after ?? '')) this.#seen.add(id);
    this.#timer = setInterval(() => this.nudge(), LOOK_EVERY_MS).unref();
  }

  /** Something was committed: look now. */
  nudge(): void {
    if (this.#timer === undefined) return;
    // The next look covers the same time again.
    this.look().catch((error: unknown) => this.#parts.report(error, { part: 'event follower' }));
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await Promise.allSettled([this.#running, this.#queued]);
    await endsInTime(this.#told(), STOP_MS_MAX);
  }

  /** Returns when what was committed before the call has been told, or a memory that does not answer has had its time. */
  async look(): Promise<void> {
    // Calls while one look waits share it.
    this.#queued ??= this.#afterRunning();
    await this.#queued;
    await endsInTime(this.#told(), this.#handlerMsMax);
  }

  async #told(): Promise<void> {
    await Promise.all(this.#lanes.map(({ last }) => last));
  }

  async #afterRunning(): Promise<void> {
    await Promise.allSettled([this.#running]);
    this.#running = this.#queued;
    this.#queued = undefined;
    await this.#follow();
  }

  async #begin(): Promise<void> {
    const newest = await this.#parts.reads.all<{ id: string }>(
      `select id from outbox order by id desc limit ${EVENTS_BEFORE_START}`,
    );
    this.#after = newest.length < EVENTS_BEFORE_START ? '' : (newest.at(-1)?.id ?? '');
  }

  async #follow(): Promise<void> {
    if (this.#types.length === 0) return;
    if (this.#after === undefined) await this.#begin();
    const now = this.#parts.clock.now();
    const [newest] = await this.#parts.reads.all<{ id: string | null }>('select max(id) as id from outbox');
    const news = (await this.#idsAfter(this.#after ?? '')).filter((id) => !this.#seen.has(id));
    for (let from = 0; from < news.length; from += IDS_PER_READ)
      for (const row of await this.#rows(news.slice(from, from + IDS_PER_READ))) this.#tell(row);
    this.#advance(now, newest?.id ?? '');
  }

  async #idsAfter(after: string): Promise<string[]> {
    const ids: string[] = [];
    for (let last = after; ; ) {
      const rows = await this.#parts.reads.all<{ id: string }>(
        `select id from outbox where id > ? and type in (${this.#types.map(() => '?').join(', ')})
         order by id limit ${IDS_PER_READ}`,
        [last, ...this.#types],
      );
      for (const { id } of rows) ids.push(id);
      if (rows.length < IDS_PER_READ) return ids;
      last = rows.at(-1)?.id ?? last;
    }
  }

  #rows(ids: readonly string[]): Promise<readonly OutboxRow[]> {
    return this.#parts.reads.all<OutboxRow>(
      `select id, type, occurred_at, payload from outbox where id in (${ids.map(() => '?').join(', ')}) order by id`,
      ids,
    );
  }

  /** Handlers begin in the order of the house: one that reads what another forgets finds it forgotten. */
  #tell({ id, type, occurred_at, payload }: OutboxRow): void {
    this.#seen.add(id);
    const stored: StoredEvent = { id, event: { ...JSON.parse(payload), type, occurredAt: occurred_at } };
    for (const lane of this.#lanes) {
      if (!lane.handler.types.includes(type)) continue;
      lane.last = lane.last.then(async () => {
        if (await endsInTime(this.#serve(lane.handler, stored), this.#handlerMsMax)) return;
        const late = new Error(`The handler took longer than ${this.#handlerMsMax} ms`);
        this.#parts.report(late, { part: 'event follower', handler: lane.handler.name, eventId: id });
      });
    }
  }

  /** Late or not: only a failure has it told again. */
  async #serve(handler: EventHandler, stored: StoredEvent): Promise<void> {
    try {
      await handler.deliver(stored);
    } catch (error) {
      this.#seen.delete(stored.id);
      this.#parts.report(error, { part: 'event follower', handler: handler.name, eventId: stored.id });
    }
  }

  #advance(now: EpochMs, newest: string): void {
    this.#marks.push({ at: now, id: newest });
    const before = this.#after;
    while ((this.#marks[0]?.at ?? now) <= now - OVERLAP_MS)
      this.#after = this.#marks.shift()?.id ?? this.#after;
    const after = this.#after;
    if (after === undefined || after === before) return;
    for (const id of this.#seen) if (id <= after) this.#seen.delete(id);
  }
}
