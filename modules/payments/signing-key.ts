import { createPrivateKey, type KeyObject } from 'node:crypto';

const read = new Map<string, KeyObject>();

/** Read once: OpenSSL takes as long to read a private key as to sign with it (0.8 ms each with 2,048 bits). */
export function signingKey(pem: string): KeyObject {
  let key = read.get(pem);
  if (key === undefined) {
    key = createPrivateKey(pem);
    read.set(pem, key);
  }
  return key;
}
