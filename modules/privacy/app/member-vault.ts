import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Engine } from '#feature';
import {
  AppError,
  type Clock,
  type EpochMs,
  invariant,
  type MemberId,
  type MerchantId,
  type Random,
  type Tx,
} from '#kernel';
import type { FieldName } from '../domain/fields.ts';
import { hasSealFormat, KEY_BYTES, NONCE_BYTES, openText, sealText } from './envelope.ts';
import type { MemberKeys, StoredKey } from './member-keys.ts';
import type { SealedValue, Vault, VaultSettings, VersionedKey } from './vault.ts';

/** About 500 bytes each: 10 MB. */
const OPENED_KEYS_MAX = 20_000;
/** Keys destroyed by other processes are forgotten within this time; the law of the house is one second. */
const FOLLOW_EVERY_MS = 400;
/** A commit may become visible a little after the instant that it carries. */
const OVERLAP_MS = 10_000;

interface Parts {
  readonly keys: MemberKeys;
  readonly settings: VaultSettings;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Opened data keys stay in memory, because a list of members would otherwise fetch a key per row. Only keys that
 * were read from the database after their commit are kept: one that is still being made may be rolled back.
 */
export class MemberVault implements Vault, Engine {
  readonly name = 'vault';
  readonly #parts: Parts;
  readonly #masters: ReadonlyMap<number, KeyObject>;
  readonly #present: number;
  readonly #indexKey: KeyObject;
  readonly #opened = new Map<string, KeyObject>();
  /** Keys of a transaction that is still open: several values of a newcomer are sealed under one that is made once. */
  readonly #making = new WeakMap<Tx, Map<string, KeyObject>>();
  /** Destroyed here or elsewhere: counts what was being read at that moment as stale. */
  #forgotten = 0;
  #timer: NodeJS.Timeout | undefined;
  #followedUntil: EpochMs | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { masterKeys, indexKey } = parts.settings;
    this.#masters = new Map(masterKeys.map((each) => [each.version, keyObject(each)]));
    const last = masterKeys.at(-1);
    invariant(last !== undefined, 'there is a master key');
    this.#present = last.version;
    this.#indexKey = keyObject(indexKey);
  }

  async seal(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    field: FieldName,
    plain: string | Uint8Array,
  ): Promise<string> {
    const name = memberKey(merchantId, memberId);
    const key =
      this.#opened.get(name) ??
      this.#making.get(tx)?.get(name) ??
      (await this.#make(tx, merchantId, memberId));
    const nonce = this.#parts.random.bytes(NONCE_BYTES);
    const bytes = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain;
    return sealText(key, nonce, [merchantId, memberId, field], bytes);
  }

  async open(
    merchantId: MerchantId,
    memberId: MemberId,
    field: FieldName,
    sealed: string,
  ): Promise<string | null> {
    const [plain = null] = await this.openMany(merchantId, field, [{ memberId, sealed }]);
    return plain;
  }

  async openBytes(
    merchantId: MerchantId,
    memberId: MemberId,
    field: FieldName,
    sealed: string,
  ): Promise<Buffer | null> {
    const [plain = null] = await this.#open(merchantId, field, [{ memberId, sealed }]);
    return plain;
  }

  async openMany(
    merchantId: MerchantId,
    field: FieldName,
    values: readonly SealedValue[],
  ): Promise<readonly (string | null)[]> {
    const opened = await this.#open(merchantId, field, values);
    return opened.map((plain) => plain?.toString('utf8') ?? null);
  }

  async #open(
    merchantId: MerchantId,
    field: FieldName,
    values: readonly SealedValue[],
  ): Promise<readonly (Buffer | null)[]> {
    const keys = await this.#keysOf(merchantId, new Set(values.map(({ memberId }) => memberId)));
    return values.map(({ memberId, sealed }) => {
      const key = keys.get(memberId);
      if (key === undefined) return null;
      const plain = openText(key, [merchantId, memberId, field], sealed);
      invariant(plain !== undefined, `a sealed ${field} opens under its owner's key`);
      return plain;
    });
  }

  isSealed(text: string): boolean {
    return hasSealFormat(text);
  }

  blindIndex(merchantId: MerchantId, field: FieldName, normalised: string): string {
    const digest = createHmac('sha256', this.#indexKey)
      .update(JSON.stringify([merchantId, field, normalised]))
      .digest('base64url');
    return `${this.#parts.settings.indexKey.version}.${digest}`;
  }

  async shred(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<void> {
    await this.#parts.keys.destroy(tx, merchantId, memberId, this.#parts.clock.now());
    this.#making.get(tx)?.delete(memberKey(merchantId, memberId));
    this.#forget(merchantId, memberId);
  }

  /** Wraps a data key anew under the present master key; what it seals stays as it is. */
  rewrapped(key: StoredKey): { readonly wrapped: string; readonly masterVersion: number } {
    const plain = this.#unwrap(key);
    return { wrapped: this.#wrap(key.merchantId, key.memberId, plain), masterVersion: this.#present };
  }

  get presentVersion(): number {
    return this.#present;
  }

  async start(): Promise<void> {
    await this.#follow();
    // A look that fails leaves everything as it was; the next one covers the same time again.
    this.#timer = setInterval(() => void this.#follow().catch(() => undefined), FOLLOW_EVERY_MS).unref();
  }

  isReady(): boolean {
    return this.#followedUntil !== undefined;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#opened.clear();
  }

  async #make(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<KeyObject> {
    const { keys, random, clock } = this.#parts;
    const wrapped = this.#wrap(merchantId, memberId, Buffer.from(random.bytes(KEY_BYTES)));
    const fresh = { merchantId, memberId, wrapped, masterVersion: this.#present };
    const stored = await keys.makeOnce(tx, fresh, clock.now());
    if (stored.wrapped === null) throw memberErased();
    const key = createSecretKey(this.#unwrap(stored));
    const made = this.#making.get(tx) ?? new Map<string, KeyObject>();
    this.#making.set(tx, made.set(memberKey(merchantId, memberId), key));
    return key;
  }

  async #keysOf(merchantId: MerchantId, memberIds: ReadonlySet<MemberId>): Promise<Map<MemberId, KeyObject>> {
    const found = new Map<MemberId, KeyObject>();
    const missing: MemberId[] = [];
    for (const memberId of memberIds) {
      const key = this.#opened.get(memberKey(merchantId, memberId));
      if (key === undefined) missing.push(memberId);
      else found.set(memberId, key);
    }
    if (missing.length === 0) return found;
    const before = this.#forgotten;
    for (const stored of await this.#parts.keys.find(merchantId, missing)) {
      if (stored.wrapped === null) continue;
      const key = createSecretKey(this.#unwrap(stored));
      found.set(stored.memberId, key);
      if (before === this.#forgotten) this.#keep(memberKey(merchantId, stored.memberId), key);
    }
    return found;
  }

  #keep(name: string, key: KeyObject): void {
    // A Map keeps the order of insertion: the first key is the one opened longest ago.
    const [oldest] = this.#opened.keys();
    if (this.#opened.size >= OPENED_KEYS_MAX && oldest !== undefined) this.#opened.delete(oldest);
    this.#opened.set(name, key);
  }

  #forget(merchantId: MerchantId, memberId: MemberId): void {
    this.#forgotten += 1;
    this.#opened.delete(memberKey(merchantId, memberId));
  }

  #wrap(merchantId: MerchantId, memberId: MemberId, plain: Buffer): string {
    const nonce = this.#parts.random.bytes(NONCE_BYTES);
    return sealText(this.#master(this.#present), nonce, [merchantId, memberId, String(this.#present)], plain);
  }

  #unwrap({ merchantId, memberId, wrapped, masterVersion }: StoredKey): Buffer {
    const bound = [merchantId, memberId, String(masterVersion)];
    const plain = openText(this.#master(masterVersion), bound, wrapped ?? '');
    invariant(plain !== undefined, `master key ${masterVersion} is the one that wrapped this key`);
    return plain;
  }

  #master(version: number): KeyObject {
    const master = this.#masters.get(version);
    invariant(master !== undefined, `master key ${version} is among the settings`);
    return master;
  }

  async #follow(): Promise<void> {
    const { keys, clock } = this.#parts;
    const now = clock.now();
    const since = (this.#followedUntil ?? now) - OVERLAP_MS;
    for (const { merchantId, memberId } of await keys.destroyedSince(since))
      this.#forget(merchantId, memberId);
    this.#followedUntil = now;
  }
}

function memberErased(): AppError {
  return new AppError('conflict', 'privacy.member_erased', '这位会员已注销，不能再为其保存个人信息');
}

function keyObject({ key }: VersionedKey): KeyObject {
  return createSecretKey(Buffer.from(key));
}

function memberKey(merchantId: MerchantId, memberId: MemberId): string {
  return `${merchantId} ${memberId}`;
}
