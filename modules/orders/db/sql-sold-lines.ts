import { affectedRows, type Reads, rowsOf } from '#db';
import {
  AppError,
  type Fen,
  fen,
  invariant,
  type MerchantId,
  type OrderId,
  type StoreId,
  sumFen,
  type Tx,
} from '#kernel';
import type { PickupPieces } from '#modules/fulfilment';
import type { GroupRefunded } from '../app/events.ts';
import { orderNotFound } from '../app/find-order.ts';
import type { GoodsToTake } from '../app/goods-to-take.ts';
import { endTakenPart } from '../app/picked-up.ts';
import type { OrderStore } from '../app/ports.ts';
import type { PartBack, SoldGroup, SoldLine, SoldLines, SoldOrder } from '../app/sold-lines.ts';
import type { Order } from '../domain/order.ts';
import type { OrderState } from '../domain/order-states.ts';
import { pointsShareOf } from '../domain/points-share.ts';
import { loadOrders, type Query } from './load-orders.ts';

const LINE = 'merchant_id = ? and order_id = ? and store_id = ? and position = ?';
const GROUP = 'merchant_id = ? and order_id = ? and store_id = ?';

interface Counters {
  readonly store_id: StoreId;
  readonly position: number;
  readonly asked_quantity: number;
  readonly asked_fen: number | string;
  readonly refunded_quantity: number;
  readonly refunded_fen: number | string;
  readonly shipping_asked_fen: number | string;
  readonly order_refunded_fen: number | string;
}

export function sqlSoldLines(
  reads: Reads,
  orders: OrderStore,
  goodsToTake: GoodsToTake,
  pieces: PickupPieces,
): SoldLines {
  const outside: Query = (sql, values) => reads.all(sql, values);

  async function one(query: Query, where: string, values: readonly unknown[]) {
    const [order] = await loadOrders(query, where, values);
    if (order === undefined) return undefined;
    const rows = await query<Counters>(
      `select l.store_id, l.position, l.asked_quantity, l.asked_fen, l.refunded_quantity, l.refunded_fen,
         g.shipping_asked_fen, o.refunded_fen as order_refunded_fen from order_lines l
       join order_groups g on g.order_id = l.order_id and g.store_id = l.store_id
       join orders o on o.id = l.order_id where l.order_id = ?`,
      [order.id],
    );
    return soldOrder(order, rows);
  }

  /** Whoever gives back of an order comes after whoever does so now. */
  async function takeRow(
    tx: Tx,
    merchantId: MerchantId,
    orderId: OrderId,
    states: readonly OrderState[] = ['PAID', 'COMPLETED'],
  ): Promise<void> {
    const taken = await affectedRows(
      tx,
      `update orders set refunded_fen = refunded_fen
       where merchant_id = ? and id = ? and state in (${states.map(() => '?').join(', ')})`,
      [merchantId, orderId, ...states],
    );
    if (taken === 0)
      throw new AppError('conflict', 'orders.not_refundable', '订单当前状态不能退款', { orderId });
  }

  async function move(tx: Tx, merchantId: MerchantId, part: PartBack, set: Statements): Promise<void> {
    await takeRow(tx, merchantId, part.orderId, set.states);
    const place = [merchantId, part.orderId, part.storeId];
    for (const { position, pieces, amountFen } of part.lines) {
      const values = [pieces, amountFen, ...place, position, pieces, amountFen];
      if ((await affectedRows(tx, set.line, values)) === 0)
        throw new AppError('conflict', 'orders.not_refundable', '这件商品没有这么多可退', { position });
    }
    if (part.shippingFen === 0) return;
    if ((await affectedRows(tx, set.shipping, [part.shippingFen, ...place, part.shippingFen])) === 0)
      throw new AppError('conflict', 'orders.not_refundable', '运费已经退过', { storeId: part.storeId });
  }

  return {
    find: (merchantId, orderId) =>
      one(outside, 'where o.merchant_id = ? and o.id = ?', [merchantId, orderId]),
    findByNumber: (merchantId, number) =>
      one(outside, 'where o.merchant_id = ? and o.number = ?', [merchantId, number]),
    findTillSale: (merchantId, storeId, number) =>
      one(
        outside,
        `where o.merchant_id = ? and o.number = ? and exists (select 1 from order_till_sales t
           where t.merchant_id = o.merchant_id and t.order_id = o.id and t.store_id = ?)`,
        [merchantId, number, storeId],
      ),

    async lock(tx, merchantId, orderId) {
      await takeRow(tx, merchantId, orderId);
      const inside: Query = (sql, values) => rowsOf(tx, sql, values);
      const sold = await one(inside, 'where o.merchant_id = ? and o.id = ?', [merchantId, orderId]);
      if (sold === undefined) throw orderNotFound({ merchantId, id: orderId });
      return sold;
    },

    async isUnsent(tx, merchantId, orderId, storeId) {
      const held = await affectedRows(
        tx,
        `update order_groups set state = state where ${GROUP} and state in ('AUDIT', 'PREPARING', 'READY_FOR_PICKUP')`,
        [merchantId, orderId, storeId],
      );
      return held === 1;
    },

    handedOver: (tx, merchantId, orderId, storeId) => pieces.taken(tx, { merchantId, orderId, storeId }),

    claim: (tx, merchantId, part) => move(tx, merchantId, part, CLAIM),
    unclaim: (tx, merchantId, part) => move(tx, merchantId, part, UNCLAIM),

    async settle(tx, merchantId, part) {
      await takeRow(tx, merchantId, part.orderId);
      const before = await soldIn(tx, part.orderId);
      await move(tx, merchantId, part, SETTLE);
      const after = await soldIn(tx, part.orderId);
      const backFen = sumFen([part.shippingFen, ...part.lines.map(({ amountFen }) => amountFen)]);
      const pointsFen = after.pointsFen - before.pointsFen;
      const [row] = await rowsOf<{ refunded_fen: number | string; points_back_fen: number | string }>(
        tx,
        `update orders set refunded_fen = refunded_fen + ?, points_back_fen = points_back_fen + ?
         where merchant_id = ? and id = ? and refunded_fen + ? <= payable_fen
         returning refunded_fen, points_back_fen`,
        [backFen, pointsFen, merchantId, part.orderId, backFen],
      );
      invariant(row !== undefined, 'lines and shipping add up to what an order cost');
      const sum = { refundedFen: fen(Number(row.refunded_fen)), pointsFen: fen(Number(row.points_back_fen)) };
      return {
        before: {
          refundedFen: fen(sum.refundedFen - backFen),
          pointsFen: fen(sum.pointsFen - pointsFen),
        },
        after: sum,
        isWhole: after.isWhole,
      };
    },

    async endEmpty(tx, merchantId, orderId, storeId, at) {
      const key = { merchantId, id: orderId };
      const [left] = await rowsOf(
        tx,
        `select 1 as one from order_lines where order_id = ? and store_id = ? and is_gift = 0
         and refunded_quantity < quantity limit 1`,
        [orderId, storeId],
      );
      if (left !== undefined) return endTakenPart(orders, pieces, tx, key, storeId, at);
      const unsent = ['AUDIT', 'PREPARING', 'READY_FOR_PICKUP'] as const;
      if (!(await orders.advanceGroup(tx, key, storeId, 'REFUNDED', unsent, at))) return;
      tx.emit<GroupRefunded>({
        type: 'orders.group_refunded',
        ...{ occurredAt: at, merchantId, orderId, storeId },
      });
      const { groups } = await orders.get(tx, key);
      if (groups.every(({ state }) => state === 'REFUNDED'))
        await orders.advance(tx, key, 'REFUNDED', ['PAID'], at);
      else await orders.completeIfDone(tx, key, at);
    },

    goodsOf: (merchantId, storeId, lines) => goodsToTake(merchantId, [{ storeId, lines }]),
  };
}

interface Statements {
  readonly states?: readonly OrderState[];
  readonly line: string;
  readonly shipping: string;
}

const CLAIM: Statements = {
  line: `update order_lines set asked_quantity = asked_quantity + ?, asked_fen = asked_fen + ?
    where ${LINE} and asked_quantity + ? <= quantity and asked_fen + ? <= total_fen`,
  shipping: `update order_groups set shipping_asked_fen = shipping_asked_fen + ?
    where ${GROUP} and shipping_asked_fen + ? <= shipping_fen`,
};

const UNCLAIM: Statements = {
  // A gift may be asked back when everything else is back already, and that request comes to nothing as well.
  states: ['PAID', 'COMPLETED', 'REFUNDED'],
  line: `update order_lines set asked_quantity = asked_quantity - ?, asked_fen = asked_fen - ?
    where ${LINE} and asked_quantity - ? >= refunded_quantity and asked_fen - ? >= refunded_fen`,
  shipping: `update order_groups set shipping_asked_fen = shipping_asked_fen - ?
    where ${GROUP} and shipping_asked_fen - ? >= shipping_refunded_fen`,
};

const SETTLE: Statements = {
  line: `update order_lines set refunded_quantity = refunded_quantity + ?, refunded_fen = refunded_fen + ?
    where ${LINE} and refunded_quantity + ? <= asked_quantity and refunded_fen + ? <= asked_fen`,
  shipping: `update order_groups set shipping_refunded_fen = shipping_refunded_fen + ?
    where ${GROUP} and shipping_refunded_fen + ? <= shipping_asked_fen`,
};

/** What is back of the whole order, line by line; its row is held by who asks. */
async function soldIn(tx: Tx, orderId: OrderId): Promise<{ pointsFen: Fen; isWhole: boolean }> {
  const rows = await rowsOf<{
    quantity: number;
    refunded_quantity: number;
    is_gift: number;
    shares: string;
  }>(tx, 'select quantity, refunded_quantity, is_gift, shares from order_lines where order_id = ?', [
    orderId,
  ]);
  return {
    pointsFen: sumFen(
      rows.map((row) =>
        pointsShareOf(paidByPoints(JSON.parse(row.shares)), row.refunded_quantity, row.quantity),
      ),
    ),
    isWhole: rows.every((row) => row.is_gift === 1 || row.refunded_quantity === row.quantity),
  };
}

function paidByPoints(shares: Order['groups'][number]['lines'][number]['shares']): Fen {
  return sumFen(shares.filter(({ kind }) => kind === 'points').map(({ amountFen }) => amountFen));
}

function soldOrder(order: Order, rows: readonly Counters[]): SoldOrder {
  const { merchantId, id, number, memberId, state, paidAt, payableFen, storedValueFen } = order;
  const { points, takenAs, coupons } = order;
  const groups = order.groups.map((group): SoldGroup => {
    const own = rows.filter(({ store_id }) => store_id === group.storeId);
    const arrived = order.timeline.find(
      (entry) => entry.scope === group.storeId && (entry.state === 'PICKED_UP' || entry.state === 'RECEIVED'),
    );
    return {
      ...{ storeId: group.storeId, storeName: group.storeName, state: group.state },
      receivedAt: arrived?.at ?? null,
      sent: group.parcels.flatMap(({ pieces, receivedAt }) =>
        pieces.map((piece) => ({ ...piece, receivedAt })),
      ),
      // Whoever comes for her goods has a code, also after she came.
      isOverTheCounter: group.state === 'PICKED_UP' && group.pickupCode === null,
      shippingFen: group.shippingFen,
      shippingAskedFen: fen(Number(own[0]?.shipping_asked_fen ?? 0)),
      // Loaded in the order of their positions.
      lines: group.lines.map((line, position) =>
        soldLine(
          line,
          position,
          own.find((row) => row.position === position),
        ),
      ),
    };
  });
  return {
    ...{ merchantId, id, number, memberId, state, paidAt, payableFen, storedValueFen },
    ...{ points, takenAs, coupons, groups, refundedFen: fen(Number(rows[0]?.order_refunded_fen ?? 0)) },
  };
}

function soldLine(
  line: Order['groups'][number]['lines'][number],
  position: number,
  row: Counters | undefined,
): SoldLine {
  const { skuId, productId, title, optionText, imageUrl, quantity, totalFen, isGift, shares } = line;
  return {
    ...{ position, skuId, productId, title, optionText, imageUrl, quantity, totalFen, isGift },
    pointsFen: paidByPoints(shares),
    asked: { pieces: row?.asked_quantity ?? 0, amountFen: fen(Number(row?.asked_fen ?? 0)) },
    refunded: { pieces: row?.refunded_quantity ?? 0, amountFen: fen(Number(row?.refunded_fen ?? 0)) },
  };
}
