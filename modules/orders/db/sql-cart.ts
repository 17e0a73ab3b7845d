import { createHash } from 'node:crypto';
import { affectedRows, type Reads } from '#db';
import type { Fen, SkuId, StoreId } from '#kernel';
import type { CartStore } from '../app/ports.ts';
import { CART_LINES_MAX } from '../domain/cart.ts';
import { type Choice, inOneOrder } from '../domain/choices.ts';
import { LINE_PIECES_MAX } from '../domain/order.ts';

interface CartRow {
  readonly store_id: StoreId;
  readonly sku_id: SkuId;
  readonly quantity: number;
  readonly choices: string;
  readonly seen_price_fen: Fen | null;
}

/** The choices as a key of fixed length: written out they may be longer than PostgreSQL takes into an index. */
function choiceKey(choices: readonly Choice[]): string {
  if (choices.length === 0) return '';
  return createHash('sha256')
    .update(JSON.stringify(inOneOrder(choices)))
    .digest('base64url');
}

const ADDED_UP = `case when quantity + cast(? as integer) > ${LINE_PIECES_MAX} then ${LINE_PIECES_MAX} else quantity + cast(? as integer) end`;

export function sqlCart(reads: Reads): CartStore {
  return {
    async lines(merchantId, memberId) {
      const rows = await reads.all<CartRow>(
        `select store_id, sku_id, quantity, choices, seen_price_fen from cart_lines
         where merchant_id = ? and member_id = ? order by added_at, sku_id, choice_key`,
        [merchantId, memberId],
      );
      return rows.map(({ store_id, sku_id, quantity, choices, seen_price_fen }) => ({
        ...{ storeId: store_id, skuId: sku_id, quantity, seenPriceFen: seen_price_fen },
        choices: JSON.parse(choices),
      }));
    },

    put: (...line) => write('?', ...line),
    join: (...line) => write(ADDED_UP, ...line),

    async remove(tx, merchantId, memberId, lines) {
      for (const { storeId, skuId, choices } of lines)
        await affectedRows(
          tx,
          `delete from cart_lines
           where merchant_id = ? and member_id = ? and store_id = ? and sku_id = ? and choice_key = ?`,
          [merchantId, memberId, storeId, skuId, choiceKey(choices)],
        );
    },
  };
}

/** `pieces`: what becomes of the quantity of a line that is there. */
async function write(
  pieces: string,
  ...[tx, merchantId, memberId, { storeId, skuId, choices, quantity, seenPriceFen }, at]: Parameters<
    CartStore['put']
  >
): Promise<boolean> {
  const key = choiceKey(choices);
  // Takes the cart's row: two devices of one member count its lines one after the other.
  await affectedRows(
    tx,
    `insert into carts (merchant_id, member_id, changed_at) values (?, ?, ?)
         on conflict (merchant_id, member_id) do update set changed_at = excluded.changed_at`,
    [merchantId, memberId, at],
  );
  const changed = await affectedRows(
    tx,
    `update cart_lines set quantity = ${pieces}, seen_price_fen = ?
         where merchant_id = ? and member_id = ? and store_id = ? and sku_id = ? and choice_key = ?`,
    [
      ...(pieces === ADDED_UP ? [quantity, quantity] : [quantity]),
      ...[seenPriceFen, merchantId, memberId, storeId, skuId, key],
    ],
  );
  if (changed === 1) return true;
  const added = await affectedRows(
    tx,
    `insert into cart_lines
           (merchant_id, member_id, store_id, sku_id, choice_key, choices, quantity, seen_price_fen, added_at)
         select merchant_id, member_id, ?, ?, ?, ?, ?, cast(? as bigint), changed_at from carts
         where merchant_id = ? and member_id = ?
         and (select count(*) from cart_lines where merchant_id = ? and member_id = ?) < ?`,
    [
      ...[storeId, skuId, key, JSON.stringify(choices), quantity, seenPriceFen],
      ...[merchantId, memberId, merchantId, memberId, CART_LINES_MAX],
    ],
  );
  return added === 1;
}
