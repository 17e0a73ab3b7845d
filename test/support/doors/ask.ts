import { request } from 'node:http';
import type { Request } from './request-of.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for a stream without an end: its head is enough, and it is hung up on. */
  readonly text: string;
}

const ANSWER_MS_MAX = 20_000;
let asked = 0;

/** Each time from another address of this machine (127.0.0.0/8): the limits per address are not what is tried here. */
function nextAddress(): string {
  asked += 1;
  return `127.${1 + ((asked >> 14) % 250)}.${(asked >> 7) % 128}.${1 + (asked % 127)}`;
}

export function ask(url: string, { method, path, headers, body }: Request): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, {
      ...{ method, headers, agent: false, localAddress: nextAddress(), timeout: ANSWER_MS_MAX },
    });
    sent.once('error', reject);
    sent.once('timeout', () => sent.destroy(new Error(`no answer within ${ANSWER_MS_MAX} ms`)));
    sent.once('response', (response) => {
      const head = { status: response.statusCode ?? 0, headers: response.headers as Record<string, string> };
      if (response.headers['content-type']?.startsWith('text/event-stream') === true) {
        resolve({ ...head, text: '' });
        response.destroy();
        return;
      }
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => resolve({ ...head, text: Buffer.concat(chunks).toString('utf8') }));
      response.once('error', reject);
    });
    sent.end(body);
  });
}
