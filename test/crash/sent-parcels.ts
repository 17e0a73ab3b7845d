import type { Reads } from '#db';
import type { Memory, Pieces } from './caller.ts';

interface SentParcel {
  readonly orderId: string;
  readonly number: string;
  /** Null = the part left whole, in one. */
  readonly pieces: Pieces | null;
}

/** What left the house, by the shop's own rows, against what the callers were told of it (ORD-04). */
export async function parcelsAgainst(
  reads: Reads,
  { parcels: told }: Pick<Memory, 'parcels'>,
): Promise<{ readonly parcelsAstray: number; readonly piecesSentTwice: number }> {
  const sent = await sentParcels(reads);
  const known = new Map(sent.map((parcel) => [parcel.number, parcel]));
  const lost = [...told].filter(([number, { orderId, pieces }]) => {
    const parcel = known.get(number);
    if (parcel?.orderId !== orderId) return true;
    return pieces !== null && JSON.stringify(parcel.pieces) !== JSON.stringify(pieces);
  });
  const untold = sent.filter(({ number }) => !told.has(number));

  const left = new Map<string, number>();
  for (const { orderId, pieces } of sent)
    for (const { skuId, quantity } of pieces ?? [])
      left.set(`${orderId} ${skuId}`, (left.get(`${orderId} ${skuId}`) ?? 0) + quantity);
  const could = await couldLeave(reads);
  const excess = [...left].map(([article, n]) => Math.max(0, n - (could.get(article) ?? 0)));
  return {
    parcelsAstray: lost.length + untold.length,
    piecesSentTwice: excess.reduce((sum, n) => sum + n, 0),
  };
}

async function sentParcels(reads: Reads): Promise<readonly SentParcel[]> {
  const several = await reads.all<{ orderId: string; number: string; pieces: string }>(
    'select order_id as "orderId", tracking_number as "number", pieces from order_parcels',
  );
  const whole = await reads.all<{ orderId: string; number: string }>(
    `select order_id as "orderId", tracking_number as "number" from order_groups
     where tracking_number is not null and parcels = 0`,
  );
  return [
    ...several.map((row) => ({ ...row, pieces: JSON.parse(row.pieces) as Pieces })),
    ...whole.map((row) => ({ ...row, pieces: null })),
  ];
}

/** Pieces of each order's articles that were bought, less those that were given back without having left. */
async function couldLeave(reads: Reads): Promise<ReadonlyMap<string, number>> {
  const rows = await reads.all<{ article: string; n: number }>(
    `select l.order_id || ' ' || l.sku_id as article, sum(l.quantity) - coalesce((
       select sum(b.pieces) from after_sale_lines b
       join after_sales a on a.merchant_id = b.merchant_id and a.id = b.after_sale_id
       where a.order_id = l.order_id and b.sku_id = l.sku_id and a.is_unsent = 1 and a.split is not null), 0) as n
     from order_lines l group by l.order_id, l.sku_id`,
  );
  return new Map(rows.map(({ article, n }) => [article, Number(n)]));
}
