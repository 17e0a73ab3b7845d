import { createHash } from 'node:crypto';
import { NOTICES, type Notice, type Purpose } from '../domain/purposes.ts';

const hashes = new Map<Notice, string>();

/** Proves which words the member agreed to: SHA-256 of version, title and sentences; of the present ones unless told. */
export function noticeHash(purpose: Purpose, notice: Notice = NOTICES[purpose]): string {
  let hash = hashes.get(notice);
  if (hash === undefined) {
    const { version, title, points } = notice;
    hash = createHash('sha256')
      .update(JSON.stringify([purpose, version, title, points]))
      .digest('base64url');
    hashes.set(notice, hash);
  }
  return hash;
}
