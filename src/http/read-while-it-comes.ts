import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { AppError } from '#kernel';

/** A piece that does not come for this long: whoever uploads has gone. */
const SILENT_MS_MAX = 30_000;

/**
 * Hands the body to the handler piece by piece: the next one is asked for when the last is worked up, so that a
 * large file is never in memory as a whole and the sender waits for us, not the other way round.
 */
export function readWhileItComes(bytesMax: number): RequestHandler {
  return (request, response, next) => {
    if (Number(request.headers['content-length'] ?? 0) > bytesMax) {
      response.setHeader('connection', 'close');
      throw tooLarge(bytesMax);
    }
    request.body = pieces(request, bytesMax);
    next();
  };
}

async function* pieces(request: IncomingMessage, bytesMax: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  request.setTimeout(SILENT_MS_MAX, () => request.destroy());
  // Ending early must not close the connection: the caller is still to be told why.
  const source = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  try {
    for await (const piece of source) {
      bytes += piece.length;
      if (bytes > bytesMax) throw tooLarge(bytesMax);
      yield piece;
    }
  } finally {
    request.setTimeout(0);
    // What nobody reads any more still has to leave the wire, else the answer waits behind it.
    request.resume();
  }
}

function tooLarge(bytesMax: number): AppError {
  return new AppError('too_large', 'request.too_large', '请求内容太大', { bytesMax });
}
