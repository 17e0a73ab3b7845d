import { LEDGER } from '#modules/ledger';
import { POINTS } from '#modules/points';
import { STORED_VALUE } from '#modules/stored-value';
import { CARD_FEN, POINTS_EACH, type Shopper, SKUS } from '../simulation/shop.ts';
import type { TestHouse } from '../support/house.ts';
import { MERCHANT } from '../support/small-shop.ts';
import type { Memory } from './caller.ts';
import type { ProviderEntry } from './provider-books.ts';

/** Each must be nought. */
export interface Verdict {
  readonly acknowledgedAndMissing: number;
  readonly madeTwice: number;
  readonly oversoldPieces: number;
  readonly lostPieces: number;
  readonly chargedTwice: number;
  readonly refundedTwice: number;
  readonly paidWithoutGoodsOrRefund: number;
  readonly ledgerDriftFen: number;
  readonly pointsDrift: number;
  readonly booksApartFen: number;
  readonly faultsInBooks: number;
  readonly contradictoryAnswers: number;
  readonly neverHeard: number;
  readonly stillWaiting: number;
}

interface Evidence {
  readonly house: TestHouse;
  readonly books: ReadonlyMap<string, ProviderEntry>;
  readonly memory: Memory;
  readonly shoppers: readonly Shopper[];
  readonly pieces: number;
}

interface OrderRow {
  readonly id: string;
  readonly state: string;
  readonly externalFen: number;
  readonly storedFen: number;
  readonly points: number;
}

interface Split {
  readonly externalFen: number;
  readonly principalFen: number;
  readonly giftFen: number;
  readonly points: number;
}

/** What the shop, the provider and the callers say, held against each other when nothing moves any more. */
export async function judge({ house, books, memory, shoppers, pieces }: Evidence): Promise<Verdict> {
  const { container } = house;
  const { reads } = house.database;
  const count = async (sql: string) => Number((await reads.all<{ n: number }>(sql))[0]?.n ?? 0);
  const orders = await ordersOf(house);
  const known = new Map(orders.map((order) => [order.id, order]));
  const refunds = await reads.all<{ id: string; orderId: string; split: string | null }>(
    'select id, order_id as "orderId", split from after_sales',
  );

  const missing = [
    ...[...memory.orders].filter((id) => !known.has(id)),
    ...[...memory.refunds].filter((id) => refunds.find((one) => one.id === id)?.split == null),
    ...[...memory.cancelled].filter((id) => !ENDED.has(known.get(id)?.state ?? '')),
    ...[...memory.paid].filter((id) => known.get(id)?.state === 'PENDING_PAY'),
  ];

  const kept = new Map(orders.map(({ id, state, ...parts }) => [id, state === 'PAID' ? parts : NOTHING]));
  for (const { orderId, split } of refunds) {
    const before = kept.get(orderId);
    if (split === null || before === undefined || before === NOTHING) continue;
    const { externalFen, principalFen, giftFen, points } = JSON.parse(split) as Split;
    kept.set(orderId, {
      externalFen: before.externalFen - externalFen,
      storedFen: before.storedFen - principalFen - giftFen,
      points: before.points - points,
    });
  }

  const intents = await reads.all<{ number: string; orderId: string; state: string; fen: number }>(
    'select out_trade_no as "number", order_id as "orderId", state, amount_fen as fen from payment_intents',
  );
  const inProvidersHands = new Map<string, number>();
  let booksApartFen = 0;
  for (const { number, orderId, state, fen } of intents) {
    const { takenFen, returnedFen } = books.get(number) ?? { takenFen: 0, returnedFen: 0 };
    inProvidersHands.set(orderId, takenFen - returnedFen);
    const back = await count(
      `select sum(amount_fen) as n from payment_refunds where out_trade_no = '${number}' and state = 'SUCCEEDED'`,
    );
    booksApartFen += Math.abs(takenFen - (state === 'SUCCEEDED' ? Number(fen) : 0));
    booksApartFen += Math.abs(returnedFen - back);
  }
  const [charged, returned, stranded] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { id, state } of orders) {
    const [hasFen, shouldFen] = [inProvidersHands.get(id) ?? 0, kept.get(id)?.externalFen ?? 0];
    if (hasFen > shouldFen) (state === 'PAID' ? charged : stranded).add(id);
    if (hasFen < shouldFen) returned.add(id);
  }

  const sum = (pick: (parts: Kept) => number) => [...kept.values()].reduce((all, one) => all + pick(one), 0);
  let [cards, purses] = [0, 0];
  for (const { memberId } of shoppers) {
    const card = await container.get(STORED_VALUE).balance(MERCHANT, memberId);
    cards += card.principalFen + card.giftFen + card.heldFen;
    purses += (await container.get(POINTS).balance(MERCHANT, memberId, Date.now())).usable;
  }
  const sold = await soldPieces(house);
  const shelves = await shelfPieces(house);
  const surplus = SKUS.map((sku) => (sold.get(sku) ?? 0) + (shelves.get(sku) ?? 0) - pieces);

  return {
    acknowledgedAndMissing: missing.length,
    madeTwice: orders.filter(({ id }) => !memory.orders.has(id)).length,
    oversoldPieces: surplus.reduce((all, n) => all + Math.max(0, n), 0),
    lostPieces: surplus.reduce((all, n) => all + Math.max(0, -n), 0),
    chargedTwice: charged.size,
    refundedTwice: returned.size,
    paidWithoutGoodsOrRefund: stranded.size,
    ledgerDriftFen: Math.abs(shoppers.length * CARD_FEN - sum(({ storedFen }) => storedFen) - cards),
    pointsDrift: Math.abs(shoppers.length * POINTS_EACH - sum(({ points }) => points) - purses),
    booksApartFen,
    faultsInBooks: (await container.get(LEDGER).check(MERCHANT)).faults.length,
    contradictoryAnswers: memory.contradictions.length,
    neverHeard: await count('select count(*) as n from outbox where delivered_at is null'),
    stillWaiting:
      orders.filter(({ state }) => state === 'PENDING_PAY' || state === 'REFUND_DUE').length +
      (await count("select count(*) as n from coupons where state = 'LOCKED'")) +
      (await count("select count(*) as n from stock_reservations where state = 'HELD'")),
  };
}

type Kept = Pick<OrderRow, 'externalFen' | 'storedFen' | 'points'>;
const NOTHING: Kept = { externalFen: 0, storedFen: 0, points: 0 };
/** Where a cancelled order may be in the end; money that came for it all the same went back. */
const ENDED = new Set(['CANCELLED', 'REFUNDED']);

async function ordersOf({ database: { reads } }: TestHouse): Promise<readonly OrderRow[]> {
  const rows = await reads.all<OrderRow>(
    `select id, state, payable_fen - stored_value_fen as "externalFen", stored_value_fen as "storedFen",
       points_burn as points from orders`,
  );
  return rows.map(({ id, state, externalFen, storedFen, points }) => ({
    ...{ id, state, externalFen: Number(externalFen) },
    ...{ storedFen: Number(storedFen), points: Number(points) },
  }));
}

async function soldPieces({ database: { reads } }: TestHouse): Promise<ReadonlyMap<string, number>> {
  const rows = await reads.all<{ sku: string; n: number }>(
    `select l.sku_id as sku, sum(l.quantity - l.refunded_quantity) as n from order_lines l
     join orders o on o.id = l.order_id where o.state = 'PAID' group by l.sku_id`,
  );
  return new Map(rows.map(({ sku, n }) => [sku, Number(n)]));
}

async function shelfPieces({ database: { reads } }: TestHouse): Promise<ReadonlyMap<string, number>> {
  const rows = await reads.all<{ sku: string; n: number }>('select sku_id as sku, on_hand as n from stock');
  return new Map(rows.map(({ sku, n }) => [sku, Number(n)]));
}
