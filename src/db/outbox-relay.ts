import {
  type Clock,
  type DomainEvent,
  type EpochMs,
  type EventHandler,
  HOUR_MS,
  type Ids,
  SECOND_MS,
  type StoredEvent,
  type UnitOfWork,
} from '#kernel';
import type { EventFollower } from './event-follower.ts';
import { HandlerCalls } from './handler-calls.ts';
import { endsInTime } from './in-time.ts';
import { affectedRows } from './mikro-unit-of-work.ts';
import type { Reads } from './reads.ts';

const BATCH_EVENTS_MAX = 100;
/**
 * An event that failed this often is a dead letter: it stays in the table until somebody re-drives it. The pauses
 * between make 86,895 s, a day: nothing is lost while a provider is away for a night.
 */
const ATTEMPTS_MAX = 36;
const LOOK_EVERY_MS = 500;
const LEASE_MS = 10 * SECOND_MS;
/** A lease older than this is prolonged, before every event and while a handler works. */
const PROLONG_AFTER_MS = LEASE_MS / 3;
/** A handler that takes longer has failed for now: it is tried again later, and the others are not held up. */
const HANDLER_MS_MAX = 30 * SECOND_MS;
/** Of the ten seconds in which the house closes. */
const STOP_MS_MAX = 3 * SECOND_MS;
const ERROR_CHARS_MAX = 500;

interface OutboxRow {
  readonly id: string;
  readonly type: DomainEvent['type'];
  readonly occurred_at: number;
  readonly payload: string;
  readonly attempts: number;
}

interface RelayParts {
  readonly unitOfWork: UnitOfWork;
  readonly reads: Reads;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Without those of `everyProcess`: they are the follower's. */
  readonly handlers: readonly EventHandler[];
  readonly follower: EventFollower;
  /** Missing = 30 s. */
  readonly handlerMsMax?: number;
  readonly report: (error: unknown, facts: object) => void;
}

/**
 * Delivers committed events to their handlers, at least once, oldest first; what is new goes before what has failed. One
 * process at a time holds the lease; the others look again. A handler that fails is tried again with growing pauses
 * (1 s, 2 s, 4 s … an hour, a day in all) and does not hold up other events.
 */
export class OutboxRelay {
  readonly #parts: RelayParts;
  readonly #owner: string;
  readonly #calls: HandlerCalls;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<number> | undefined;
  #again = false;
  #stopped = false;
  #heldAt: EpochMs | undefined;

  constructor(parts: RelayParts) {
    this.#parts = { ...parts, handlers: parts.handlers.filter(({ everyProcess }) => everyProcess !== true) };
    this.#owner = parts.ids.next();
    this.#calls = new HandlerCalls(parts.clock, parts.handlerMsMax ?? HANDLER_MS_MAX);
  }

  start(): void {
    this.#stopped = false;
    this.#timer = setInterval(() => this.nudge(), LOOK_EVERY_MS);
    this.#timer.unref();
    this.nudge();
  }

  /** Something was committed: look now. */
  nudge(): void {
    if (this.#timer === undefined) return;
    if (this.#running !== undefined) {
      this.#again = true;
      return;
    }
    this.#running = this.deliverWaiting()
      .catch((error: unknown) => {
        this.#parts.report(error, { part: 'outbox relay' });
        return 0;
      })
      .finally(() => {
        this.#running = undefined;
        if (this.#again) {
          this.#again = false;
          this.nudge();
        }
      });
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#stopped = true;
    const all = Promise.allSettled([this.#running, ...this.#calls.underWay()]);
    // While something works nobody else may take its event: the lease is kept, and runs out by itself.
    if (!(await endsInTime(all, STOP_MS_MAX))) return;
    // Whoever comes next, the same house after a restart included, need not wait for the lease to run out.
    await this.#parts.unitOfWork
      .run((tx) => affectedRows(tx, "delete from leases where name = 'outbox' and owner = ?", [this.#owner]))
      .catch((error: unknown) => this.#parts.report(error, { part: 'outbox relay' }));
  }

  /** One pass over the waiting events, after this process's memories have heard of them; returns how many are done with. */
  async deliverWaiting(): Promise<number> {
    await this.#parts.follower.look();
    this.#again = false;
    const now = this.#parts.clock.now();
    const waiting = await this.#parts.reads.all<OutboxRow>(
      `select id, type, occurred_at, payload, attempts from outbox
       where delivered_at is null and dead_at is null and next_attempt_at <= ?
       order by attempts, id limit ${BATCH_EVENTS_MAX}`,
      [now],
    );
    if (waiting.length === 0) {
      // Whoever is late still has its event: no other process may take it.
      if (this.#calls.underWay().length > 0) await this.#keepLease();
      return 0;
    }
    if (!(await this.#holdLease())) return 0;
    const prolong = setInterval(() => {
      // Who has lost it stops before the next event.
      this.#keepLease().catch((error: unknown) => this.#parts.report(error, { part: 'outbox relay' }));
    }, PROLONG_AFTER_MS);
    let done = 0;
    let retried = 0;
    try {
      for (const row of waiting) {
        if (!(await this.#keepLease())) return done;
        // Something new may be there: it goes before what has failed.
        if (retried > 0 && this.#again) return done;
        if (row.attempts > 0) retried += 1;
        if (await this.#deliver(row)) done += 1;
      }
    } finally {
      clearInterval(prolong);
    }
    if (waiting.length === BATCH_EVENTS_MAX) this.#again = true;
    return done;
  }

  /** False when another process has taken it, or shall: what is left of the batch is that one's. */
  async #keepLease(): Promise<boolean> {
    if (this.#stopped || this.#heldAt === undefined) return false;
    return this.#parts.clock.now() - this.#heldAt < PROLONG_AFTER_MS || (await this.#holdLease());
  }

  async #holdLease(): Promise<boolean> {
    const now = this.#parts.clock.now();
    const held = await this.#parts.unitOfWork.run(async (tx) => {
      const taken = await affectedRows(
        tx,
        `insert into leases (name, owner, expires_at) values ('outbox', ?, ?)
         on conflict (name) do update set owner = excluded.owner, expires_at = excluded.expires_at
         where leases.owner = excluded.owner or leases.expires_at < ?`,
        [this.#owner, now + LEASE_MS, now],
      );
      return taken === 1;
    });
    this.#heldAt = held ? now : undefined;
    return held;
  }

  async #deliver(row: OutboxRow): Promise<boolean> {
    const stored: StoredEvent = {
      id: row.id,
      event: { ...JSON.parse(row.payload), type: row.type, occurredAt: row.occurred_at },
    };
    let failure: unknown;
    for (const handler of this.#parts.handlers) {
      if (!handler.types.includes(row.type)) continue;
      // Asked before the table is: whoever has ended by now has written it down.
      const works = this.#calls.isUnderWay(handler, row.id);
      if (!works && (await this.#wasDelivered(row.id, handler.name))) continue;
      if (this.#stopped) return false;
      if (works || this.#calls.rests(handler)) {
        failure ??= new Error(`${handler.name} ${works ? 'still works' : 'rests after a slow failure'}`);
        continue;
      }
      try {
        await this.#calls.make(handler, stored, () => this.#rememberDelivery(row.id, handler.name));
      } catch (error) {
        failure = error;
        this.#parts.report(error, { part: 'event handler', handler: handler.name, eventId: row.id });
      }
    }
    await this.#close(row, failure);
    return failure === undefined;
  }

  async #wasDelivered(eventId: string, handler: string): Promise<boolean> {
    const rows = await this.#parts.reads.all(
      'select 1 as one from outbox_deliveries where event_id = ? and handler = ?',
      [eventId, handler],
    );
    return rows.length > 0;
  }

  async #rememberDelivery(eventId: string, handler: string): Promise<void> {
    await this.#parts.unitOfWork.run((tx) =>
      affectedRows(
        tx,
        'insert into outbox_deliveries (event_id, handler, delivered_at) values (?, ?, ?) on conflict do nothing',
        [eventId, handler, this.#parts.clock.now()],
      ),
    );
  }

  #close(row: OutboxRow, failure: unknown): Promise<number> {
    const now = this.#parts.clock.now();
    if (failure === undefined)
      return this.#parts.unitOfWork.run((tx) =>
        affectedRows(tx, 'update outbox set delivered_at = ? where id = ?', [now, row.id]),
      );
    const attempts = row.attempts + 1;
    const pauseMs = Math.min(SECOND_MS * 2 ** row.attempts, HOUR_MS);
    const text = String(failure instanceof Error ? failure.message : failure).slice(0, ERROR_CHARS_MAX);
    return this.#parts.unitOfWork.run((tx) =>
      affectedRows(
        tx,
        'update outbox set attempts = ?, next_attempt_at = ?, last_error = ?, dead_at = ? where id = ?',
        [attempts, now + pauseMs, text, attempts >= ATTEMPTS_MAX ? now : null, row.id],
      ),
    );
  }

  /** Undelivered events and dead letters, for the metrics page. */
  async backlog(): Promise<{ readonly waiting: number; readonly dead: number }> {
    const [row] = await this.#parts.reads.all<{ waiting: number; dead: number }>(
      // Two counts, each over an index of few rows: delivered events stay in the table, a million and more.
      `select (select count(*) from outbox where delivered_at is null and dead_at is null) as waiting,
         (select count(*) from outbox where dead_at is not null) as dead`,
    );
    return { waiting: row?.waiting ?? 0, dead: row?.dead ?? 0 };
  }
}
