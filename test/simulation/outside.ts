import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { systemClock, type WechatAccounts } from '#app';
import type { Clock, Random } from '#kernel';
import { makeAccounts, merchantSide, Sandbox, type SandboxAccounts, type Transport } from '#sandbox';
import type { Instance } from './instance.ts';
import type { Wallets } from './shop.ts';
import { confirm, type Provider } from './wallet.ts';

/** A tenth of the work of real keys; signatures are not the matter here, and are checked all the same. */
const KEY_BITS = 1_024;

let made: SandboxAccounts | undefined;

/** A message of the provider on its way to us; it may come twice, late, or after the next one. */
export type Notice = Parameters<Transport>[0];

export interface Outside {
  readonly sandbox: Sandbox;
  readonly wechat: WechatAccounts;
  /** What the provider has sent and nobody has brought yet. */
  readonly underWay: Notice[];
  close(): Promise<void>;
}

/** Only payment providers are unreliable here: nobody could sign in otherwise. */
function providerAt(path: string): Provider | undefined {
  if (path.startsWith('/v3/')) return 'wechat';
  if (path.startsWith('/gateway.do')) return 'alipay';
  return path.startsWith('/gateway/api/') ? 'unionpay' : undefined;
}

/**
 * The providers as a library behind a socket, without a timer: nothing in it moves unless the simulation moves it. It
 * believes that every notice arrived; whether it does is the simulation's to say.
 */
export async function outsideWorld(clock: Clock, random: Random): Promise<Outside> {
  made ??= makeAccounts(KEY_BITS);
  const underWay: Notice[] = [];
  const send: Transport = async (notice) => {
    underWay.push(notice);
    return { status: 204, text: 'success' };
  };
  const sandbox = new Sandbox({ accounts: made, clock, apiClock: systemClock, random, send });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const wire = {
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      headers,
      body: await text(request),
    };
    const { status, headers: sent, bytes, body } = sandbox.handle(wire);
    const provider = providerAt(wire.path);
    const isLost = provider !== undefined && sandbox.faults.take('lose_answer', provider) !== undefined;
    if (isLost) response.destroy();
    else response.writeHead(status, sent).end(bytes ?? body);
  }
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sandbox.pay.publicUrl = url;
  return {
    sandbox,
    wechat: merchantSide(made, url),
    underWay,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Before the storm: every notice arrives, once, at this instance. */
export function walletsOf({ sandbox, underWay }: Outside, { house }: Instance): Wallets {
  return {
    async confirm(open) {
      confirm(sandbox, open);
    },
    async arrived() {
      await sandbox.tick();
      for (const { url, headers, body } of underWay.splice(0))
        await fetch(house.url + new URL(url).pathname, { method: 'POST', headers, body });
    },
  };
}
