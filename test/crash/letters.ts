import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from '../simulation/dice.ts';

const PAUSE_MS = 50;
/** Minutes: longer than any process takes to come back. */
const TRIES_MAX = 4_000;
/** "Not now": the question has no answer yet. */
const ASK_AGAIN = new Set([408, 425, 429]);
const IN_PROGRESS = 'request.in_progress';
/** Each from a line of her own: what the house refuses to a crowd behind one address is not the matter here. */
const ADDRESSES = 250;

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export interface Letter {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: object;
  /** Instead of a body: what a browser sends for a page. */
  readonly form?: Readonly<Record<string, string>>;
  readonly key?: string;
  readonly token?: string;
}

/** Sends a letter until it has an answer, each time to whichever address comes up, always under the same key. */
export class Letters {
  readonly #addresses: readonly string[];
  readonly #dice: Dice;
  /** Nobody waits for answers any more. */
  isOver = false;
  answers = 0;
  sent = 0;
  askedAgain = 0;

  constructor(addresses: readonly string[], dice: Dice) {
    this.#addresses = addresses;
    this.#dice = dice;
  }

  async send(letter: Letter): Promise<Answer> {
    for (let tries = 0; tries < TRIES_MAX && !this.isOver; tries += 1) {
      const answer = await this.#once(letter, this.#dice.pick(this.#addresses));
      if (answer !== undefined && isAnAnswer(answer)) {
        this.answers += 1;
        return answer;
      }
      this.askedAgain += 1;
      await sleep(PAUSE_MS);
    }
    throw new Error(`${letter.path} never got an answer`);
  }

  async #once(
    { method = 'POST', path, body, form, key, token }: Letter,
    address: string,
  ): Promise<Answer | undefined> {
    this.sent += 1;
    try {
      const answer = await fetch(address + path, {
        method,
        headers: {
          ...(form === undefined ? { 'content-type': 'application/json' } : {}),
          'x-forwarded-for': `10.0.0.${1 + (this.sent % ADDRESSES)}`,
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
      });
      const text = await answer.text();
      const isPage = form !== undefined || text === '';
      return { status: answer.status, body: isPage ? {} : (JSON.parse(text) as Answer['body']) };
    } catch {
      // Nobody there, or gone while it spoke.
      return undefined;
    }
  }
}

function isAnAnswer({ status, body }: Answer): boolean {
  return status < 500 && !ASK_AGAIN.has(status) && body['code'] !== IN_PROGRESS;
}
