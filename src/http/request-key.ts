import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { IDEMPOTENCY_KEY_CHARS_MAX, IDEMPOTENCY_KEY_CHARS_MIN, type RequestKey } from '#kernel';

export const idempotencyHeader = z.object({
  'idempotency-key': z.string().min(IDEMPOTENCY_KEY_CHARS_MIN).max(IDEMPOTENCY_KEY_CHARS_MAX),
});

/** Every POST that moves stock, points or money needs one; a missing header is an invalid request. */
export function requestKey(request: Request, owner: string): RequestKey {
  const { 'idempotency-key': key } = idempotencyHeader.parse(request.headers);
  const requestHash = createHash('sha256')
    .update(`${request.method} ${request.path}\n${JSON.stringify(request.body)}`)
    .digest('base64url');
  return { owner, key, requestHash };
}
