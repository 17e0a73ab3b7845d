import type { EpochMs } from './clock.ts';

/** Something that happened. Past tense, ids and facts only; fields are added, never changed. */
export interface DomainEvent {
  readonly type: `${string}.${string}`;
  readonly occurredAt: EpochMs;
}

/** An event as it is delivered after commit: at least once, so handlers remember `id`. */
export interface StoredEvent<Event extends DomainEvent = DomainEvent> {
  readonly id: string;
  readonly event: Event;
}

/** Handle to one open transaction. Passing it to another module joins that module to the same commit. */
export interface Tx {
  /** Stored with the state change and delivered after commit, at least once. */
  emit<Event extends DomainEvent>(event: Event): void;
}

export interface UnitOfWork {
  /** Runs `work` atomically. `work` may run again after a write conflict, so it must not touch the outside world. */
  run<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
}

/**
 * What one module does about the events of others (or its own).
 * `deliver` may see the same event twice: it must end in the same state.
 */
export interface EventHandler {
  /** Unique and stable: deliveries are remembered under this name. */
  readonly name: string;
  readonly types: readonly DomainEvent['type'][];
  /**
   * It keeps something in memory, so that every process has to hear: told within about half a second of the commit,
   * nothing is remembered of the delivery, and after ten seconds of failing it is given up. Absent: one process is told.
   */
  readonly everyProcess?: true;
  deliver(event: StoredEvent): Promise<void>;
}
