import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { MemberId, SkuId } from '#kernel';
import type { RushWish } from '../../../modules/orders/app/write-rush.ts';
import type { Ticket } from '../../../modules/orders/domain/ticket.ts';
import { JIANGHAN, MERCHANT } from '../../support/small-shop.ts';

export interface RushOrders {
  readonly wishes: readonly RushWish[];
  /** The power goes when the commit is there and nobody was told. */
  readonly diesAfterCommit: boolean;
}

export interface RushNews {
  readonly tickets: readonly Ticket[];
}

export interface RushProcess {
  take(wishes: readonly RushWish[]): Promise<readonly Ticket[]>;
  /** Resolves when the process is gone. */
  takeAndDie(wishes: readonly RushWish[]): Promise<void>;
  leave(): Promise<void>;
}

export function wishOf(name: string, skuId: SkuId, quantity = 1): RushWish {
  return {
    ...{ merchantId: MERCHANT, memberId: name as MemberId, storeId: JIANGHAN, skuId, quantity },
    request: { owner: name, key: `rush-of-${name}`, requestHash: `${skuId} ${quantity}` },
  };
}

/** A real process of its own: its own writer, connections and memory. */
export async function rushProcess(url: string): Promise<RushProcess> {
  const child = fork(join(import.meta.dirname, 'rush-probe.ts'), [url], { execArgv: [] });
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('the process ended')));
  gone.catch(() => undefined);
  await Promise.race([once(child, 'message'), gone]);
  return {
    async take(wishes) {
      const answer = once(child, 'message');
      child.send({ wishes, diesAfterCommit: false } satisfies RushOrders);
      const [news] = await Promise.race([answer, gone]);
      return (news as RushNews).tickets;
    },
    async takeAndDie(wishes) {
      const ended = once(child, 'exit');
      child.send({ wishes, diesAfterCommit: true } satisfies RushOrders);
      await ended;
    },
    leave: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
