import { LEDGER } from '#modules/ledger';
import { driftOf } from '../simulation/drift.ts';
import type { ProviderEntry } from '../simulation/provider-books.ts';
import { CANCELLED_STATES, SOLD_STATES, salesOf } from '../simulation/sales.ts';
import type { Shopper } from '../simulation/shop.ts';
import type { TestHouse } from '../support/house.ts';
import { MERCHANT } from '../support/small-shop.ts';
import type { Memory } from './caller.ts';
import { parcelsAgainst } from './sent-parcels.ts';

/** Each must be nought. */
export interface Verdict {
  readonly acknowledgedAndMissing: number;
  readonly madeTwice: number;
  readonly oversoldPieces: number;
  readonly lostPieces: number;
  readonly chargedTwice: number;
  /** Numbers that were given up, reversed, or are none of ours, and under which a provider keeps money. */
  readonly chargedForNothing: number;
  readonly scansWithoutEnd: number;
  readonly refundedTwice: number;
  /** Told to have left and unknown, with other contents, or left without anybody having been told. */
  readonly parcelsAstray: number;
  /** In two parcels, or sent after they were given back. */
  readonly piecesSentTwice: number;
  readonly paidWithoutGoodsOrRefund: number;
  readonly ledgerDriftFen: number;
  readonly pointsDrift: number;
  readonly booksApartFen: number;
  readonly faultsInBooks: number;
  readonly contradictoryAnswers: number;
  readonly neverHeard: number;
  /** Orders, coupons, goods that are kept, and cards with money that is kept for an order. */
  readonly stillWaiting: number;
}

interface Evidence {
  readonly house: TestHouse;
  readonly books: ReadonlyMap<string, ProviderEntry>;
  readonly memory: Memory;
  readonly shoppers: readonly Shopper[];
  readonly pieces: number;
}

/** What the shop, the provider and the callers say, held against each other when nothing moves any more. */
export async function judge({ house, books, memory, shoppers, pieces }: Evidence): Promise<Verdict> {
  const { container } = house;
  const { reads } = house.database;
  const count = async (sql: string) => Number((await reads.all<{ n: number }>(sql))[0]?.n ?? 0);
  const sales = await salesOf(reads);
  const { orders, refunds, kept } = sales;
  const known = new Map(orders.map((order) => [order.id, order]));

  const missing = [
    ...[...memory.orders].filter((id) => !known.has(id)),
    ...[...memory.refunds].filter((id) => refunds.find((one) => one.id === id)?.split == null),
    ...[...memory.cancelled].filter((id) => !CANCELLED_STATES.has(known.get(id)?.state ?? '')),
    ...[...memory.paid].filter((id) => known.get(id)?.state === 'PENDING_PAY'),
    ...[...memory.paidAtTill].filter((id) => known.get(id)?.state !== 'COMPLETED'),
  ];

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
  const counted = new Set(intents.filter(({ state }) => state === 'SUCCEEDED').map(({ number }) => number));
  const forNothing = [...books].filter(
    ([number, { takenFen, returnedFen }]) => !counted.has(number) && takenFen !== returnedFen,
  );
  const [charged, returned, stranded] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { id, state } of orders) {
    const [hasFen, shouldFen] = [inProvidersHands.get(id) ?? 0, kept.get(id)?.externalFen ?? 0];
    if (hasFen > shouldFen) (SOLD_STATES.includes(state) ? charged : stranded).add(id);
    if (hasFen < shouldFen) returned.add(id);
  }

  const { cardsHeld, ...drift } = await driftOf(house, sales, { shoppers, pieces }, Date.now());

  return {
    acknowledgedAndMissing: missing.length,
    madeTwice: orders.filter(({ id }) => !memory.orders.has(id)).length,
    ...drift,
    chargedTwice: charged.size,
    chargedForNothing: forNothing.length,
    scansWithoutEnd: await count(
      "select count(*) as n from payment_scans where state not in ('PAID', 'NOT_PAID')",
    ),
    refundedTwice: returned.size,
    ...(await parcelsAgainst(reads, memory)),
    paidWithoutGoodsOrRefund: stranded.size,
    booksApartFen,
    faultsInBooks: (await container.get(LEDGER).check(MERCHANT)).faults.length,
    contradictoryAnswers: memory.contradictions.length,
    neverHeard: await count('select count(*) as n from outbox where delivered_at is null'),
    stillWaiting:
      cardsHeld +
      orders.filter(({ state }) => state === 'PENDING_PAY' || state === 'REFUND_DUE').length +
      (await count("select count(*) as n from coupons where state = 'LOCKED'")) +
      (await count("select count(*) as n from stock_reservations where state = 'HELD'")),
  };
}
