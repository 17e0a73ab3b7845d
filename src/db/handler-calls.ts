import { type Clock, type EpochMs, type EventHandler, SECOND_MS, type StoredEvent } from '#kernel';
import { endsInTime } from './in-time.ts';

/** Whoever takes this long to fail speaks with somebody silent: the next event need not wait for the same silence. */
const SLOW_FAILURE_MS = SECOND_MS;
/** It rests this many times as long as the failure took: a third of the relay's time may go to silence, not all of it. */
const RESTS = 2;

/** The calls of handlers that are under way, late ones too: none is made a second time beside itself. */
export class HandlerCalls {
  readonly #clock: Clock;
  readonly #msMax: number;
  readonly #underWay = new Map<string, Promise<void>>();
  /** By the name of the handler. */
  readonly #restsUntil = new Map<string, EpochMs>();

  constructor(clock: Clock, msMax: number) {
    this.#clock = clock;
    this.#msMax = msMax;
  }

  underWay(): readonly Promise<void>[] {
    return [...this.#underWay.values()];
  }

  isUnderWay(handler: EventHandler, eventId: string): boolean {
    return this.#underWay.has(nameOf(handler, eventId));
  }

  rests(handler: EventHandler): boolean {
    const leftMs = (this.#restsUntil.get(handler.name) ?? 0) - this.#clock.now();
    // More than that is a clock that was set back.
    return leftMs > 0 && leftMs <= RESTS * this.#msMax;
  }

  /** Fails when it takes too long; `remember` is called all the same when it succeeds later. */
  async make(handler: EventHandler, stored: StoredEvent, remember: () => Promise<void>): Promise<void> {
    const name = nameOf(handler, stored.id);
    const began = this.#clock.now();
    const work = handler
      .deliver(stored)
      .then(remember)
      .finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, work);
    try {
      if (!(await endsInTime(work, this.#msMax)))
        throw new Error(`The handler took longer than ${this.#msMax} ms`);
    } catch (error) {
      const failed = this.#clock.now();
      const tookMs = Math.min(failed - began, this.#msMax);
      if (tookMs >= SLOW_FAILURE_MS) this.#restsUntil.set(handler.name, failed + RESTS * tookMs);
      throw error;
    }
  }
}

function nameOf(handler: EventHandler, eventId: string): string {
  return `${eventId} ${handler.name}`;
}
