import { affectedRows, type Reads, rowsOf } from '#db';
import { businessDayNumber, type MemberId, type MerchantId, type ProductId } from '#kernel';
import type { ExposureLog } from '../app/exposure-log.ts';
import type { NotedList } from '../domain/shown-list.ts';

const COUNTED_DAYS = 7;
/** Eight values each. */
const INSERT_ROWS_MAX = 100;
const COUNT_ROWS_MAX = 500;

export function sqlExposureLog(reads: Reads): ExposureLog {
  return {
    async add(tx, lists) {
      const counts = new Map<string, [MerchantId, number, ProductId, number]>();
      for (let from = 0; from < lists.length; from += INSERT_ROWS_MAX) {
        const part = lists.slice(from, from + INSERT_ROWS_MAX);
        const added = await insertLists(tx, part);
        for (const { id, merchantId, at, rows } of part) {
          if (!added.has(id)) continue;
          const day = businessDayNumber(at);
          for (const { productId } of rows) {
            const key = `${merchantId}/${day}/${productId}`;
            counts.set(key, [merchantId, day, productId, (counts.get(key)?.[3] ?? 0) + 1]);
          }
        }
      }
      // In one order everywhere: two processes that count the same goods never wait for each other in a ring.
      const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, values]) => values);
      for (let from = 0; from < rows.length; from += COUNT_ROWS_MAX) {
        const part = rows.slice(from, from + COUNT_ROWS_MAX);
        await affectedRows(
          tx,
          `insert into feed_exposure_counts (merchant_id, day, product_id, shown)
           values ${part.map(() => '(?, ?, ?, ?)').join(', ')}
           on conflict (merchant_id, day, product_id)
           do update set shown = feed_exposure_counts.shown + excluded.shown`,
          part.flat(),
        );
      }
      // Another process may have heard of the switch-off while these were waiting here.
      for (const [merchantId, members] of membersOf(lists))
        await affectedRows(
          tx,
          `delete from feed_exposures where merchant_id = ? and member_id in (
             select member_id from personalisation_opt_outs
             where merchant_id = ? and member_id in (${members.map(() => '?').join(', ')}))`,
          [merchantId, merchantId, ...members],
        );
    },

    async forget(tx, merchantId, memberId) {
      await affectedRows(tx, 'delete from feed_exposures where merchant_id = ? and member_id = ?', [
        merchantId,
        memberId,
      ]);
    },

    async sweep(tx, before, rowsMax) {
      const old = await affectedRows(
        tx,
        `delete from feed_exposures where (merchant_id, id) in (
           select merchant_id, id from feed_exposures where at < ? limit ?)`,
        [before, rowsMax],
      );
      const refused = await affectedRows(
        tx,
        `delete from feed_exposures where (merchant_id, id) in (
           select e.merchant_id, e.id from personalisation_opt_outs o
           join feed_exposures e on e.merchant_id = o.merchant_id and e.member_id = o.member_id limit ?)`,
        [rowsMax],
      );
      await affectedRows(tx, 'delete from feed_exposure_counts where day < ?', [businessDayNumber(before)]);
      return old + refused;
    },

    async timesShown(now) {
      const rows = await reads.all<{ merchant_id: MerchantId; product_id: ProductId; shown: number }>(
        `select merchant_id, product_id, sum(shown) as shown from feed_exposure_counts where day > ?
         group by merchant_id, product_id`,
        [businessDayNumber(now) - COUNTED_DAYS],
      );
      const shown = new Map<MerchantId, Map<ProductId, number>>();
      for (const row of rows) {
        const counts = shown.get(row.merchant_id) ?? new Map<ProductId, number>();
        counts.set(row.product_id, Number(row.shown));
        shown.set(row.merchant_id, counts);
      }
      return shown;
    },
  };
}

async function insertLists(
  tx: Parameters<ExposureLog['add']>[0],
  lists: readonly NotedList[],
): Promise<ReadonlySet<string>> {
  if (lists.length === 0) return new Set();
  const rows = await rowsOf<{ id: string }>(
    tx,
    `insert into feed_exposures (merchant_id, id, member_id, store_id, place, policy, at, rows_json)
     values ${lists.map(() => '(?, ?, ?, ?, ?, ?, ?, ?)').join(', ')} on conflict do nothing returning id`,
    lists.flatMap(({ merchantId, id, memberId, storeId, place, policy, at, rows: shown }) => [
      ...[merchantId, id, memberId, storeId, place, policy, at],
      JSON.stringify(shown),
    ]),
  );
  return new Set(rows.map(({ id }) => id));
}

function membersOf(lists: readonly NotedList[]): Map<MerchantId, MemberId[]> {
  const members = new Map<MerchantId, Set<MemberId>>();
  for (const { merchantId, memberId } of lists)
    members.set(merchantId, (members.get(merchantId) ?? new Set()).add(memberId));
  return new Map([...members].map(([merchantId, ids]) => [merchantId, [...ids]]));
}
