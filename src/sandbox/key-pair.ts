import { generateKeyPairSync, randomBytes } from 'node:crypto';

export interface KeyPair {
  readonly privateKeyPem: string;
  readonly publicKeyPem: string;
}

const KEY_BITS = 2_048;

export function keyPair(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: KEY_BITS,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKeyPem: privateKey, publicKeyPem: publicKey };
}

/** 20 bytes, the first below 0x80, as certificate authorities give them. */
export function serialNumber(): string {
  const bytes = randomBytes(20);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0);
  return bytes.toString('hex').toUpperCase();
}
