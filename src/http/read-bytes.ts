import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { AppError } from '#kernel';

/** A photo of 12 MB at 5 Mbit/s takes 20 s; whoever is slower holds memory for nothing. */
const UPLOAD_MS_MAX = 30_000;

/**
 * Reads a binary body into one Buffer of its own and overwrites every chunk that it came in: what is
 * uploaded here may be a face, and whoever wipes `request.body` has then wiped all of it. Also cheaper than
 * collecting and joining the chunks.
 */
export function readBytes(bytesMax: number, msMax = UPLOAD_MS_MAX): RequestHandler {
  return async (request, response, next) => {
    try {
      request.body = await bodyOf(request, bytesMax, msMax);
    } catch (error) {
      // What is still on its way is not read: the connection cannot carry another request.
      response.setHeader('connection', 'close');
      throw error;
    }
    next();
  };
}

async function bodyOf(request: IncomingMessage, bytesMax: number, msMax: number): Promise<Buffer> {
  const promised = request.headers['content-length'];
  if (promised !== undefined && Number(promised) > bytesMax) throw tooLarge(bytesMax);
  // Without a promise (chunked transfer) there is room for the largest body.
  let body = Buffer.alloc(promised === undefined ? bytesMax : Number(promised));
  let length = 0;
  const slow = deadline(msMax);
  let coming: Promise<IteratorResult<Buffer>> | undefined;
  try {
    // Leaving the loop early must not close the connection: the caller is still to be told why.
    const chunks = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
    for (;;) {
      coming = chunks.next();
      const { done, value: chunk } = await Promise.race([coming, slow.reached]);
      if (done === true) break;
      if (length + chunk.length > body.length) throw tooLarge(bytesMax);
      body.set(chunk, length);
      length += chunk.length;
      chunk.fill(0);
    }
  } catch (error) {
    body.fill(0);
    // The chunk that was too much, or comes too late.
    void coming?.then(
      ({ value }) => value?.fill(0),
      () => undefined,
    );
    if (error instanceof AppError) throw error;
    throw new AppError('invalid', 'request.unreadable', '无法读取请求内容');
  } finally {
    slow.cancel();
  }
  if (length < body.length) body = Buffer.from(body.buffer, body.byteOffset, length);
  return body;
}

/** Rejects after `msMax`, unless it is cancelled before. */
function deadline(msMax: number): { readonly reached: Promise<never>; cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  const reached = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooSlow(msMax)), msMax);
  });
  return { reached, cancel: () => clearTimeout(timer) };
}

function tooSlow(msMax: number): AppError {
  return new AppError('too_slow', 'request.too_slow', '上传太慢，请检查网络', { msMax });
}

function tooLarge(bytesMax: number): AppError {
  return new AppError('too_large', 'request.too_large', '请求内容太大', { bytesMax });
}
