import type { Defect } from './planted-defects.ts';
import { simulate } from './simulate.ts';

/** `npm run simulate -- --ops 1000000` goes on for longer. */
const STORMS = [20_261_122, 3, 5];
const STEPS = 3_000;
const STEPS_TO_REPLAY = 400;
const MINUTES = 60_000;
const STEPS_TO_FIND_MAX = 3_000;
/** Of what is there only when all is quiet, and in every storm. */
const STEPS_OF_A_SHORT_STORM = 1_500;
/** The rule that each defect breaks: one that is found by another rule leaves its own unproven. */
const FOUND_AS: Readonly<Record<Defect, readonly [rule: RegExp, steps: number]>> = {
  forgets_answers: [/a repeated request has its first answer \(X-04\)/, STEPS_TO_FIND_MAX],
  keeps_the_money: [/paid without goods or refund: \S+ is REFUND_DUE/, STEPS_TO_FIND_MAX],
  tells_after_commit: [/an order is told of in the commit that places it/, STEPS_TO_FIND_MAX],
  renames_refunds: [/the books are apart \(PAY-08\)/, STEPS_TO_FIND_MAX],
  keeps_cards_held: [/no card keeps money for an order when none waits/, STEPS_OF_A_SHORT_STORM],
  keeps_the_points: [/points paid for what was bought with them and kept/, STEPS_OF_A_SHORT_STORM],
  loses_what_comes_back: [/what is not on the shelf was sold, or did not come back/, STEPS_OF_A_SHORT_STORM],
  sells_the_goods_on: [/told at the till that it is paid, and it is REFUNDED/, STEPS_OF_A_SHORT_STORM],
};

describe('a shop in a storm: crashes, lost answers, notices that come twice, clocks that jump', () => {
  test.each(STORMS)(
    'nothing is lost, sold twice, charged twice or paid back twice, online and at the till (seed %i)',
    async (seed) => {
      const { broken, steps, counts } = await simulate({ seed, ops: STEPS });
      expect(broken).toEqual([]);
      expect(steps).toBe(STEPS);
      expect(counts['order 201']).toBeGreaterThan(STEPS / 20);
      expect(counts['restart']).toBeGreaterThan(STEPS / 200);
      for (const seen of [
        'paid by alipay',
        'paid by unionpay',
        'code PAID',
        'sale cancelled 200',
        'sent 200',
        'rush 201',
      ])
        expect([seen, counts[seen] ?? 0]).not.toEqual([seen, 0]);
    },
    30 * MINUTES,
  );

  test(
    'a seed replays exactly',
    async () => {
      const once = await simulate({ seed: 7, ops: STEPS_TO_REPLAY });
      const again = await simulate({ seed: 7, ops: STEPS_TO_REPLAY });
      expect(again).toEqual(once);
    },
    10 * MINUTES,
  );

  test.each(Object.keys(FOUND_AS) as Defect[])(
    'finds a shop that %s',
    async (defect) => {
      const [rule, ops] = FOUND_AS[defect];
      const { broken } = await simulate({ seed: 1, ops, defect });
      expect(broken).toContainEqual(expect.stringMatching(rule));
    },
    10 * MINUTES,
  );
});
