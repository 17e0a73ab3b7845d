import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

const KEY_BYTES = 32;

/** One key per purpose out of the one secret (HKDF, RFC 5869). */
export function keysOf(secret: string): (purpose: string) => KeyObject {
  // As key objects: from a Buffer Node makes one at every signature, which took 15 µs instead of 4.
  const keys = new Map<string, KeyObject>();
  return (purpose) => {
    let key = keys.get(purpose);
    if (key === undefined) {
      key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'tongqu', purpose, KEY_BYTES)));
      keys.set(purpose, key);
    }
    return key;
  };
}
