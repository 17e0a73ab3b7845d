import { affectedRows, type Reads, rowsOf } from '#db';
import type { EpochMs, MemberId, StoreId } from '#kernel';
import { type ImportedPurchase, type ImportedPurchases, keyText, type Position } from '../app/ports.ts';
import { keyOf } from '../app/purchase-importer.ts';
import type { OtherChannel } from '../domain/purchase.ts';

const COLUMNS = 'id, channel, number, member_id, store_id, bought_at, paid_fen, refunded_fen, lines';
const ASKED_AT_ONCE_MAX = 500;

interface StoredRow {
  readonly id: string;
  readonly channel: OtherChannel;
  readonly number: string;
  readonly member_id: MemberId | null;
  readonly store_id: StoreId | null;
  readonly bought_at: EpochMs;
  readonly paid_fen: number;
  readonly refunded_fen: number;
  readonly lines: string;
}

export function sqlImportedPurchases(reads: Reads): ImportedPurchases {
  return {
    async newest(merchantId, memberId, before, limit) {
      const older = olderThan(before);
      const rows = await reads.all<StoredRow>(
        `select ${COLUMNS} from imported_purchases where merchant_id = ? and member_id = ? ${older.sql}
         order by bought_at desc, id desc limit ?`,
        [merchantId, memberId, ...older.values, limit],
      );
      return rows.map(purchaseOf);
    },
    async byMember(merchantId, { from, until }, after, limit) {
      const later = after === undefined ? { sql: '', values: [] } : laterThan(after);
      const rows = await reads.all<StoredRow>(
        `select ${COLUMNS} from imported_purchases
         where merchant_id = ? and member_id is not null and bought_at >= ? and bought_at < ? ${later.sql}
         order by member_id, bought_at, id limit ?`,
        [merchantId, from, until, ...later.values, limit],
      );
      return rows.map(purchaseOf);
    },
    async of(merchantId, members) {
      const found: Awaited<ReturnType<ImportedPurchases['of']>>[number][] = [];
      for (let from = 0; from < members.length; from += ASKED_AT_ONCE_MAX) {
        const part = members.slice(from, from + ASKED_AT_ONCE_MAX);
        const rows = await reads.all<(typeof found)[number]>(
          `select member_id as "memberId", bought_at as at, paid_fen as "paidFen", refunded_fen as "refundedFen"
           from imported_purchases where merchant_id = ? and member_id in (${part.map(() => '?').join(', ')})`,
          [merchantId, ...part],
        );
        found.push(...rows);
      }
      return found;
    },
    async find(tx, merchantId, keys) {
      const found = new Map<string, ImportedPurchase>();
      if (keys.length === 0) return found;
      const rows = await rowsOf<StoredRow>(
        tx,
        `select ${COLUMNS} from imported_purchases
         where merchant_id = ? and (channel, number) in (values ${keys.map(() => '(?, ?)').join(', ')})`,
        [merchantId, ...keys.flatMap(({ channel, number }) => [channel, number])],
      );
      for (const row of rows) found.set(keyText(row), purchaseOf(row));
      return found;
    },
    async add(tx, merchantId, purchase, at) {
      const { id, channel, number, memberId, storeId, paidFen, refundedFen, lines } = purchase;
      const added = await affectedRows(
        tx,
        `insert into imported_purchases (merchant_id, id, channel, number, member_id, store_id, bought_at, paid_fen,
           refunded_fen, lines, imported_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         on conflict (merchant_id, channel, number) do nothing`,
        [
          ...[merchantId, id, channel, number, memberId, storeId, purchase.at, paidFen, refundedFen],
          ...[JSON.stringify(lines), at],
        ],
      );
      return added === 1;
    },
    async change(tx, merchantId, { id, storeId, at: boughtAt, paidFen, refundedFen, lines }, at) {
      await affectedRows(
        tx,
        `update imported_purchases set store_id = ?, bought_at = ?, paid_fen = ?, refunded_fen = ?, lines = ?,
           imported_at = ? where merchant_id = ? and id = ? and member_id is not null`,
        [storeId, boughtAt, paidFen, refundedFen, JSON.stringify(lines), at, merchantId, id],
      );
    },
  };
}

/** Of one instant an own order stands above all imported purchases, which are `i`. */
function olderThan(before: Position | undefined) {
  if (before === undefined) return { sql: '', values: [] };
  const [at, key] = before;
  if (key.startsWith('i'))
    return { sql: 'and (bought_at < ? or (bought_at = ? and id < ?))', values: [at, at, key.slice(1)] };
  return { sql: `and bought_at ${key === '' ? '<' : '<='} ?`, values: [at] };
}

function laterThan([memberId, at, key]: readonly [string, EpochMs, string]) {
  if (key.startsWith('i'))
    return { sql: 'and (member_id, bought_at, id) > (?, ?, ?)', values: [memberId, at, key.slice(1)] };
  return {
    sql: 'and (member_id > ? or (member_id = ? and bought_at > ?))',
    values: [memberId, memberId, at],
  };
}

function purchaseOf(row: StoredRow): ImportedPurchase {
  return {
    ...{ id: row.id, key: keyOf(row.id), channel: row.channel, number: row.number, orderId: null },
    ...{ memberId: row.member_id, storeId: row.store_id, at: row.bought_at, paidFen: row.paid_fen },
    ...{ refundedFen: row.refunded_fen, lines: JSON.parse(row.lines) },
  };
}
