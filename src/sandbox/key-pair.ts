import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

export interface KeyPair {
  readonly privateKeyPem: string;
  readonly publicKeyPem: string;
}

const KEY_BITS = 2_048;
/** Six parties sign; a rotation makes another one. */
const KEYS_READ_MAX = 32;

/** @param bits Fewer sign faster, and guard nothing. */
export function keyPair(bits = KEY_BITS): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: bits,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKeyPem: privateKey, publicKeyPem: publicKey };
}

const read = new Map<string, KeyObject>();

/** Read once: OpenSSL takes as long to read a private key as to sign with it (0.8 ms each with 2,048 bits). */
export function signingKey(pem: string): KeyObject {
  let key = read.get(pem);
  if (key === undefined) {
    key = createPrivateKey(pem);
    if (read.size >= KEYS_READ_MAX) read.clear();
    read.set(pem, key);
  }
  return key;
}

/** 20 bytes, the first below 0x80, as certificate authorities give them. */
export function serialNumber(): string {
  const bytes = randomBytes(20);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0);
  return bytes.toString('hex').toUpperCase();
}
