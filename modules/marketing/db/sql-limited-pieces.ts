import { affectedRows, insertRows, rowsOf } from '#db';
import type { EpochMs, MemberId, MerchantId, OrderId, Tx } from '#kernel';
import type { LimitedPiece, LimitedPieceStore, PiecesOfOrder } from '../app/promotion-ports.ts';

interface Held {
  readonly promotion_id: string;
  readonly sku_id: string;
  readonly member_id: string | null;
  readonly quantity: number;
}

/** 每人限购 (MKT-10): a counter per member and price that never passes its limit. */
export const sqlLimitedPieces: LimitedPieceStore = {
  async hold(tx, merchantId, { promotionId, skuId, quantity, memberId, orderId, now }) {
    const noted = await affectedRows(
      tx,
      `insert into promotion_order_takes (merchant_id, order_id, promotion_id, sku_id, member_id, quantity, state)
       values (?, ?, ?, ?, ?, ?, 'HELD') on conflict (merchant_id, order_id, promotion_id, sku_id) do nothing`,
      [merchantId, orderId, promotionId, skuId, memberId, quantity],
    );
    // The same order again.
    if (noted === 0) return true;
    const counted = await countTakes(tx, merchantId, { promotionId, skuId }, [{ memberId, quantity }], now);
    return counted.has(memberId);
  },

  async holdEach(tx, merchantId, takes, now) {
    const held: PiecesOfOrder[] = [];
    for (const round of roundsOf(takes)) {
      const [first] = round;
      if (first === undefined) continue;
      const counted = await countTakes(tx, merchantId, first, round, now);
      held.push(...round.filter(({ memberId }) => counted.has(memberId)));
    }
    await insertRows(tx, {
      table: 'promotion_order_takes',
      columns: ['merchant_id', 'order_id', 'promotion_id', 'sku_id', 'member_id', 'quantity', 'state'],
      key: ['merchant_id', 'order_id', 'promotion_id', 'sku_id'],
      onRepeat: 'keep',
      rows: held.map(({ orderId, promotionId, skuId, memberId, quantity }) => [
        ...[merchantId, orderId, promotionId, skuId, memberId, quantity, 'HELD'],
      ]),
    });
    return new Set(held.map(({ orderId }) => orderId));
  },

  async keep(tx, merchantId, orderId) {
    // Paid after the order was closed: she has the pieces, so they count again, whatever the limit says.
    const late = await steppedRows(tx, merchantId, orderId, ['BACK'], 'KEPT');
    for (const row of late) await count(tx, merchantId, row, 1);
    await steppedRows(tx, merchantId, orderId, ['HELD'], 'KEPT');
  },

  async giveBack(tx, merchantId, orderId, from) {
    for (const row of await steppedRows(tx, merchantId, orderId, from, 'BACK'))
      await count(tx, merchantId, row, -1);
  },
};

/**
 * One statement tells whether it is on offer, what its limit is, and counts; answers with the members who may. Each of
 * them is named once: PostgreSQL counts no row twice in one statement.
 */
async function countTakes(
  tx: Tx,
  merchantId: MerchantId,
  { promotionId, skuId }: Omit<LimitedPiece, 'quantity'>,
  takes: readonly Pick<PiecesOfOrder, 'memberId' | 'quantity'>[],
  now: EpochMs,
): Promise<ReadonlySet<MemberId>> {
  const rows = await rowsOf<{ member_id: MemberId }>(
    tx,
    `with wanted (member_id, quantity) as (values ${takes.map(() => '(cast(? as text), cast(? as integer))').join(', ')})
     insert into promotion_takes (merchant_id, promotion_id, sku_id, member_id, taken)
     select p.merchant_id, p.promotion_id, p.sku_id, w.member_id, w.quantity from wanted w
       join promotion_prices p on p.merchant_id = ? and p.promotion_id = ? and p.sku_id = ?
       join promotions o on o.merchant_id = p.merchant_id and o.id = p.promotion_id
     where o.state = 'PUBLISHED' and o.from_at <= ? and o.until_at > ?
       and (p.per_member_max is null or p.per_member_max >= w.quantity)
     on conflict (merchant_id, promotion_id, sku_id, member_id) do update
       set taken = promotion_takes.taken + excluded.taken
       where promotion_takes.taken + excluded.taken <= coalesce((select p.per_member_max from promotion_prices p
         where p.merchant_id = excluded.merchant_id and p.promotion_id = excluded.promotion_id
           and p.sku_id = excluded.sku_id), 2000000000)
     returning member_id`,
    [
      ...takes.flatMap(({ memberId, quantity }) => [memberId, quantity]),
      ...[merchantId, promotionId, skuId, now, now],
    ],
  );
  return new Set(rows.map(({ member_id }) => member_id));
}

/** In their order; no round has two prices, or the same member twice. */
function roundsOf(takes: readonly PiecesOfOrder[]): readonly (readonly PiecesOfOrder[])[] {
  const rounds = new Map<string, PiecesOfOrder[]>();
  const before = new Map<string, number>();
  for (const take of takes) {
    const price = `${take.promotionId} ${take.skuId}`;
    const own = `${price} ${take.memberId}`;
    const nth = before.get(own) ?? 0;
    before.set(own, nth + 1);
    const round = rounds.get(`${nth} ${price}`) ?? [];
    round.push(take);
    rounds.set(`${nth} ${price}`, round);
  }
  return [...rounds.values()];
}

function steppedRows(
  tx: Tx,
  merchantId: MerchantId,
  orderId: OrderId,
  from: readonly string[],
  to: string,
): Promise<Held[]> {
  return rowsOf<Held>(
    tx,
    `update promotion_order_takes set state = ?
     where merchant_id = ? and order_id = ? and state in (${from.map(() => '?').join(', ')})
     returning promotion_id, sku_id, member_id, quantity`,
    [to, merchantId, orderId, ...from],
  );
}

async function count(tx: Tx, merchantId: MerchantId, row: Held, sign: 1 | -1): Promise<void> {
  await affectedRows(
    tx,
    `update promotion_takes set taken = taken + ?
     where merchant_id = ? and promotion_id = ? and sku_id = ? and member_id = ?`,
    [sign * row.quantity, merchantId, row.promotion_id, row.sku_id, row.member_id],
  );
}
