import { createHmac } from 'node:crypto';
import type { KeyedHash } from '#kernel';
import { keysOf } from './purpose-keys.ts';

export function keyedHash(secret: string): KeyedHash {
  const keyOf = keysOf(secret);
  return { of: (purpose, text) => createHmac('sha256', keyOf(purpose)).update(text).digest('base64url') };
}
