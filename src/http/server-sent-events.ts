import type { Response } from 'express';

const HEARTBEAT_MS = 15_000;
/** A reader that does not take its news is hung up on before they pile up; it comes back and reads anew. */
const UNSENT_BYTES_MAX = 1024 * 1024;

export interface EventStream {
  send(name: string, data: object): void;
  end(): void;
}

/** Turns a response into a live stream (text/event-stream). `onClose` runs once when the reader is gone. */
export function eventStream(response: Response, onClose: () => void): EventStream {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const write = (text: string) => {
    if (response.writableLength > UNSENT_BYTES_MAX) response.destroy();
    else response.write(text);
  };
  write(': open\n\n');
  const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
  response.once('close', () => {
    clearInterval(heartbeat);
    onClose();
  });
  return {
    send(name, data) {
      write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    end: () => void response.end(),
  };
}
