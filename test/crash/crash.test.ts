import { DATABASE_KINDS } from '../support/databases.ts';
import { crash } from './crash.ts';

/** `npm run crash -- --seconds 600` goes on for longer. */
const DEATHS = 6;
/** Little enough to be sold out at times. */
const PIECES = 60;
const SEED = 20_261_122;
const CRASH_MS = 30 * 60_000;

describe('processes of the shop and of the provider killed in the middle of orders and money', () => {
  test.each(DATABASE_KINDS)(
    'nothing acknowledged is lost, nothing is sold, charged or paid back twice, on %s (X-03, X-04, X-06, PAY-01, PAY-03, PAY-05, ORD-04, MKT-13)',
    async (kind) => {
      const isEnough = (deaths: number) => deaths >= DEATHS;
      const { verdict, counts } = await crash({ kind, seed: SEED, isEnough, pieces: PIECES });
      expect(verdict).toEqual(Object.fromEntries(Object.keys(verdict).map((what) => [what, 0])));
      for (const seen of ['order 201', 'rush 201', 'sale 201', 'send 200'])
        expect(counts[seen]).toBeGreaterThan(0);
      expect(counts['sent again']).toBeGreaterThan(0);
    },
    CRASH_MS,
  );
});
