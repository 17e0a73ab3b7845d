import type { IncomingMessage } from 'node:http';
import type { Reply } from '#http';
import type { FeedAnswer } from '../app/feed-answer.ts';

const CONTENT_TYPE = 'application/json; charset=utf-8';

/**
 * What is the same for everybody may be kept by any cache, but is asked about at each use: a member who
 * switches personalisation on or off sees it at her next request. With a token the answer may be another one.
 */
export function feedReply({ body, etag }: FeedAnswer, request: IncomingMessage): Reply {
  if (etag === undefined) return { bytes: body, contentType: CONTENT_TYPE };
  const headers = { etag, 'cache-control': 'public, no-cache', vary: 'authorization' };
  if (request.headers['if-none-match'] === etag) return { status: 304, headers };
  return { bytes: body, contentType: CONTENT_TYPE, headers };
}
