import { affectedRows, rowsOf } from '#db';
import type { MemberId, MerchantId, SkuId, StoreId, Tx } from '#kernel';
import { LINE_PIECES_MAX } from '../domain/order.ts';

export interface CartRow {
  readonly store_id: StoreId;
  readonly sku_id: SkuId;
  readonly choice_key: string;
  readonly choices: string;
  readonly quantity: number | string;
  readonly seen_price_fen: number | string | null;
  readonly added_at: number | string;
}

/** The other member's lines, and how many pieces each of them put into the cart that was kept. */
export type MovedCart = readonly {
  readonly storeId: StoreId;
  readonly skuId: SkuId;
  /** Missing in a merge from before dishes had choices. */
  readonly choiceKey?: string;
  readonly choices?: string;
  readonly quantity: number;
  readonly added: number;
  readonly seenPriceFen: number | null;
  readonly addedAt: number;
}[];

/** Two carts become one: pieces of the same article add up, to what one line may hold. */
export async function mergeCart(
  tx: Tx,
  merchantId: MerchantId,
  from: MemberId,
  into: MemberId,
): Promise<MovedCart> {
  const lines = await rowsOf<CartRow>(
    tx,
    `delete from cart_lines where merchant_id = ? and member_id = ?
     returning store_id, sku_id, choice_key, choices, quantity, seen_price_fen, added_at`,
    [merchantId, from],
  );
  const moved: MovedCart[number][] = [];
  for (const {
    store_id: storeId,
    sku_id: skuId,
    choice_key,
    choices,
    quantity,
    seen_price_fen,
    added_at,
  } of lines) {
    const known = [merchantId, into, storeId, skuId, choice_key];
    const [own] = await rowsOf<{ quantity: number | string }>(
      tx,
      `select quantity from cart_lines
       where merchant_id = ? and member_id = ? and store_id = ? and sku_id = ? and choice_key = ?`,
      known,
    );
    const before = Number(own?.quantity ?? 0);
    const seenPriceFen = seen_price_fen === null ? null : Number(seen_price_fen);
    const after = Math.min(LINE_PIECES_MAX, before + Number(quantity));
    await affectedRows(
      tx,
      `insert into cart_lines
         (merchant_id, member_id, store_id, sku_id, choice_key, choices, quantity, seen_price_fen, added_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (merchant_id, member_id, store_id, sku_id, choice_key)
       do update set quantity = excluded.quantity`,
      [...known, choices, after, seenPriceFen, Number(added_at)],
    );
    const row = { storeId, skuId, choiceKey: choice_key, choices, quantity: Number(quantity), seenPriceFen };
    moved.push({ ...row, addedAt: Number(added_at), added: after - before });
  }
  return moved;
}

/** Takes out again what was put in, as far as it is still there, and gives the other member her lines back. */
export async function unmergeCart(
  tx: Tx,
  merchantId: MerchantId,
  from: MemberId,
  into: MemberId,
  moved: MovedCart,
): Promise<void> {
  for (const { quantity, added, seenPriceFen, addedAt, choiceKey = '', choices = '[]', ...place } of moved) {
    const { storeId, skuId } = place;
    const line = [merchantId, into, storeId, skuId, choiceKey];
    const where =
      'where merchant_id = ? and member_id = ? and store_id = ? and sku_id = ? and choice_key = ?';
    await affectedRows(tx, `delete from cart_lines ${where} and quantity <= ?`, [...line, added]);
    await affectedRows(tx, `update cart_lines set quantity = quantity - ? ${where}`, [added, ...line]);
    await affectedRows(
      tx,
      `insert into cart_lines
         (merchant_id, member_id, store_id, sku_id, choice_key, choices, quantity, seen_price_fen, added_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
      [merchantId, from, storeId, skuId, choiceKey, choices, quantity, seenPriceFen, addedAt],
    );
  }
}

export async function forgetCart(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<void> {
  for (const table of ['cart_lines', 'carts'])
    await affectedRows(tx, `delete from ${table} where merchant_id = ? and member_id = ?`, [
      merchantId,
      memberId,
    ]);
}
