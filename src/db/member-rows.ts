import type { MemberId, MerchantId, Tx } from '#kernel';
import { rowsOf } from './mikro-unit-of-work.ts';

/** Two values each at most, far below the 32 766 of SQLite. */
const KEYS_PER_STATEMENT_MAX = 2_000;

/** Rows of one table that belong to a member. */
export interface MemberRows {
  readonly table: string;
  /** The columns that, with the shop, tell her rows apart: text columns, `member_id` not among them. */
  readonly key: readonly string[];
  /** Whether another member may have a row with the same key: then hers stays where it is. */
  readonly sharesKeys: boolean;
}

/** Keys of rows that were moved, as JSON keeps them. */
export type MovedRows = readonly (readonly string[])[];

/** Gives the rows of `from` to `into`; answers with what `moveRowsBack` needs (MEM-03). */
export async function moveRows(
  tx: Tx,
  { table, key, sharesKeys }: MemberRows,
  merchantId: MerchantId,
  from: MemberId,
  into: MemberId,
): Promise<MovedRows> {
  const same = key.map((column) => ` and other.${column} = ${table}.${column}`).join('');
  const rows = await rowsOf<Record<string, string>>(
    tx,
    `update ${table} set member_id = ? where merchant_id = ? and member_id = ?
     ${sharesKeys ? `and not exists (select 1 from ${table} other where other.merchant_id = ? and other.member_id = ?${same})` : ''}
     returning ${key.join(', ')}`,
    [into, merchantId, from, ...(sharesKeys ? [merchantId, into] : [])],
  );
  return rows.map((row) => key.map((column) => String(row[column])));
}

/** Gives back what `moveRows` moved, where it still is; what was deleted meanwhile stays deleted. */
export async function moveRowsBack(
  tx: Tx,
  { table, key }: MemberRows,
  merchantId: MerchantId,
  from: MemberId,
  into: MemberId,
  moved: MovedRows,
): Promise<void> {
  const place = `(${key.map(() => '?').join(', ')})`;
  for (let start = 0; start < moved.length; start += KEYS_PER_STATEMENT_MAX) {
    const part = moved.slice(start, start + KEYS_PER_STATEMENT_MAX);
    await rowsOf(
      tx,
      `update ${table} set member_id = ? where merchant_id = ? and member_id = ?
       and (${key.join(', ')}) in (values ${part.map(() => place).join(', ')}) returning member_id`,
      [from, merchantId, into, ...part.flat()],
    );
  }
}
