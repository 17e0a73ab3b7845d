import type { AddressInfo } from 'node:net';
import { ConfigError, compose, readConfig, realWorld, wechatAccounts } from '#app';

const NODE_MAJOR_MIN = 24;
const DRAIN_MS_MAX = 10_000;

if (Number.parseInt(process.versions.node, 10) < NODE_MAJOR_MIN) {
  process.stderr.write(
    `Node ${NODE_MAJOR_MIN} or newer is needed, this is ${process.version}. Use "npm start".\n`,
  );
  process.exit(1);
}

try {
  await serve();
} catch (error) {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
}

async function serve(): Promise<void> {
  const config = readConfig();
  const accounts = await wechatAccounts(config);
  const house = await compose(config, realWorld(accounts));
  await new Promise<void>((resolve, reject) => {
    house.server.once('error', reject).listen(config.PORT, config.HOST, resolve);
  });
  await house.open();
  const { port } = house.server.address() as AddressInfo;
  house.log.info({ port }, 'open');
  process.send?.({ type: 'open', port });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      house.log.info({ signal }, 'closing');
      setTimeout(() => process.exit(1), DRAIN_MS_MAX).unref();
      void house.close().then(() => process.exit(0));
    });
  }
}

/** What somebody who typed `npm start` can act on. */
function sentenceFor(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code, port, message } = error as { code?: string; port?: number; message?: string };
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Choose another one: PORT=3001 npm start`;
  if (code === 'EACCES') return `This address may not be used: ${message}`;
  if (code === 'ENOSPC' || code === 'SQLITE_FULL')
    return 'The disk is full. Make some room and start again; nothing is lost.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
