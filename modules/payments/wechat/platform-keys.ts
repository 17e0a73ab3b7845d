import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type Clock, MINUTE_MS } from '#kernel';
import type { WechatPayAccount } from '../app/ports.ts';
import { certificatesAnswer } from './answers.ts';
import { openSealed } from './open-sealed.ts';

/** Anybody can send us an unknown serial; the provider is asked for its keys at most this often. */
const REFRESH_PAUSE_MS = MINUTE_MS;

/** The keys that the provider may sign with: the configured one, and its certificates as they rotate. */
export class PlatformKeys {
  readonly #account: WechatPayAccount;
  readonly #download: () => Promise<unknown>;
  readonly #clock: Clock;
  readonly #keys = new Map<string, KeyObject>();
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(account: WechatPayAccount, download: () => Promise<unknown>, clock: Clock) {
    this.#account = account;
    this.#download = download;
    this.#clock = clock;
  }

  /** The key of this serial; an unknown one makes us look once whether the provider has new keys (PAY-01). */
  async find(serial: string): Promise<KeyObject | undefined> {
    if (this.#keys.size === 0)
      this.#keys.set(this.#account.platformKeyId, createPublicKey(this.#account.platformPublicKeyPem));
    const known = this.#keys.get(serial);
    if (known !== undefined) return known;
    const now = this.#clock.now();
    if (now - this.#askedAt < REFRESH_PAUSE_MS) return undefined;
    this.#askedAt = now;
    await this.#refresh();
    return this.#keys.get(serial);
  }

  async #refresh(): Promise<void> {
    const { data } = certificatesAnswer.parse(await this.#download());
    for (const { serial_no, encrypt_certificate } of data) {
      const certificate = new X509Certificate(openSealed(encrypt_certificate, this.#account.apiV3Key));
      this.#keys.set(serial_no, certificate.publicKey);
    }
  }
}
