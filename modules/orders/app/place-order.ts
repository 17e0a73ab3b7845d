import {
  type AnswerBook,
  AppError,
  type Clock,
  type Fen,
  type Ids,
  type MemberId,
  type MerchantId,
  MINUTE_MS,
  type OrderId,
  type Random,
  type RequestKey,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Slots } from '#modules/fulfilment';
import { heldUntil, type Stock, type StockSettings } from '#modules/inventory';
import type { QuoteTokens } from '#modules/pricing';
import type { Approval, StoredValue } from '#modules/stored-value';
import { type Order, placedOrder } from '../domain/order.ts';
import { orderNumber } from '../domain/order-number.ts';
import type { BasketGroup, OfferWishes } from './basket.ts';
import type { OrderPlaced } from './events.ts';
import type { Extras } from './extras.ts';
import type { GoodsToTake } from './goods-to-take.ts';
import { limitedPieces } from './limited-pieces.ts';
import { orderFacts } from './order-facts.ts';
import type { OrderStore } from './ports.ts';
import type { PriceBasket, PricedBasket } from './price-basket.ts';
import type { SettleOrder } from './settle-order.ts';
import { discountsOf } from './snapshot.ts';
import type { TillSale, TillSales } from './till-sales.ts';

/**
 * The goods stay reserved a little longer than the pay window: the order is closed at the provider first,
 * and its answer may have to be waited for.
 */
export const RESERVED_BEYOND_WINDOW_MS = 30 * MINUTE_MS;

interface PlaceOrderInput {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly groups: readonly BasketGroup[];
  readonly wishes: OfferWishes;
  /** Paid by stored value; the rest is for a provider. */
  readonly storedValueFen: Fen;
  readonly approvalToken: string | undefined;
  readonly quoteToken: string | undefined;
  /** Missing = in the mini-program. */
  readonly channel?: 'pos';
  /** Sold at a counter (PAY-05): joins the commit before anything is taken. */
  readonly counter?: (
    tx: Tx,
    order: Order,
  ) => Promise<{ readonly approval: Approval | undefined; readonly sold: TillSale }>;
  readonly request: RequestKey;
}

export type PlaceOrder = (input: PlaceOrderInput) => Promise<Order>;

export interface PlaceOrderParts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly priceBasket: PriceBasket;
  readonly quoteTokens: QuoteTokens;
  readonly goodsToTake: GoodsToTake;
  readonly stock: Stock;
  readonly slots: Pick<Slots, 'take'>;
  readonly extras: Extras;
  readonly storedValue: Pick<StoredValue, 'approvedBy'>;
  readonly orders: OrderStore;
  readonly settle: SettleOrder;
  readonly tillSales: Pick<TillSales, 'add'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
}

/**
 * Takes the goods, coupons, points and stored value, writes the order and remembers the answer in one commit. Asking
 * again with the same key gives the same order, even when prices have changed since. Its address is masked, as it is in
 * the stored answer.
 */
export function placeOrder(parts: PlaceOrderParts): PlaceOrder {
  const { unitOfWork, answers, stock, extras, orders, settle, clock } = parts;

  async function pricedFor(input: PlaceOrderInput): Promise<PricedBasket> {
    const { merchantId, memberId, quoteToken, storedValueFen } = input;
    const basket = await parts.priceBasket(merchantId, memberId, input.groups, input.wishes, input.channel);
    if (quoteToken !== undefined) parts.quoteTokens.check(quoteToken, memberId, basket.context, basket.quote);
    const { payableFen } = basket.quote;
    if (storedValueFen > payableFen)
      throw new AppError('unprocessable', 'orders.stored_value_too_much', '储值抵扣超过应付金额', {
        payableFen,
      });
    return basket;
  }

  return async (input) => {
    const { merchantId, memberId, storedValueFen, approvalToken, request } = input;
    const [outcome, holding]: [PricedBasket | { readonly refusal: unknown }, StockSettings] =
      await Promise.all([
        pricedFor(input).catch((refusal: unknown) => ({ refusal })),
        stock.settings(merchantId),
      ]);
    const goods = 'refusal' in outcome ? [] : await parts.goodsToTake(merchantId, outcome.groups);
    const approval =
      approvalToken === undefined ? undefined : parts.storedValue.approvedBy(memberId, approvalToken);
    const placedAt = clock.now();
    const id = parts.ids.next() as OrderId;
    const number = orderNumber(placedAt, parts.random);

    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<Order>(tx, request);
      if (earlier !== undefined) return earlier;
      // Only now: a repeated request gets its first answer, whatever its goods cost today.
      if ('refusal' in outcome) throw outcome.refusal;

      const { quote } = outcome;
      const order = placedOrder({
        ...{ id, merchantId, number, memberId, placedAt, groups: outcome.groups, storedValueFen },
        ...{ coupons: quote.coupons.used.map((used) => used.id), discounts: discountsOf(quote) },
        points: { burn: quote.points.burn, worthFen: quote.points.worthFen },
        payBefore: heldUntil(holding, 'order', placedAt),
      });
      await stock.reserve(tx, {
        merchantId,
        reservationId: id,
        lines: goods,
        expiresAt: order.payBefore + RESERVED_BEYOND_WINDOW_MS,
        moment: 'order_placed',
      });
      await parts.slots.take(tx, merchantId, id, outcome.slots);
      const counter = await input.counter?.(tx, order);
      await extras.take(tx, order, limitedPieces(quote), counter?.approval ?? approval);
      const kept = await orders.add(tx, order);
      if (counter !== undefined) await parts.tillSales.add(tx, counter.sold);
      tx.emit<OrderPlaced>({ type: 'orders.order_placed', occurredAt: placedAt, ...orderFacts(order) });
      // Nobody outside has to be asked for money: 0 yuan is legal, and stored value is money already.
      const paid = { paymentId: null, provider: null, paidAt: placedAt, notedAt: placedAt };
      const answer =
        order.externalFen === 0 ? await settle.settle(tx, kept, paid, settle.codesFor(order)) : kept;
      await answers.record(tx, request, answer);
      return answer;
    });
  };
}
