import { affectedRows } from '#db';
import type { ReviewStore } from '../app/ports.ts';
import { comparable } from '../domain/suspicion.ts';

export const sqlReviewStore: ReviewStore = {
  async add(tx, merchantId, review) {
    const { id, memberId, orderId, storeId, skuId, productId, optionText, score } = review;
    const added = await affectedRows(
      tx,
      `insert into reviews (merchant_id, id, member_id, order_id, store_id, sku_id, product_id, option_text, score,
         anonymous, shown_name)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (merchant_id, order_id, store_id, sku_id) do nothing`,
      [
        ...[merchantId, id, memberId, orderId, storeId, skuId, productId, optionText, score],
        ...[review.isAnonymous ? 1 : 0, review.shownName],
      ],
    );
    return added === 1;
  },

  async addPart(tx, merchantId, { reviewId, part, text, pictures, writtenAt }) {
    const added = await affectedRows(
      tx,
      `insert into review_parts
         (merchant_id, review_id, part, product_id, text, comparable, pictures, state, written_at)
       select merchant_id, id, ?, product_id, ?, ?, ?, 'CHECKING', ? from reviews
       where merchant_id = ? and id = ? on conflict (merchant_id, review_id, part) do nothing`,
      [part, text, comparable(text), JSON.stringify(pictures), writtenAt, merchantId, reviewId],
    );
    return added === 1;
  },

  async advance(tx, merchantId, id, part, to, from, reason) {
    if (from.length === 0) return false;
    const moved = await affectedRows(
      tx,
      `update review_parts set state = ?, reason = ? where merchant_id = ? and review_id = ? and part = ?
         and state in (${from.map(() => '?').join(', ')})`,
      [to, reason, merchantId, id, part, ...from],
    );
    return moved === 1;
  },

  async count(tx, merchantId, productId, score, times) {
    await affectedRows(
      tx,
      times === 1
        ? `insert into product_ratings (merchant_id, product_id, score, reviews) values (?, ?, ?, 1)
           on conflict (merchant_id, product_id, score) do update set reviews = product_ratings.reviews + 1`
        : `update product_ratings set reviews = reviews - 1
           where merchant_id = ? and product_id = ? and score = ? and reviews > 0`,
      [merchantId, productId, score],
    );
  },

  async reply(tx, merchantId, id, { text, by, at }) {
    const replied = await affectedRows(
      tx,
      'update reviews set reply = ?, replied_by = ?, replied_at = ? where merchant_id = ? and id = ?',
      [text, by, at, merchantId, id],
    );
    return replied === 1;
  },
};
