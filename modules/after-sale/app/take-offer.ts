import { AppError, type EpochMs, fen, type Tx } from '#kernel';
import type { PartBack } from '#modules/orders';
import type { AfterSale, Offer, Step } from '../domain/after-sale.ts';
import type { Approve } from './approve.ts';
import type { AfterSaleParts } from './parts.ts';
import { known } from './step.ts';

export type TakeOffer = (tx: Tx, request: AfterSale, by: Step['by'], at: EpochMs) => Promise<AfterSale>;

/** The request is about what was offered from now on: what was claimed beyond that may be asked for again. */
export function takingOffers(
  { store, soldLines }: Pick<AfterSaleParts, 'store' | 'soldLines'>,
  approve: Approve,
): TakeOffer {
  return async (tx, request, by, at) => {
    const { merchantId, id, offer, state } = request;
    if (offer === null || !(await store.lower(tx, request, offer)))
      throw new AppError('conflict', 'after-sale.illegal_step', '售后单当前状态不能这样操作', {
        from: state,
      });
    await soldLines.unclaim(tx, merchantId, beyond(request, offer));
    return approve(tx, known(await store.get(tx, merchantId, id)), by, at);
  };
}

function beyond({ orderId, storeId, shippingFen, lines }: AfterSale, offer: Offer): PartBack {
  const offered = new Map(offer.lines.map((line) => [line.position, line]));
  return {
    ...{ orderId, storeId, shippingFen: fen(shippingFen - offer.shippingFen) },
    lines: lines.map(({ position, pieces, amountFen }) => ({
      position,
      pieces: pieces - (offered.get(position)?.pieces ?? pieces),
      amountFen: fen(amountFen - (offered.get(position)?.amountFen ?? amountFen)),
    })),
  };
}
