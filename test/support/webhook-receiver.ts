import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A partner's server: keeps what it is sent, and answers what the test wants. */
export async function webhookReceiver() {
  const received: Received[] = [];
  const answers: number[] = [];
  const down = new Set<string>();
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      response.writeHead(down.has(request.url ?? '') ? 503 : (answers.shift() ?? 204)).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    /** To the next requests, one each; 204 after that. */
    answers,
    /** Paths under which nothing is taken. */
    down,
    url: (path: string) => `http://127.0.0.1:${port}/${path}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** As a partner checks it, from the documentation alone. */
export function isSignedWith(secret: string, { headers, body }: Received): boolean {
  const signature = createHmac('sha256', secret)
    .update(`${headers['tongqu-timestamp']}.${body}`)
    .digest('hex');
  return headers['tongqu-signature'] === `v1=${signature}`;
}
