import type { Reads } from '#db';
import type { EpochMs } from '#kernel';
import { POINTS } from '#modules/points';
import { STORED_VALUE } from '#modules/stored-value';
import type { TestHouse } from '../support/house.ts';
import { MERCHANT } from '../support/small-shop.ts';
import { type Sales, SOLD_STATES } from './sales.ts';
import { CARD_FEN, POINTS_EACH, SHELVES, type Shopper, SKUS } from './shop.ts';

/** Each is nought when nothing moves any more. */
export interface Drift {
  /** What cards had, less what they paid for goods that were kept, against what is on them. */
  readonly ledgerDriftFen: number;
  readonly pointsDrift: number;
  /** Members with money on their cards that is kept for an order: none waits any more. */
  readonly cardsHeld: number;
  /** Pieces that were sold and are on the shelf as well, or were never there. */
  readonly oversoldPieces: number;
  /** Pieces that are neither on the shelf nor with anybody who paid. */
  readonly lostPieces: number;
}

interface Before {
  readonly shoppers: readonly Shopper[];
  /** Of every article that were ever put on each shelf. */
  readonly pieces: number;
}

/** What members and shelves had before, against what orders and refunds took and gave back, and what is there now. */
export async function driftOf(
  { container, database: { reads } }: Pick<TestHouse, 'container' | 'database'>,
  { kept }: Sales,
  { shoppers, pieces }: Before,
  now: EpochMs,
): Promise<Drift> {
  let [cards, cardsHeld, purses] = [0, 0, 0];
  for (const { memberId } of shoppers) {
    const card = await container.get(STORED_VALUE).balance(MERCHANT, memberId);
    cards += card.principalFen + card.giftFen + card.heldFen;
    if (card.heldFen > 0) cardsHeld += 1;
    purses += (await container.get(POINTS).balance(MERCHANT, memberId, now)).usable;
  }
  const paid = [...kept.values()];
  const [storedFen, points] = [
    paid.reduce((sum, means) => sum + means.storedFen, 0),
    paid.reduce((sum, means) => sum + means.points, 0),
  ];
  const shelves = await shelfPieces(reads);
  const sold = await soldPieces(reads);
  const back = await piecesBack(reads);
  const surplus = SHELVES.flatMap((store) => SKUS.map((sku) => `${sku} ${store}`)).map(
    (place) => (shelves.get(place) ?? 0) + (sold.get(place) ?? 0) - (back.get(place) ?? 0) - pieces,
  );
  return {
    ledgerDriftFen: Math.abs(shoppers.length * CARD_FEN - storedFen - cards),
    pointsDrift: Math.abs(shoppers.length * POINTS_EACH - points - purses),
    cardsHeld,
    oversoldPieces: surplus.reduce((all, n) => all + Math.max(0, n), 0),
    lostPieces: surplus.reduce((all, n) => all + Math.max(0, -n), 0),
  };
}

type Pieces = ReadonlyMap<string, number>;

const SOLD = SOLD_STATES.map((state) => `'${state}'`).join(', ');

function shelfPieces(reads: Reads): Promise<Pieces> {
  return byPlace(reads, "select sku_id || ' ' || store_id as place, on_hand as n from stock");
}

function soldPieces(reads: Reads): Promise<Pieces> {
  return byPlace(
    reads,
    `select l.sku_id || ' ' || l.store_id as place, sum(l.quantity) as n from order_lines l
     join orders o on o.id = l.order_id where o.state in (${SOLD}) group by l.sku_id, l.store_id`,
  );
}

/** Given back before they were sent, or looked at and as good as new; what she kept or broke is on no shelf. */
function piecesBack(reads: Reads): Promise<Pieces> {
  return byPlace(
    reads,
    `select l.sku_id || ' ' || a.store_id as place, sum(l.quantity) as n from after_sale_lines l
     join after_sales a on a.merchant_id = l.merchant_id and a.id = l.after_sale_id
     join orders o on o.id = a.order_id
     where o.state in (${SOLD}) and ((a.is_unsent = 1 and a.split is not null) or l.condition = 'sellable')
     group by l.sku_id, a.store_id`,
  );
}

async function byPlace(reads: Reads, sql: string): Promise<Pieces> {
  const rows = await reads.all<{ place: string; n: number }>(sql);
  return new Map(rows.map(({ place, n }) => [place, Number(n)]));
}
