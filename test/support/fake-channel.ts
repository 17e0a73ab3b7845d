import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Push {
  readonly externalNo: string;
  readonly pushId: string;
  readonly body: { readonly status: string; readonly [field: string]: unknown };
}

/** A platform that sells our goods, speaking the shape of modules/channels/README.md: it takes each push once. */
export async function fakeChannel(secret: string) {
  const taken: Push[] = [];
  let next: 'ok' | 'refuse' | 'silent' = 'ok';
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString('utf8');
      const header = (name: string) => `${request.headers[name] ?? ''}`;
      const pushId = header('x-push-id');
      const expected = createHmac('sha256', secret)
        .update(`${header('x-timestamp')}\n${pushId}\n${body}`)
        .digest('hex');
      const externalNo = /^\/orders\/([^/]+)\/status$/.exec(request.url ?? '')?.[1];
      const answer = (status: number, code: string) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ code }));
      };
      if (externalNo === undefined || header('x-signature') !== expected) return answer(401, 'bad_signature');
      if (next === 'silent') return answer(503, 'busy');
      if (next === 'refuse') return answer(200, 'order_closed');
      if (!taken.some((push) => push.pushId === pushId))
        taken.push({ externalNo: decodeURIComponent(externalNo), pushId, body: JSON.parse(body) });
      return answer(200, 'ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    answerFromNowOn(how: typeof next): void {
      next = how;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
