import { createHash } from 'node:crypto';
import { NOTICES, type Purpose } from '../domain/purposes.ts';

const hashes = new Map<Purpose, string>();

/** Proves which words the member agreed to: SHA-256 of version, title and sentences. */
export function noticeHash(purpose: Purpose): string {
  let hash = hashes.get(purpose);
  if (hash === undefined) {
    const { version, title, points } = NOTICES[purpose];
    hash = createHash('sha256')
      .update(JSON.stringify([purpose, version, title, points]))
      .digest('base64url');
    hashes.set(purpose, hash);
  }
  return hash;
}
