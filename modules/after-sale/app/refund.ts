import { AppError, DAY_MS, type EpochMs, fen, type Tx } from '#kernel';
import type { SoldOrder } from '#modules/orders';
import type { AfterSale, MoneyWay, RefundSplit, Step } from '../domain/after-sale.ts';
import { pointsBackFor, splitOver } from '../domain/shares.ts';
import type { AfterSaleRefunded } from './events.ts';
import { moveShipping } from './nothing-left.ts';
import type { AfterSaleParts } from './parts.ts';
import { partOf, take } from './step.ts';

/** Key under which an order takes points and stored value. */
const ORDER = 'orders.order';
/** WeChat takes refunds of a payment for one year. */
const ORIGINAL_WAY_MS = 365 * DAY_MS;

export type Refund = (tx: Tx, request: AfterSale, by: Step['by'], at: EpochMs) => Promise<AfterSale>;

/**
 * Undoes what buying these lines did, in one commit: money by the way it was paid, points that were spent and points that
 * were earned, growth, coupons, goods that were never sent. The order's row comes first, so that refunds of one order
 * follow each other and each knows what went back before it; every part is keyed by this request and done once.
 */
export function refunding(parts: AfterSaleParts): Refund {
  const { store, soldLines, stock, payments, storedValue, points, tiers } = parts;

  /** Where nothing was sent yet, the goods go back to the shelf at once. */
  async function keepGoods(tx: Tx, request: AfterSale, at: EpochMs): Promise<void> {
    const { merchantId, orderId, storeId, id } = request;
    if (!request.isUnsent) return;
    if (!(await soldLines.isUnsent(tx, merchantId, orderId, storeId)))
      throw new AppError('conflict', 'after-sale.sent_already', '商品已发出，请收货后申请退货', { orderId });
    const lines = request.lines.map(({ skuId, pieces }) => ({ skuId, quantity: pieces }));
    const goods = await soldLines.goodsOf(merchantId, storeId, lines);
    await stock.takeBack(tx, merchantId, {
      document: `after-sale:${id}`,
      lines: goods,
      actor: 'system',
      at,
    });
  }

  async function giveMoney(
    tx: Tx,
    order: SoldOrder,
    request: AfterSale,
    beforeFen: number,
    at: EpochMs,
  ): Promise<Omit<RefundSplit, 'points'>> {
    const { merchantId, id, amountFen } = request;
    const { payableFen, storedValueFen } = order;
    const paid = { storedValueFen, externalFen: fen(payableFen - storedValueFen) };
    const share = splitOver(paid, fen(beforeFen), amountFen);
    const onCard =
      share.storedValueFen === 0
        ? { principal: 0, gift: 0 }
        : await storedValue.refund(tx, merchantId, {
            ...{ bizType: ORDER, bizId: order.takenAs, refundId: id, amountFen: share.storedValueFen, at },
          });
    return {
      externalFen: share.externalFen,
      principalFen: fen(onCard.principal),
      giftFen: fen(onCard.gift),
    };
  }

  async function wayBack(
    tx: Tx,
    order: SoldOrder,
    { merchantId, orderId, id }: AfterSale,
    money: Money,
  ): Promise<MoneyWay | undefined> {
    if (money.externalFen === 0) return undefined;
    const isInTime = order.paidAt !== null && money.at - order.paidAt < ORIGINAL_WAY_MS;
    if (!isInTime || !(await payments.canRefund(merchantId, orderId))) return 'by_hand';
    const { externalFen: amountFen } = money;
    await payments.refund(tx, { merchantId, orderId, refundId: id, amountFen, reason: '售后退款' });
    return 'original';
  }

  return async (tx, asked, by, at) => {
    const { merchantId, id, orderId, storeId, memberId } = asked;
    const order = await soldLines.lock(tx, merchantId, orderId);
    const request = await moveShipping(parts, tx, order, asked);
    const { amountFen, shippingFen } = request;
    await keepGoods(tx, request, at);
    const { before, after, isWhole } = await soldLines.settle(tx, merchantId, partOf(request));
    const money = await giveMoney(tx, order, request, before.refundedFen, at);
    const moneyWay = await wayBack(tx, order, request, { externalFen: money.externalFen, at });

    const back = pointsBackFor(order.points, after.pointsFen) - pointsBackFor(order.points, before.pointsFen);
    if (back > 0)
      await points.giveBack(tx, merchantId, {
        ...{ bizType: ORDER, bizId: order.takenAs, refundId: id, amount: back, at },
      });
    const goodsFen = fen(amountFen - shippingFen);
    if (goodsFen > 0) {
      const groups = [{ storeId, goodsFen }];
      await points.refund(tx, merchantId, { refundId: id, orderId, groups, at });
      await tiers.refunded(tx, merchantId, { refundId: id, orderId, groups }, at);
    }
    if (isWhole) await parts.coupons.unlock(tx, merchantId, orderId, 'refunded');
    if (request.isUnsent) await soldLines.endEmpty(tx, merchantId, orderId, storeId, at);

    tx.emit<AfterSaleRefunded>({
      type: 'after-sale.refunded',
      ...{ occurredAt: at, merchantId, afterSaleId: id, orderId, memberId, storeId },
      ...{
        goodsFen,
        shippingFen,
        orderRefundedFen: after.refundedFen,
        isWholeOrder: isWhole,
        refundedAt: at,
      },
      lines: request.lines.map(({ skuId, pieces, amountFen: ofLine }) => ({
        ...{ skuId, pieces, amountFen: ofLine },
      })),
    });
    const split = { ...money, points: back };
    const change = moneyWay === undefined ? { dueAt: null, split } : { dueAt: null, split, moneyWay };
    const refunding = await take(store, tx, request, 'REFUNDING', by, at, change);
    return moneyWay === undefined ? take(store, tx, refunding, 'DONE', by, at) : refunding;
  };
}

interface Money {
  readonly externalFen: RefundSplit['externalFen'];
  readonly at: EpochMs;
}
