import type { Reads } from '#db';
import type { EpochMs, MemberId, OrderId, ProductId, SkuId, StaffId, StoreId } from '#kernel';
import type { ReviewReads } from '../app/ports.ts';
import { type HoldReason, type PartName, type PartState, type Review, SCORE_MAX } from '../domain/review.ts';
import { comparable } from '../domain/suspicion.ts';

interface ReviewRow {
  readonly id: string;
  readonly member_id: MemberId;
  readonly order_id: OrderId;
  readonly store_id: StoreId;
  readonly sku_id: SkuId;
  readonly product_id: ProductId;
  readonly option_text: string;
  readonly score: number;
  readonly anonymous: number;
  readonly shown_name: string;
  readonly reply: string | null;
  readonly replied_by: StaffId | null;
  readonly replied_at: EpochMs | null;
  readonly text: string;
  readonly pictures: string;
  readonly state: PartState;
  readonly reason: HoldReason | null;
  readonly written_at: EpochMs;
  readonly more_text: string | null;
  readonly more_pictures: string | null;
  readonly more_state: PartState | null;
  readonly more_reason: HoldReason | null;
  readonly more_written_at: EpochMs | null;
}

const SELECT = `select r.id, r.member_id, r.order_id, r.store_id, r.sku_id, r.product_id, r.option_text, r.score,
    r.anonymous, r.shown_name, r.reply, r.replied_by, r.replied_at,
    p.text, p.pictures, p.state, p.reason, p.written_at, m.text as more_text, m.pictures as more_pictures,
    m.state as more_state, m.reason as more_reason, m.written_at as more_written_at
  from review_parts p join reviews r on r.merchant_id = p.merchant_id and r.id = p.review_id
  left join review_parts m on m.merchant_id = p.merchant_id and m.review_id = p.review_id and m.part = 'follow_up'
  where p.merchant_id = ? and p.part = 'first'`;
const BEHIND = 'and (p.written_at < ? or (p.written_at = ? and p.review_id < ?))';
const NEWEST = 'order by p.written_at desc, p.review_id desc limit ?';

export function sqlReviewReads(reads: Reads): ReviewReads {
  const list = async (
    rules: string,
    values: readonly unknown[],
    after: readonly [number, string] | undefined,
    limit: number,
  ) => {
    const behind = after === undefined ? [] : [after[0], after[0], after[1]];
    const rows = await reads.all<ReviewRow>(
      `${SELECT} ${rules} ${after === undefined ? '' : BEHIND} ${NEWEST}`,
      [...values, ...behind, limit],
    );
    return rows.map(reviewOf);
  };
  const number = async (sql: string, values: readonly unknown[]) =>
    Number((await reads.all<{ n: number }>(`select count(*) as n from ${sql}`, values))[0]?.n ?? 0);

  return {
    async find(merchantId, id) {
      const [row] = await reads.all<ReviewRow>(`${SELECT} and p.review_id = ?`, [merchantId, id]);
      return row === undefined ? undefined : reviewOf(row);
    },

    ofProduct(merchantId, productId, { score, withPictures }, after, limit) {
      const rules = ["and p.product_id = ? and p.state = 'SHOWN'"];
      const values: unknown[] = [merchantId, productId];
      if (score !== undefined) {
        rules.push('and r.score = ?');
        values.push(score);
      }
      if (withPictures === true) rules.push("and p.pictures <> '[]'");
      return list(rules.join(' '), values, after, limit);
    },

    ofMember: (merchantId, memberId, after, limit) =>
      list('and r.member_id = ?', [merchantId, memberId], after, limit),

    inState(merchantId, state, stores, after, limit) {
      const here = stores === undefined ? '' : `and r.store_id in (${stores.map(() => '?').join(', ')})`;
      return list(
        `and (p.state = ? or m.state = ?) ${here}`,
        [merchantId, state, state, ...(stores ?? [])],
        after,
        limit,
      );
    },

    async rating(merchantId, productId) {
      const rows = await reads.all<{ score: number; reviews: number }>(
        'select score, reviews from product_ratings where merchant_id = ? and product_id = ?',
        [merchantId, productId],
      );
      const byScore = Array.from(
        { length: SCORE_MAX },
        (_, n) => rows.find(({ score }) => score === n + 1)?.reviews ?? 0,
      );
      return { reviews: byScore.reduce((sum, n) => sum + n, 0), byScore };
    },

    async surroundings(merchantId, { id, productId, memberId, first, followUp }, part, since) {
      const text = comparable((part === 'first' ? first.text : followUp?.text) ?? '');
      const [sameText, ofMemberInHour, ofProductInHour] = await Promise.all([
        number('review_parts where merchant_id = ? and comparable = ? and not (review_id = ? and part = ?)', [
          ...[merchantId, text, id, part],
        ]),
        number(
          `review_parts p join reviews r on r.merchant_id = p.merchant_id and r.id = p.review_id
           where r.merchant_id = ? and r.member_id = ? and p.written_at >= ?`,
          [merchantId, memberId, since],
        ),
        number('review_parts where merchant_id = ? and product_id = ? and written_at >= ?', [
          ...[merchantId, productId, since],
        ]),
      ]);
      return { sameText, ofMemberInHour, ofProductInHour };
    },
  };
}

function reviewOf(row: ReviewRow): Review {
  const part = (
    name: PartName,
    text: string,
    pictures: string | null,
    state: PartState | null,
    reason: HoldReason | null,
    writtenAt: EpochMs | null,
  ) => ({
    ...{ part: name, text, pictures: JSON.parse(pictures ?? '[]') as string[] },
    ...{ state: state ?? 'HELD', reason, writtenAt: writtenAt ?? 0 },
  });
  return {
    ...{ id: row.id, memberId: row.member_id, orderId: row.order_id, storeId: row.store_id },
    ...{ skuId: row.sku_id, productId: row.product_id, optionText: row.option_text, score: row.score },
    ...{ isAnonymous: row.anonymous === 1, shownName: row.shown_name },
    first: part('first', row.text, row.pictures, row.state, row.reason, row.written_at),
    followUp:
      row.more_text === null
        ? null
        : part(
            ...(['follow_up', row.more_text, row.more_pictures] as const),
            ...([row.more_state, row.more_reason, row.more_written_at] as const),
          ),
    reply:
      row.reply === null || row.replied_by === null || row.replied_at === null
        ? null
        : { text: row.reply, by: row.replied_by, at: row.replied_at },
  };
}
