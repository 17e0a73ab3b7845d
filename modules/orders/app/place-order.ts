import {
  type AnswerBook,
  type Clock,
  type Ids,
  type MemberId,
  type MerchantId,
  MINUTE_MS,
  type OrderId,
  type Random,
  type RequestKey,
  type UnitOfWork,
} from '#kernel';
import type { Slots } from '#modules/fulfilment';
import { heldUntil, type Stock, type StockSettings } from '#modules/inventory';
import type { QuoteTokens } from '#modules/pricing';
import { type Order, placedOrder } from '../domain/order.ts';
import { orderNumber } from '../domain/order-number.ts';
import type { OrderPlaced } from './events.ts';
import type { GoodsToTake } from './goods-to-take.ts';
import { orderFacts } from './order-facts.ts';
import type { OrderStore } from './ports.ts';
import type { BasketGroup, PriceBasket, PricedBasket } from './price-basket.ts';
import type { SettleOrder } from './settle-order.ts';

/**
 * The goods stay reserved a little longer than the pay window: the order is closed at the provider first,
 * and its answer may have to be waited for.
 */
const RESERVED_BEYOND_WINDOW_MS = 30 * MINUTE_MS;

interface PlaceOrderInput {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly groups: readonly BasketGroup[];
  readonly quoteToken: string | undefined;
  readonly request: RequestKey;
}

export type PlaceOrder = (input: PlaceOrderInput) => Promise<Order>;

/**
 * Takes the goods, writes the order and remembers the answer in one commit. Asking again with the same key
 * gives the same order, even when prices have changed since. Its address is masked, as it is in the stored answer.
 */
export function placeOrder(
  unitOfWork: UnitOfWork,
  answers: AnswerBook,
  priceBasket: PriceBasket,
  quoteTokens: QuoteTokens,
  goodsToTake: GoodsToTake,
  stock: Stock,
  slots: Pick<Slots, 'take'>,
  orders: OrderStore,
  settle: SettleOrder,
  clock: Clock,
  ids: Ids,
  random: Random,
): PlaceOrder {
  return async ({ merchantId, memberId, groups, quoteToken, request }) => {
    const priced = priceBasket(merchantId, memberId, groups).then((basket) => {
      if (quoteToken !== undefined) quoteTokens.check(quoteToken, memberId, basket.context, basket.quote);
      return basket;
    });
    const [outcome, holding]: [PricedBasket | { readonly refusal: unknown }, StockSettings] =
      await Promise.all([priced.catch((refusal: unknown) => ({ refusal })), stock.settings(merchantId)]);
    const goods = 'refusal' in outcome ? [] : await goodsToTake(merchantId, outcome.groups);
    const placedAt = clock.now();
    const id = ids.next() as OrderId;
    const number = orderNumber(placedAt, random);

    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<Order>(tx, request);
      if (earlier !== undefined) return earlier;
      // Only now: a repeated request gets its first answer, whatever its goods cost today.
      if ('refusal' in outcome) throw outcome.refusal;

      const order = placedOrder({
        ...{ id, merchantId, number, memberId, placedAt, groups: outcome.groups },
        payBefore: heldUntil(holding, 'order', placedAt),
      });
      await stock.reserve(tx, {
        merchantId,
        reservationId: id,
        lines: goods,
        expiresAt: order.payBefore + RESERVED_BEYOND_WINDOW_MS,
        moment: 'order_placed',
      });
      await slots.take(tx, merchantId, id, outcome.slots);
      const kept = await orders.add(tx, order);
      tx.emit<OrderPlaced>({ type: 'orders.order_placed', occurredAt: placedAt, ...orderFacts(order) });
      // An order of 0 yuan is legal: nobody has to be asked for the money.
      const answer =
        order.payableFen === 0
          ? await settle.settle(
              tx,
              kept,
              { paymentId: null, paidAt: placedAt, notedAt: placedAt },
              settle.codesFor(order),
            )
          : kept;
      await answers.record(tx, request, answer);
      return answer;
    });
  };
}
