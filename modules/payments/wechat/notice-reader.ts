import { createVerify, type KeyObject } from 'node:crypto';
import { type Clock, SECOND_MS } from '#kernel';
import { NoticeRejected, type ProviderMessage } from '../app/provider.ts';
import type { ProviderTransaction } from '../domain/provider-transaction.ts';
import { noticeBody, transactionAnswer } from './answers.ts';
import { openSealed } from './open-sealed.ts';
import type { PlatformKeys } from './platform-keys.ts';

const SKEW_SECONDS_MAX = 300;

/** Believes a notice only when it is fresh, signed by a key of the provider, and decrypts under our APIv3 key. */
export class NoticeReader {
  readonly #keys: PlatformKeys;
  readonly #apiV3Key: string;
  readonly #clock: Clock;

  constructor(keys: PlatformKeys, apiV3Key: string, clock: Clock) {
    this.#keys = keys;
    this.#apiV3Key = apiV3Key;
    this.#clock = clock;
  }

  async read(message: ProviderMessage): Promise<ProviderTransaction | undefined> {
    await this.#verify(message);
    const notice = noticeBody.safeParse(parsed(message.body.toString('utf8')));
    if (!notice.success) throw new NoticeRejected('the notice has an unexpected shape');
    if (!notice.data.event_type.startsWith('TRANSACTION.')) return undefined;
    const said = transactionAnswer.safeParse(parsed(this.#open(notice.data.resource)));
    if (!said.success) throw new NoticeRejected('the transaction has an unexpected shape');
    return said.data;
  }

  async #verify({ headers, body }: ProviderMessage): Promise<void> {
    const timestamp = headers['wechatpay-timestamp'] ?? '';
    const nonce = headers['wechatpay-nonce'] ?? '';
    const signature = headers['wechatpay-signature'] ?? '';
    const skewSeconds = Math.abs(this.#clock.now() / SECOND_MS - Number(timestamp));
    if (!/^\d{1,12}$/.test(timestamp) || skewSeconds > SKEW_SECONDS_MAX)
      throw new NoticeRejected('the timestamp is missing or more than 300 s off');
    const key = await this.#keyOf(headers['wechatpay-serial'] ?? '');
    const isGenuine = createVerify('RSA-SHA256')
      .update(`${timestamp}\n${nonce}\n`)
      .update(body)
      .update('\n')
      .verify(key, signature, 'base64');
    if (!isGenuine) throw new NoticeRejected('the signature is wrong');
  }

  async #keyOf(serial: string): Promise<KeyObject> {
    try {
      const key = await this.#keys.find(serial);
      if (key !== undefined) return key;
    } catch {
      // Unreachable, or refused: a merchant in public-key mode has no certificates to ask for.
    }
    throw new NoticeRejected('nobody signs with this serial');
  }

  #open(resource: Parameters<typeof openSealed>[0]): string {
    try {
      return openSealed(resource, this.#apiV3Key);
    } catch {
      throw new NoticeRejected('the resource does not decrypt');
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoticeRejected('the notice is not JSON');
  }
}
