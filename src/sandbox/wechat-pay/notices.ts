import { type Clock, type EpochMs, HOUR_MS, MINUTE_MS, type Random, SECOND_MS } from '#kernel';
import type { Faults } from '../faults.ts';
import { nonce } from '../nonce.ts';
import { type Notice, NoticeQueue } from '../notice-queue.ts';
import type { Transport } from '../wire.ts';
import { type Signer, seal, signedHeaders } from './signatures.ts';

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

interface NoticeParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly send: Transport;
  readonly signer: () => Signer;
  readonly apiV3Key: string;
  readonly faults: Faults;
}

/** Sealed once, signed at every attempt with the key of that moment. */
export class Notices {
  readonly #parts: NoticeParts;
  readonly #queue: NoticeQueue;

  constructor(parts: NoticeParts) {
    this.#parts = parts;
    this.#queue = new NoticeQueue({
      ...parts,
      provider: 'wechat',
      pausesMs: NOTICE_PAUSES_MS,
      isAccepted: ({ status }) => status === 200 || status === 204,
      dress: (body, isProbe) => ({ body, headers: this.#headers(body, isProbe) }),
    });
  }

  post(
    url: string,
    event: { type: string; summary: string; resourceType: string; resource: object },
  ): Notice[] {
    const { clock, random, apiV3Key } = this.#parts;
    const body = JSON.stringify({
      id: `EV-${nonce(random, 28)}`,
      create_time: rfc3339(clock.now()),
      resource_type: 'encrypt-resource',
      event_type: event.type,
      summary: event.summary,
      resource: {
        original_type: event.resourceType,
        ...seal(JSON.stringify(event.resource), apiV3Key, event.resourceType, random),
      },
    });
    return this.#queue.post(url, body);
  }

  deliverDue(): Promise<number> {
    return this.#queue.deliverDue();
  }

  repeat(notice: Notice): Promise<number> {
    return this.#queue.repeat(notice);
  }

  list(): readonly Notice[] {
    return this.#queue.list();
  }

  #headers(body: string, isProbe: boolean): Record<string, string> {
    const { clock, random, signer, faults } = this.#parts;
    const skewMs = faults.take('skew_clock', 'wechat')?.ms ?? 0;
    const stamp = { now: () => clock.now() + skewMs };
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      ...signedHeaders(signer(), stamp, random, body),
    };
    // The provider tests its merchants with signatures that are wrong on purpose and say so.
    if (isProbe) headers['wechatpay-signature'] = `WECHATPAY/SIGNTEST/${headers['wechatpay-signature']}`;
    return headers;
  }
}

/** `2026-11-21T12:00:00+08:00`, as the provider writes instants. */
export function rfc3339(at: EpochMs): string {
  return `${new Date(at + 8 * HOUR_MS).toISOString().slice(0, 19)}+08:00`;
}
