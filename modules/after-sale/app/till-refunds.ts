import { AppError, type MerchantId, type StoreId } from '#kernel';
import type { SoldGroup, SoldOrder } from '#modules/orders';
import type { AfterSale, Reason } from '../domain/after-sale.ts';
import { openPieces } from '../domain/open-pieces.ts';
import { draft, orderNotFound, type Wish } from './apply.ts';
import type { Who } from './desk.ts';
import type { AfterSaleParts } from './parts.ts';
import { putAway } from './put-away.ts';
import type { Refund } from './refund.ts';
import { known } from './step.ts';

/** What becomes of the goods: as new they go on the shelf; broken, or left with her, they do not. */
export const TILL_GOODS = ['sellable', 'damaged', 'kept'] as const;

export interface TillRefund {
  readonly storeId: StoreId;
  readonly orderNumber: string;
  /** Missing = all that is left of it. */
  readonly lines?: readonly { readonly line: number; readonly quantity: number }[] | undefined;
  readonly goods: (typeof TILL_GOODS)[number];
  readonly reason: Reason;
  readonly words: string;
}

/**
 * 收银退款 (PAY-05): a sale of this till is given back at it, by its number, whoever bought: also to a stranger, who has no
 * account to ask from. Money goes back the way it came; no more than once, because the pieces are claimed like any others.
 */
export interface TillRefunds {
  /** What is left of a sale of this store's till; 404 for any other order. */
  find(merchantId: MerchantId, storeId: StoreId, orderNumber: string): Promise<SoldOrder>;
  refund(who: Who, asked: TillRefund): Promise<AfterSale>;
}

export function tillRefunds(parts: AfterSaleParts, refund: Refund): TillRefunds {
  const { unitOfWork, answers, audit, store, soldLines, clock, ids } = parts;

  const find: TillRefunds['find'] = async (merchantId, storeId, orderNumber) => {
    const order = await soldLines.findTillSale(merchantId, storeId, orderNumber);
    const part = order?.groups.find((group) => group.storeId === storeId);
    // Paid after the sale was over, the goods wait for her: asked back like those of any other order.
    if (order === undefined || part?.state !== 'PICKED_UP') throw orderNotFound(orderNumber);
    return order;
  };

  return {
    find,
    async refund(who, { storeId, orderNumber, lines, goods, reason, words }) {
      who.requireAt(storeId);
      const { merchantId, staffId, ip, request } = who;
      const at = clock.now();
      const id = ids.next();
      const order = await find(merchantId, storeId, orderNumber);
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<AfterSale>(tx, request);
        if (earlier !== undefined) return earlier;
        const sold = await soldLines.lock(tx, merchantId, order.id);
        const isKept = goods === 'kept';
        const wish: Wish = {
          ...{ orderId: order.id, storeId, reason, words, lines: lines ?? allLeft(sold, storeId) },
          type: isKept ? 'REFUND_ONLY' : 'RETURN_REFUND',
        };
        const settings = await store.settings(tx, merchantId);
        const drafted = await draft(parts, tx, { merchantId, wish, settings, id, at }, () => {});
        const state = isKept ? ('APPROVED' as const) : ('RECEIVED' as const);
        const here: AfterSale = { ...drafted, state, dueAt: null, steps: [{ state, at, by: 'staff' }] };
        await store.add(tx, here);
        if (goods !== 'kept') {
          const conditions = here.lines.map(({ position: line }) => ({ line, condition: goods }));
          await putAway(parts, tx, { order: sold, request: here, conditions, storeId, by: staffId, at });
        }
        const after = await refund(tx, known(await store.get(tx, merchantId, id)), 'staff', at);
        await audit.record(tx, {
          ...{ merchantId, actor: staffId, action: 'after-sale.refund_at_till', subject: `after_sale:${id}` },
          ...{ before: null, ip, at },
          after: { storeId, orderId: order.id, goods, amountFen: after.amountFen, moneyWay: after.moneyWay },
        });
        await answers.record(tx, request, after);
        return after;
      });
    },
  };
}

function allLeft({ id, groups }: SoldOrder, storeId: StoreId): Wish['lines'] {
  const group = groups.find((each): each is SoldGroup => each.storeId === storeId);
  const open = openPieces(group?.lines ?? [], new Map());
  const lines = (group?.lines ?? []).flatMap((line) => {
    const quantity = open.of(line);
    open.ask(line, quantity);
    return quantity === 0 ? [] : [{ line: line.position, quantity }];
  });
  if (lines.length > 0) return lines;
  throw new AppError('conflict', 'orders.not_refundable', '这笔销售已经全部退款', { orderId: id });
}
