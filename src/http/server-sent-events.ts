import type { Response } from 'express';

const HEARTBEAT_MS = 15_000;

export interface EventStream {
  send(name: string, data: object): void;
}

/** Turns a response into a live stream (text/event-stream). `onClose` runs once when the reader is gone. */
export function eventStream(response: Response, onClose: () => void): EventStream {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write(': open\n\n');
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  response.once('close', () => {
    clearInterval(heartbeat);
    onClose();
  });
  return {
    send(name, data) {
      response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    },
  };
}
