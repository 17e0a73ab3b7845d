import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** Token and EncodingAESKey of the mini-program's message push, and whose messages these have to be. */
export interface PushAccount {
  readonly appId: string;
  readonly token: string;
  /** 43 characters of base64, its `=` left out. */
  readonly encodingAesKey: string;
}

const BLOCK = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/** sha1 over the parts in the order of their bytes (消息推送, 验证消息来自微信服务器). */
export function isSigned(signature: string, parts: readonly string[]): boolean {
  const made = createHash('sha1')
    .update([...parts].sort().join(''))
    .digest();
  const given = Buffer.from(/^[0-9a-f]{40}$/.test(signature) ? signature : '', 'hex');
  return given.length === made.length && timingSafeEqual(given, made);
}

/**
 * The message inside `Encrypt`: AES-256-CBC, the vector is the key's beginning, padded to blocks of 32. Undefined when it
 * is not whole or is meant for another mini-program. Only what carried a right `msg_signature` comes here, so that nobody
 * learns anything from the ways in which opening may fail.
 */
export function openEnvelope(encrypted: string, { appId, encodingAesKey }: PushAccount): string | undefined {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const sealed = Buffer.from(encrypted, 'base64');
  if (sealed.length === 0 || sealed.length % BLOCK !== 0) return undefined;
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(sealed), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > BLOCK) return undefined;
  const whole = padded.subarray(RANDOM_BYTES, padded.length - padding);
  if (whole.length < LENGTH_BYTES) return undefined;
  const length = whole.readUInt32BE(0);
  const message = whole.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
  if (message.length !== length) return undefined;
  const meantFor = whole.subarray(LENGTH_BYTES + length).toString('utf8');
  return meantFor === appId ? message.toString('utf8') : undefined;
}
