import { AppError, type MemberId, type OrderId, type Tx } from '#kernel';
import type { ChannelSales } from '#modules/orders';
import { type ChannelContent, goodsOf, type TaskProblem } from '../domain/notice.ts';
import type { ChannelOrder, ChannelOrderStore } from './ports.ts';
import type { Resolve } from './resolve.ts';

/** `task`: somebody has to look; `ignored`: known, or older than what is known. */
export interface NoticeOutcome {
  readonly outcome: 'taken' | 'task' | 'cancelled' | 'refunded' | 'ignored';
}

/**
 * Takes the goods out of the channel's share and writes the order, or says why somebody has to look; `known`: that is known
 * before. Throws where there are too few pieces: the caller lets go of the transaction and comes again with that.
 */
export type BecomeOrder = (
  tx: Tx,
  row: ChannelOrder,
  content: ChannelContent,
  orderId: OrderId,
  known: readonly TaskProblem[] | undefined,
) => Promise<NoticeOutcome>;

/** Who bought it is none of our members: her address is sealed under the name of this one order. */
export const buyerOf = ({ id }: Pick<ChannelOrder, 'id'>) => `chn_${id}` as MemberId;

export function becomeOrder(
  store: Pick<ChannelOrderStore, 'change'>,
  resolve: Pick<Resolve, 'sale'>,
  sales: ChannelSales,
): BecomeOrder {
  return async (tx, row, content, orderId, known) => {
    const goods = goodsOf(content);
    const found =
      known === undefined
        ? await resolve.sale(row, { orderId, buyer: buyerOf(row) }, content)
        : { problems: known };
    if ('problems' in found) {
      await store.change(tx, row, { state: 'TASK', goods, problems: found.problems });
      return { outcome: 'task' };
    }
    await sales.place(tx, await sales.draft(found.sale));
    await store.change(tx, row, { state: 'TAKEN', orderId, goods, problems: [] });
    return { outcome: 'taken' };
  };
}

/** Too few pieces in the channel's share. */
export function shortOf(error: unknown): TaskProblem | undefined {
  if (!(error instanceof AppError) || error.code !== 'inventory.sold_out') return undefined;
  const { skuId } = error.facts;
  return { code: 'sold_out', about: typeof skuId === 'string' ? skuId : '' };
}
