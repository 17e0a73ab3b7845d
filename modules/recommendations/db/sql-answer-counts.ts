import { affectedRows } from '#db';
import type { AnswerCounts } from '../app/feed-answers.ts';

export const sqlAnswerCounts: AnswerCounts = {
  async add(tx, merchantId, day, counts) {
    const rows = [...counts];
    if (rows.length === 0) return;
    await affectedRows(
      tx,
      `insert into feed_answers (merchant_id, day, answered, lists)
       values ${rows.map(() => '(?, ?, ?, ?)').join(', ')}
       on conflict (merchant_id, day, answered) do update set lists = feed_answers.lists + excluded.lists`,
      rows.flatMap(([answered, lists]) => [merchantId, day, answered, lists]),
    );
  },
};
