import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that connections begin from (32,768 and up on Linux): until its owner listens, and while it is dead, nobody
 * else's connection gets it, and a caller who knocks there never reaches herself.
 */
const [FROM, UNTIL] = [12_000, 30_000];

/** A port of this machine that is free now, and still is when its owner comes or comes back. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FROM, UNTIL);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
