import type { Clock, EpochMs, Random } from '#kernel';
import type { FaultProvider, Faults } from './faults.ts';
import { nonce } from './nonce.ts';
import type { NoticeAnswer, Transport } from './wire.ts';

export interface Notice {
  readonly id: string;
  readonly provider: FaultProvider;
  readonly url: string;
  readonly body: string;
  attempts: number;
  dueAt: EpochMs;
  state: 'waiting' | 'accepted' | 'given_up';
  /** Of the latest attempt; 0 = nobody answered. */
  lastStatus: number | null;
}

export interface NoticeQueueParts {
  readonly provider: FaultProvider;
  readonly clock: Clock;
  readonly random: Random;
  readonly send: Transport;
  readonly faults: Faults;
  /** Between attempts; none left = given up. */
  readonly pausesMs: readonly number[];
  readonly isAccepted: (answer: NoticeAnswer) => boolean;
  /** What leaves at one attempt. A probe carries a signature that is wrong on purpose. */
  readonly dress: (
    body: string,
    isProbe: boolean,
  ) => { readonly headers: Readonly<Record<string, string>>; readonly body: string };
}

/** The same notice may come many times, late, in another order, or not at all: what a receiver has to bear. */
export class NoticeQueue {
  readonly #parts: NoticeQueueParts;
  readonly #notices: Notice[] = [];
  readonly #inFlight = new Map<Notice, Promise<void>>();

  constructor(parts: NoticeQueueParts) {
    this.#parts = parts;
  }

  post(url: string, body: string): Notice[] {
    const { clock, random, faults, provider } = this.#parts;
    if (faults.take('drop_notice', provider) !== undefined) return [];
    const now = clock.now();
    const isHeldBack = faults.take('reorder_notices', provider) !== undefined;
    const delayMs = faults.take('delay_notice', provider)?.ms ?? 0;
    const dueAt = isHeldBack ? Number.POSITIVE_INFINITY : now + delayMs;
    if (!isHeldBack) this.#letGo(dueAt);
    const copies = 1 + (faults.take('duplicate_notice', provider)?.copies ?? 0);
    const notices = Array.from({ length: copies }, (): Notice => {
      const id = nonce(random, 12);
      return { id, provider, url, body, attempts: 0, dueAt, state: 'waiting', lastStatus: null };
    });
    this.#notices.push(...notices);
    return notices;
  }

  /** Sends every notice whose time has come and that is not on its way; resolves when all of them were answered, or were not. */
  async deliverDue(): Promise<number> {
    const now = this.#parts.clock.now();
    const due = this.#notices.filter(({ state, dueAt }) => state === 'waiting' && dueAt <= now);
    await Promise.all(due.map((notice) => this.#inFlight.get(notice) ?? this.#deliver(notice)));
    return due.length;
  }

  /** Sends a past notice once more, whatever became of it. */
  async repeat(notice: Notice): Promise<number> {
    return (await this.#send(notice)).status;
  }

  list(): readonly Notice[] {
    return this.#notices;
  }

  /** What was held back leaves right after the one that is posted now. */
  #letGo(after: EpochMs): void {
    for (const notice of this.#notices)
      if (notice.dueAt === Number.POSITIVE_INFINITY) notice.dueAt = after + 1;
  }

  #deliver(notice: Notice): Promise<void> {
    const attempt = this.#attempt(notice).finally(() => this.#inFlight.delete(notice));
    this.#inFlight.set(notice, attempt);
    return attempt;
  }

  async #attempt(notice: Notice): Promise<void> {
    const answer = await this.#send(notice);
    notice.lastStatus = answer.status;
    const pauseMs = this.#parts.pausesMs[notice.attempts];
    notice.attempts += 1;
    if (this.#parts.isAccepted(answer)) notice.state = 'accepted';
    else if (pauseMs === undefined) notice.state = 'given_up';
    else notice.dueAt = this.#parts.clock.now() + pauseMs;
  }

  async #send({ url, body }: Notice): Promise<NoticeAnswer> {
    const { send, faults, provider, dress } = this.#parts;
    const isProbe = faults.take('probe_notice', provider) !== undefined;
    try {
      return await send({ url, ...dress(body, isProbe) });
    } catch {
      return { status: 0, text: '' };
    }
  }
}
