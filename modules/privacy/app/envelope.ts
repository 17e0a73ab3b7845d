import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
export const KEY_BYTES = 32;
/** 96 bits, as GCM wants them; random, which is safe for the few values that one key ever seals (NIST SP 800-38D: 2^32). */
export const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORMAT = 's1.';

/** `s1.` and base64url of nonce, ciphertext and tag. `bound` is authenticated with it and not stored. */
export function sealText(
  key: KeyObject,
  nonce: Uint8Array,
  bound: readonly string[],
  plain: Uint8Array,
): string {
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(boundBytes(bound));
  const body = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return FORMAT + body.toString('base64url');
}

/** undefined when the text was changed, belongs to somebody else, or was sealed under another key. */
export function openText(key: KeyObject, bound: readonly string[], sealed: string): Buffer | undefined {
  if (!hasSealFormat(sealed)) return undefined;
  const body = Buffer.from(sealed.slice(FORMAT.length), 'base64url');
  if (body.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, key, body.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(boundBytes(bound));
  decipher.setAuthTag(body.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}

export function hasSealFormat(text: string): boolean {
  return text.startsWith(FORMAT);
}

/** As JSON, so that no two lists make the same bytes. */
function boundBytes(bound: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(bound));
}
