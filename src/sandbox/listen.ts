import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { control, isControl } from './control-api.ts';
import { providerOf, type Sandbox } from './sandbox.ts';
import type { Transport, WireRequest } from './wire.ts';

const BODY_BYTES_MAX = 1024 * 1024;
const TICK_EVERY_MS = 200;
/** The provider waits this long for the merchant's answer to a notice. */
const NOTICE_ANSWER_MS_MAX = 5_000;

export interface ListeningSandbox {
  readonly url: string;
  close(): Promise<void>;
}

/** Notices over real HTTP. */
export const httpTransport: Transport = async ({ url, headers, body }) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(NOTICE_ANSWER_MS_MAX),
  });
  return { status: answer.status, text: await answer.text() };
};

/** Puts a sandbox on a port and lets its time pass. `changed` is called before every answer leaves. */
export async function listen(
  sandbox: Sandbox,
  { port, changed = () => {} }: { readonly port: number; readonly changed?: () => void },
): Promise<ListeningSandbox> {
  const server = createServer((request, response) => {
    answer(sandbox, request, response, changed).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sandbox.pay.publicUrl = url;
  sandbox.alipay.publicUrl = url;
  const ticking = setInterval(() => void sandbox.tick().then(changed), TICK_EVERY_MS).unref();
  return {
    url,
    close: () => {
      clearInterval(ticking);
      return closed(server);
    },
  };
}

async function answer(
  sandbox: Sandbox,
  incoming: IncomingMessage,
  response: ServerResponse,
  changed: () => void,
): Promise<void> {
  const request = await read(incoming);
  const provider = providerOf(request);
  if (!isControl(request)) {
    const delayMs = sandbox.faults.take('delay_answer', provider)?.ms;
    if (delayMs !== undefined) await sleep(delayMs);
  }
  const { status, headers, body, bytes } = isControl(request)
    ? await control(sandbox, request)
    : sandbox.handle(request);
  changed();
  if (!isControl(request) && sandbox.faults.take('lose_answer', provider) !== undefined) {
    response.destroy();
    return;
  }
  response.writeHead(status, headers).end(bytes ?? body);
}

async function read(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new RangeError('The request is too large for the sandbox');
    chunks.push(chunk);
  }
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  return {
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
