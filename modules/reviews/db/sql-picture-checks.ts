import { affectedRows, type Reads, rowsOf } from '#db';
import type { Sweep } from '#feature';
import { DAY_MS, type MerchantId } from '#kernel';
import type { PictureChecks } from '../app/ports.ts';
import type { PartName } from '../domain/review.ts';

/** An answer comes within minutes, or never. */
const CHECKS_KEPT_DAYS = 30;
const PART = 'merchant_id = ? and review_id = ? and part = ?';

export function sqlPictureChecks(reads: Reads): PictureChecks {
  return {
    async areAsked(merchantId, { reviewId, part }) {
      const rows = await reads.all(`select 1 as one from review_picture_checks where ${PART} limit 1`, [
        ...[merchantId, reviewId, part],
      ]);
      return rows.length > 0;
    },

    async note(tx, merchantId, { reviewId, part }, traceIds, at) {
      for (const traceId of traceIds)
        await affectedRows(
          tx,
          `insert into review_picture_checks (merchant_id, trace_id, review_id, part, asked_at) values (?, ?, ?, ?, ?)
           on conflict do nothing`,
          [merchantId, traceId, reviewId, part, at],
        );
    },

    async find(merchantId, traceId) {
      const [row] = await reads.all<{ review_id: string; part: PartName }>(
        'select review_id, part from review_picture_checks where merchant_id = ? and trace_id = ?',
        [merchantId, traceId],
      );
      return row === undefined ? undefined : { reviewId: row.review_id, part: row.part };
    },

    async hold(tx, merchantId, { reviewId, part }) {
      const held = await affectedRows(
        tx,
        `update review_parts set state = state where ${PART} and state = 'CHECKING'`,
        [merchantId, reviewId, part],
      );
      return held === 1;
    },

    async pass(tx, merchantId, traceId) {
      await affectedRows(
        tx,
        'update review_picture_checks set passed = 1 where merchant_id = ? and trace_id = ?',
        [merchantId, traceId],
      );
    },

    async open(tx, merchantId, { reviewId, part }) {
      const [row] = await rowsOf<{ n: number }>(
        tx,
        `select count(*) as n from review_picture_checks where ${PART} and passed = 0`,
        [merchantId, reviewId, part],
      );
      return Number(row?.n ?? 0);
    },

    async overdue(askedBefore, limit) {
      const rows = await reads.all<{ merchant_id: MerchantId; review_id: string; part: PartName }>(
        `select distinct c.merchant_id, c.review_id, c.part from review_picture_checks c
         join review_parts p on p.merchant_id = c.merchant_id and p.review_id = c.review_id and p.part = c.part
         where c.asked_at < ? and p.state = 'CHECKING' order by c.merchant_id, c.review_id, c.part limit ?`,
        [askedBefore, limit],
      );
      return rows.map(({ merchant_id, review_id, part }) => ({
        ...{ merchantId: merchant_id, reviewId: review_id, part },
      }));
    },
  };
}

export const sweepPictureChecks: Sweep = {
  name: 'review_picture_checks: old',
  sweep: (tx, now, rowsMax) =>
    affectedRows(
      tx,
      `delete from review_picture_checks where (merchant_id, trace_id) in (
         select merchant_id, trace_id from review_picture_checks where asked_at < ? limit ?)`,
      [now - CHECKS_KEPT_DAYS * DAY_MS, rowsMax],
    ),
};
