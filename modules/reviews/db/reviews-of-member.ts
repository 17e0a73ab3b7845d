import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads } from '#db';
import type { MemberData } from '#feature';
import { ANONYMOUS } from '../domain/review.ts';

const REVIEWS = { table: 'reviews', key: ['id'], sharesKeys: false } as const;

/**
 * What she wrote. When she leaves, her name, her words and her pictures go; the score stays in the average: others rely
 * on it, and a shop may not take customers' judgements away (电子商务法 39).
 */
export function reviewsOfMember(reads: Reads): MemberData {
  return {
    name: 'reviews',
    async exportMember(merchantId, memberId) {
      const rows = await reads.all<{
        order_id: string;
        product_id: string;
        score: number;
        part: string;
        text: string;
        pictures: string;
        state: string;
        written_at: number;
      }>(
        `select r.order_id, r.product_id, r.score, p.part, p.text, p.pictures, p.state, p.written_at
         from reviews r join review_parts p on p.merchant_id = r.merchant_id and p.review_id = r.id
         where r.merchant_id = ? and r.member_id = ? order by p.written_at, r.id`,
        [merchantId, memberId],
      );
      return {
        reviews: rows.map(({ order_id, product_id, score, part, text, pictures, state, written_at }) => ({
          ...{ orderId: order_id, productId: product_id, score, part, text, state, writtenAt: written_at },
          pictures: (JSON.parse(pictures) as string[]).map((id) => `/v1/pictures/${id}/1080`),
        })),
      };
    },
    async eraseMember(tx, merchantId, memberId) {
      await affectedRows(
        tx,
        `delete from review_picture_checks where merchant_id = ? and review_id in (
           select id from reviews where merchant_id = ? and member_id = ?)`,
        [merchantId, merchantId, memberId],
      );
      await affectedRows(
        tx,
        `update review_parts set text = '', comparable = '', pictures = '[]' where merchant_id = ? and review_id in (
           select id from reviews where merchant_id = ? and member_id = ?)`,
        [merchantId, merchantId, memberId],
      );
      await affectedRows(
        tx,
        `update reviews set member_id = '', anonymous = 1, shown_name = ? where merchant_id = ? and member_id = ?`,
        [ANONYMOUS, merchantId, memberId],
      );
    },
    mergeMember: (tx, merchantId, from, into) => moveRows(tx, REVIEWS, merchantId, from, into),
    unmergeMember: (tx, merchantId, from, into, moved) =>
      moveRowsBack(tx, REVIEWS, merchantId, from, into, moved as MovedRows),
  };
}
