import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { AppError } from '#kernel';

/**
 * Reads a binary body into one Buffer of its own and overwrites every chunk that it came in: what is
 * uploaded here may be a face, and whoever wipes `request.body` has then wiped all of it. Also cheaper than
 * collecting and joining the chunks.
 */
export function readBytes(bytesMax: number): RequestHandler {
  return async (request, _response, next) => {
    request.body = await bodyOf(request, bytesMax);
    next();
  };
}

async function bodyOf(request: IncomingMessage, bytesMax: number): Promise<Buffer> {
  const promised = request.headers['content-length'];
  if (promised !== undefined && Number(promised) > bytesMax) throw tooLarge(bytesMax);
  // Without a promise (chunked transfer) there is room for the largest body.
  let body = Buffer.alloc(promised === undefined ? bytesMax : Number(promised));
  let length = 0;
  try {
    // Leaving the loop early must not close the connection: the caller is still to be told why.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (length + chunk.length > body.length) throw tooLarge(bytesMax);
      body.set(chunk, length);
      length += chunk.length;
      chunk.fill(0);
    }
  } catch (error) {
    body.fill(0);
    if (error instanceof AppError) throw error;
    throw new AppError('invalid', 'request.unreadable', '无法读取请求内容');
  }
  if (length < body.length) body = Buffer.from(body.buffer, body.byteOffset, length);
  return body;
}

function tooLarge(bytesMax: number): AppError {
  return new AppError('too_large', 'request.too_large', '请求内容太大', { bytesMax });
}
