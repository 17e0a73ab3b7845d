import {
  AppError,
  type Clock,
  type EpochMs,
  type Ids,
  type MemberId,
  type MerchantId,
  type OrderId,
  type Random,
  type RequestKey,
  type StoreId,
  type Tx,
  type UnitOfWork,
  ZERO_FEN,
} from '#kernel';
import type { MemberTiers } from '#modules/catalog';
import { heldUntil, type Stock } from '#modules/inventory';
import type { OrderCoupons } from '#modules/marketing';
import { type Order, placedOrder } from '../domain/order.ts';
import { orderNumber } from '../domain/order-number.ts';
import { refusedTicket, type Ticket, ticketFor } from '../domain/ticket.ts';
import type { OrderPlaced } from './events.ts';
import { orderFacts } from './order-facts.ts';
import { RESERVED_BEYOND_WINDOW_MS } from './place-order.ts';
import type { OrderStore, TicketBook } from './ports.ts';
import { limitReached, type PriceRush, type RushArticle, type RushPrice } from './rush-price.ts';
import type { SettleOrder } from './settle-order.ts';

export interface RushWish extends RushArticle {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly request: RequestKey;
}

/** `failure`: nothing was decided, and nothing stands under her key. */
export type Outcome = { readonly ticket: Ticket } | { readonly failure: unknown };

/** All of one merchant, each key once. One commit, or a few where much is free; whoever is refused leaves the others alone. */
export type WriteRush = (
  merchantId: MerchantId,
  wishes: readonly RushWish[],
) => Promise<ReadonlyMap<RushWish, Outcome>>;

export interface WriteRushParts {
  readonly unitOfWork: UnitOfWork;
  readonly tickets: TicketBook;
  readonly price: PriceRush;
  readonly tiersOf: MemberTiers;
  readonly stock: Pick<Stock, 'reserveEach' | 'settings'>;
  readonly coupons: Pick<OrderCoupons, 'holdPieces'>;
  readonly orders: Pick<OrderStore, 'addCollected'>;
  readonly settle: Pick<SettleOrder, 'codesFor' | 'settle'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
}

/** A free order is settled on the spot, by a dozen statements, while everybody else waits for the rows of the goods. */
const FREE_ORDERS_OF_ONE_COMMIT_MAX = 32;

interface Draft {
  readonly wish: RushWish;
  readonly request: RequestKey;
  /** What she gets if the goods are there. */
  readonly ticket: Ticket;
  readonly planned?: {
    readonly order: Order;
    readonly price: RushPrice;
    readonly codes: ReadonlyMap<StoreId, string>;
  };
}

type Planned = Draft & { readonly planned: NonNullable<Draft['planned']> };

export function writeRush(parts: WriteRushParts): WriteRush {
  const { unitOfWork, tickets, stock, coupons, orders, settle, clock } = parts;

  function drafted(
    wish: RushWish,
    price: RushPrice | AppError,
    placedAt: EpochMs,
    payBefore: EpochMs,
  ): Draft {
    const { merchantId, memberId, request } = wish;
    if (price instanceof AppError) return { wish, request, ticket: refusedTicket(price) };
    const order = placedOrder({
      ...{ id: parts.ids.next() as OrderId, number: orderNumber(placedAt, parts.random) },
      ...{ merchantId, memberId, placedAt, payBefore, groups: [price.group], discounts: price.discounts },
      ...{ coupons: [], points: { burn: 0, worthFen: ZERO_FEN }, storedValueFen: ZERO_FEN },
    });
    const planned = { order, price, codes: settle.codesFor(order) };
    return { wish, request, ticket: ticketFor(order), planned };
  }

  /** Her limit at a price for a time, asked once it is known that there are goods for her. */
  async function admit(
    tx: Tx,
    merchantId: MerchantId,
    drafts: ReadonlyMap<string, Planned>,
    ids: readonly string[],
  ) {
    const admitted = new Set(ids.filter((id) => drafts.get(id)?.planned.price.limited === null));
    const takes = ids.flatMap((id) => {
      const { wish, planned } = drafts.get(id) as Planned;
      const { limited } = planned.price;
      return limited === null ? [] : [{ ...limited, memberId: wish.memberId, orderId: planned.order.id }];
    });
    if (takes.length === 0) return admitted;
    for (const id of await coupons.holdPieces(tx, merchantId, takes)) admitted.add(id);
    return admitted;
  }

  async function add(tx: Tx, accepted: readonly Planned[], placedAt: EpochMs): Promise<void> {
    if (accepted.length === 0) return;
    await orders.addCollected(
      tx,
      accepted.map(({ planned }) => planned.order),
    );
    for (const { planned } of accepted) {
      const { order, codes } = planned;
      tx.emit<OrderPlaced>({ type: 'orders.order_placed', occurredAt: placedAt, ...orderFacts(order) });
      // Nobody outside has to be asked for money: 0 yuan is legal.
      const paid = { paymentId: null, provider: null, paidAt: placedAt, notedAt: placedAt };
      if (order.externalFen === 0) await settle.settle(tx, order, paid, codes);
    }
  }

  /** One commit: what stood under their keys before, and who is refused. */
  function decide(merchantId: MerchantId, drafts: readonly Draft[], placedAt: EpochMs, payBefore: EpochMs) {
    return unitOfWork.run(async (tx) => {
      const earlier = await tickets.claim(tx, drafts, placedAt);
      const fresh = drafts.filter(
        (draft): draft is Planned => draft.planned !== undefined && !earlier.has(draft.request),
      );
      const byOrder = new Map<string, Planned>(fresh.map((draft) => [draft.planned.order.id, draft]));
      const goods = await stock.reserveEach(
        tx,
        merchantId,
        fresh.map(({ planned }) => ({
          reservationId: planned.order.id,
          lines: planned.price.goods,
          expiresAt: payBefore + RESERVED_BEYOND_WINDOW_MS,
        })),
        (ids) => admit(tx, merchantId, byOrder, ids),
      );
      const refused = fresh.flatMap((draft) => {
        const missing = goods.get(draft.planned.order.id);
        if (missing === null) return [];
        const refusal = missing === undefined ? limitReached(draft.wish.skuId) : soldOut(missing);
        return [{ ...draft, ticket: refusedTicket(refusal) }];
      });
      await add(
        tx,
        fresh.filter(({ planned }) => goods.get(planned.order.id) === null),
        placedAt,
      );
      await tickets.rewrite(tx, refused, placedAt);
      return { earlier, refused: new Map(refused.map(({ wish, ticket }) => [wish, ticket])) };
    });
  }

  return async (merchantId, wishes) => {
    const [priced, holding] = await Promise.all([
      pricesOf(parts, merchantId, wishes),
      stock.settings(merchantId),
    ]);
    const placedAt = clock.now();
    const payBefore = heldUntil(holding, 'flash_sale', placedAt);
    const outcomes = new Map<RushWish, Outcome>();
    const drafts: Draft[] = [];
    for (const wish of wishes) {
      const price = priced.get(wish);
      if (price === undefined || 'failure' in price)
        outcomes.set(wish, price ?? { failure: new Error('not priced') });
      else drafts.push(drafted(wish, price.price, placedAt, payBefore));
    }
    for (const part of commitsOf(drafts)) {
      const { earlier, refused } = await decide(merchantId, part, placedAt, payBefore);
      for (const { wish, request, ticket } of part) {
        const before = earlier.get(request);
        if (before === 'reused') outcomes.set(wish, { failure: keyReused() });
        else outcomes.set(wish, { ticket: before ?? refused.get(wish) ?? ticket });
      }
    }
    return outcomes;
  };
}

/** In the order in which they came. Where a later commit fails, what an earlier one decided stands under its keys. */
function commitsOf(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const commits: Draft[][] = [];
  let free = FREE_ORDERS_OF_ONE_COMMIT_MAX;
  for (const draft of drafts) {
    const isFree = draft.planned?.order.externalFen === 0;
    if (commits.length === 0 || (isFree && free === FREE_ORDERS_OF_ONE_COMMIT_MAX)) {
      commits.push([]);
      free = 0;
    }
    commits.at(-1)?.push(draft);
    if (isFree) free += 1;
  }
  return commits;
}

/** Once for every article, quantity and level, however many ask. */
async function pricesOf(
  { price, tiersOf }: Pick<WriteRushParts, 'price' | 'tiersOf'>,
  merchantId: MerchantId,
  wishes: readonly RushWish[],
) {
  const levels = await tiersOf(merchantId, [...new Set(wishes.map(({ memberId }) => memberId))]);
  type Priced = { readonly price: RushPrice | AppError } | { readonly failure: unknown };
  const known = new Map<string, Promise<Priced>>();
  const found = await Promise.all(
    wishes.map(async (wish): Promise<readonly [RushWish, Priced]> => {
      const { storeId, skuId, quantity, memberId } = wish;
      const standing = levels.get(memberId) ?? null;
      const key = JSON.stringify([storeId, skuId, quantity, standing]);
      const pricing =
        known.get(key) ??
        price(merchantId, memberId, standing, { storeId, skuId, quantity }).then(
          (of): Priced => ({ price: of }),
          (error: unknown): Priced =>
            error instanceof AppError && error.kind !== 'unavailable' ? { price: error } : { failure: error },
        );
      known.set(key, pricing);
      return [wish, await pricing];
    }),
  );
  return new Map(found);
}

function soldOut({
  skuId,
  storeId,
  available,
}: {
  skuId: string;
  storeId: string;
  available: number;
}): AppError {
  return new AppError('conflict', 'inventory.sold_out', '库存不足', { skuId, storeId, available });
}

export function keyReused(): AppError {
  return new AppError('unprocessable', 'request.key_reused', '这个幂等键已用于另一个请求');
}
