import { type Clock, type EpochMs, HOUR_MS, MINUTE_MS, type Random, SECOND_MS } from '#kernel';
import type { Faults } from '../faults.ts';
import type { Transport } from '../wire.ts';
import { nonce, type Signer, seal, signedHeaders } from './signatures.ts';

/** Pauses between attempts, from the documents: 15 s, 15 s, 30 s, 3 min … 6 h, about a day in all. */
export const NOTICE_PAUSES_MS: readonly number[] = [
  15 * SECOND_MS,
  15 * SECOND_MS,
  30 * SECOND_MS,
  3 * MINUTE_MS,
  10 * MINUTE_MS,
  20 * MINUTE_MS,
  30 * MINUTE_MS,
  30 * MINUTE_MS,
  30 * MINUTE_MS,
  60 * MINUTE_MS,
  3 * HOUR_MS,
  3 * HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  6 * HOUR_MS,
];

export interface Notice {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  attempts: number;
  dueAt: EpochMs;
  state: 'waiting' | 'accepted' | 'given_up';
  /** Of the latest attempt; 0 = nobody answered. */
  lastStatus: number | null;
}

interface NoticeParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly send: Transport;
  readonly signer: () => Signer;
  readonly apiV3Key: string;
  readonly faults: Faults;
}

/** The same notice may come many times, late, or not at all: exactly what a receiver has to bear. */
export class Notices {
  readonly #parts: NoticeParts;
  readonly #notices: Notice[] = [];
  readonly #inFlight = new Set<Notice>();

  constructor(parts: NoticeParts) {
    this.#parts = parts;
  }

  post(
    url: string,
    event: { type: string; summary: string; resourceType: string; resource: object },
  ): Notice[] {
    const { clock, random, apiV3Key, faults } = this.#parts;
    if (faults.take('drop_notice') !== undefined) return [];
    const now = clock.now();
    const body = JSON.stringify({
      id: `EV-${nonce(random, 28)}`,
      create_time: rfc3339(now),
      resource_type: 'encrypt-resource',
      event_type: event.type,
      summary: event.summary,
      resource: {
        original_type: event.resourceType,
        ...seal(JSON.stringify(event.resource), apiV3Key, event.resourceType, random),
      },
    });
    const dueAt = now + (faults.take('delay_notice')?.ms ?? 0);
    const copies = 1 + (faults.take('duplicate_notice')?.copies ?? 0);
    const notices = Array.from({ length: copies }, (): Notice => {
      return { id: nonce(random, 12), url, body, attempts: 0, dueAt, state: 'waiting', lastStatus: null };
    });
    this.#notices.push(...notices);
    return notices;
  }

  /** Sends every notice whose time has come; resolves when all of them were answered, or were not. */
  async deliverDue(): Promise<number> {
    const now = this.#parts.clock.now();
    const due = this.#notices.filter(
      (notice) => notice.state === 'waiting' && notice.dueAt <= now && !this.#inFlight.has(notice),
    );
    await Promise.all(due.map((notice) => this.#deliver(notice)));
    return due.length;
  }

  /** Sends a past notice once more, whatever became of it. */
  async repeat(notice: Notice): Promise<number> {
    return this.#send(notice.url, notice.body);
  }

  list(): readonly Notice[] {
    return this.#notices;
  }

  async #deliver(notice: Notice): Promise<void> {
    this.#inFlight.add(notice);
    notice.lastStatus = await this.#send(notice.url, notice.body);
    this.#inFlight.delete(notice);
    const pauseMs = NOTICE_PAUSES_MS[notice.attempts];
    notice.attempts += 1;
    if (notice.lastStatus === 200 || notice.lastStatus === 204) notice.state = 'accepted';
    else if (pauseMs === undefined) notice.state = 'given_up';
    else notice.dueAt = this.#parts.clock.now() + pauseMs;
  }

  async #send(url: string, body: string): Promise<number> {
    const { clock, random, send, signer, faults } = this.#parts;
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      ...signedHeaders(signer(), clock, random, body),
    };
    // The provider tests its merchants with signatures that are wrong on purpose and say so.
    if (faults.take('probe_notice') !== undefined)
      headers['wechatpay-signature'] = `WECHATPAY/SIGNTEST/${headers['wechatpay-signature']}`;
    try {
      return (await send({ url, headers, body })).status;
    } catch {
      return 0;
    }
  }
}

/** `2026-11-21T12:00:00+08:00`, as the provider writes instants. */
export function rfc3339(at: EpochMs): string {
  return `${new Date(at + 8 * HOUR_MS).toISOString().slice(0, 19)}+08:00`;
}
