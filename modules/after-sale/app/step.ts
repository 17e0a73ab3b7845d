import { AppError, type EpochMs, type Tx } from '#kernel';
import type { PartBack } from '#modules/orders';
import type { AfterSale, Step } from '../domain/after-sale.ts';
import { type AfterSaleState, liesOnTheWay } from '../domain/after-sale-states.ts';
import type { AfterSaleMoved } from './events.ts';
import type { AfterSaleStore, Change } from './ports.ts';

/** One step, told to whoever has to hear of it. 409 where the request has gone another way meanwhile. */
export async function take(
  store: AfterSaleStore,
  tx: Tx,
  request: AfterSale,
  to: AfterSaleState,
  by: Step['by'],
  at: EpochMs,
  change: Change = { dueAt: null },
): Promise<AfterSale> {
  const { merchantId, id, orderId, memberId, storeId } = request;
  if (!liesOnTheWay(to, request.type) || !(await store.advance(tx, request, to, by, at, change)))
    throw new AppError('conflict', 'after-sale.illegal_step', '售后单当前状态不能这样操作', {
      from: request.state,
      to,
      type: request.type,
    });
  const facts = { merchantId, afterSaleId: id, orderId, memberId, storeId, state: to };
  tx.emit<AfterSaleMoved>({ type: 'after-sale.moved', occurredAt: at, ...facts });
  return known(await store.get(tx, merchantId, id));
}

export function known(request: AfterSale | undefined): AfterSale {
  if (request === undefined) throw new AppError('not_found', 'after-sale.not_found', '没有这个售后单');
  return request;
}

/** What it asks back of its order. */
export function partOf({ orderId, storeId, shippingFen, lines }: AfterSale): PartBack {
  return {
    ...{ orderId, storeId, shippingFen },
    lines: lines.map(({ position, pieces, amountFen }) => ({ position, pieces, amountFen })),
  };
}
