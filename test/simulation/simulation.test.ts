import { DEFECTS, type Defect } from './planted-defects.ts';
import { simulate } from './simulate.ts';

/** `npm run simulate -- --ops 1000000` goes on for longer. */
const STEPS = 10_000;
const STEPS_TO_FIND_MAX = 3_000;
const STEPS_TO_REPLAY = 200;
const MINUTES = 60_000;

describe('a shop in a storm: crashes, lost answers, notices that come twice, clocks that jump', () => {
  test(
    'nothing is lost, sold twice, charged twice or paid back twice',
    async () => {
      const { broken, steps, counts } = await simulate({ seed: 20_261_122, ops: STEPS });
      expect(broken).toEqual([]);
      expect(steps).toBe(STEPS);
      expect(counts['order 201']).toBeGreaterThan(STEPS / 20);
      expect(counts['restart']).toBeGreaterThan(STEPS / 100);
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

  test.each(Object.keys(DEFECTS) as Defect[])(
    'finds a shop that %s',
    async (defect) => {
      const { broken } = await simulate({ seed: 1, ops: STEPS_TO_FIND_MAX, defect });
      expect(broken.length).toBeGreaterThan(0);
    },
    10 * MINUTES,
  );
});
