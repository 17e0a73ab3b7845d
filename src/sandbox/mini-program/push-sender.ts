import { createCipheriv, createHash } from 'node:crypto';
import { type Clock, type Random, SECOND_MS } from '#kernel';
import type { PushKeys } from '../accounts.ts';
import type { Faults } from '../faults.ts';
import { digits, nonce } from '../nonce.ts';
import { type Notice, NoticeQueue } from '../notice-queue.ts';
import type { Transport } from '../wire.ts';

/** From the documents: five seconds, three more times. */
const PAUSES_MS = [5 * SECOND_MS, 5 * SECOND_MS, 5 * SECOND_MS];
const BLOCK = 32;
/** Of what is sealed: nothing else in a body is as long. */
const SEALED_BEGIN = /[A-Za-z0-9+/](?=[A-Za-z0-9+/]{43})/;
const ORIGINAL_ID = 'gh_97417a04a28d';

export type PushFormat = 'json' | 'xml';

type Plain = string | number;
type Fields = Readonly<Record<string, Plain>>;

interface Parts {
  readonly appId: string;
  readonly keys: PushKeys;
  readonly clock: Clock;
  readonly random: Random;
  readonly send: Transport;
  readonly faults: Faults;
}

/** 消息推送 of the mini-program platform, in safe mode: sealed, signed in the address, repeated until it is answered. */
export class PushSender {
  /** Where the mini-program's console says; undefined: nobody is told anything. */
  url: string | undefined;
  format: PushFormat = 'json';
  readonly #parts: Parts;
  readonly #queue: NoticeQueue;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#queue = new NoticeQueue({
      ...parts,
      provider: 'other',
      pausesMs: PAUSES_MS,
      isAccepted: ({ status, text }) => status === 200 && (text === 'success' || text === ''),
      dress: (body, isProbe) => ({
        headers: { 'content-type': body.startsWith('<') ? 'text/xml' : 'application/json' },
        body: isProbe ? body.replace(SEALED_BEGIN, (first) => (first === 'A' ? 'B' : 'A')) : body,
      }),
    });
  }

  /** `list` stands at the top in JSON, and inside `element` in XML. */
  post(
    openid: string,
    event: string,
    element: string,
    list: readonly Readonly<Record<string, string>>[],
  ): void {
    this.#post(openid, event, { List: list }, `<${element}>${list.map(entryOf).join('')}</${element}>`);
  }

  /** An event whose facts stand at the top, some with facts of their own inside, or several times. */
  postEvent(
    openid: string,
    event: string,
    facts: Readonly<Record<string, Plain | Fields | readonly Fields[]>>,
  ): void {
    const xml = Object.entries(facts).flatMap(([name, value]) => {
      if (typeof value !== 'object') return [elementsOf({ [name]: value })];
      return [value].flat().map((fields) => `<${name}>${elementsOf(fields as Fields)}</${name}>`);
    });
    this.#post(openid, event, facts, xml.join('\n'));
  }

  #post(openid: string, event: string, facts: object, xml: string): void {
    if (this.url === undefined) return;
    const { appId, keys, clock, random } = this.#parts;
    const seconds = String(Math.floor(clock.now() / SECOND_MS));
    const head = {
      ...{ ToUserName: ORIGINAL_ID, FromUserName: openid, CreateTime: seconds },
      ...{ MsgType: 'event', Event: event },
    };
    const plain = this.format === 'json' ? JSON.stringify({ ...head, ...facts }) : xmlOf(head, xml);
    const sealed = sealPush(plain, appId, keys.encodingAesKey, nonce(random, 16));
    const text = digits(random, 9);
    const query = new URLSearchParams({
      ...{ signature: sha1([keys.token, seconds, text]), timestamp: seconds, nonce: text, openid },
      ...{ encrypt_type: 'aes', msg_signature: sha1([keys.token, seconds, text, sealed]) },
    });
    const body =
      this.format === 'json'
        ? JSON.stringify({ ToUserName: ORIGINAL_ID, Encrypt: sealed })
        : xmlOf({ ToUserName: ORIGINAL_ID, Encrypt: sealed }, '');
    this.#queue.post(`${this.url}?${query}`, body);
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
}

/** random(16) + length(4) + message + app id, padded to blocks of 32, AES-256-CBC under the key's own beginning. */
export function sealPush(message: string, appId: string, encodingAesKey: string, random: string): string {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const bytes = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  const whole = Buffer.concat([Buffer.from(random, 'latin1'), length, bytes, Buffer.from(appId, 'utf8')]);
  const padding = BLOCK - (whole.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(whole),
    cipher.update(Buffer.alloc(padding, padding)),
    cipher.final(),
  ]).toString('base64');
}

function sha1(parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

function xmlOf(fields: Readonly<Record<string, string>>, inside: string): string {
  return `<xml>${elementsOf(fields)}${inside}</xml>`;
}

function entryOf(fields: Readonly<Record<string, string>>): string {
  return `<List>${elementsOf(fields)}</List>`;
}

function elementsOf(fields: Fields): string {
  return Object.entries(fields)
    .map(
      ([name, value]) => `<${name}>${typeof value === 'number' ? value : `<![CDATA[${value}]]>`}</${name}>`,
    )
    .join('\n');
}
