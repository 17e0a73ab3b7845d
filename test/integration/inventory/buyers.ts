import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BuyersNews, BuyersWish } from './buyers-probe.ts';

/** Shoppers who come through one process of the product. */
export interface Buyers {
  buy(wish: BuyersWish): Promise<BuyersNews>;
  leave(): Promise<void>;
}

/** A real process of its own: its own connections, its own memory. */
export async function buyersProcess(url: string, name: string): Promise<Buyers> {
  const child = fork(join(import.meta.dirname, 'buyers-probe.ts'), [url, name], { execArgv: [] });
  const gone = once(child, 'exit').then(() => Promise.reject(new Error(`${name} ended`)));
  gone.catch(() => undefined);
  await Promise.race([once(child, 'message'), gone]);
  return {
    async buy(wish) {
      const answer = once(child, 'message');
      child.send(wish);
      const [news] = await Promise.race([answer, gone]);
      return news as BuyersNews;
    },
    async leave() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
