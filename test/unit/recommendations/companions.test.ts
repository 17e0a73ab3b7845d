import { setImmediate } from 'node:timers/promises';
import { DAY_MS, type ProductId, SeededRandom } from '#kernel';
import { Companions } from '../../../modules/recommendations/app/places/companions.ts';

const NOW = Date.UTC(2026, 10, 22, 4);
const PRODUCTS = 640;
const ORDERS = 5_000;

const product = (n: number) => `prd_${n}` as ProductId;

/** Orders of 90 days: each product goes home with its neighbour, and with something else. */
function lines() {
  const random = new SeededRandom(11);
  return Array.from({ length: ORDERS }, (_, n) => {
    const first = random.integer(PRODUCTS);
    const bag = new Set([first, (first + 1) % PRODUCTS, random.integer(PRODUCTS)]);
    const at = NOW - random.integer(90) * DAY_MS;
    return [...bag].map((each) => ({ basket: `order-${n}`, productId: product(each), at }));
  }).flat();
}

test('what goes home together is found, and others are answered while it is being worked out', async () => {
  const building = Companions.of(lines(), NOW);
  let isBuilt = false;
  void building.then(() => {
    isBuilt = true;
  });
  let turns = 0;
  for (; !isBuilt; turns += 1) await setImmediate();
  // Two tables of 640 rows, 32 at a time.
  expect(turns).toBeGreaterThan(40);

  const companions = await building;
  const best = [...companions.of(product(7))].sort((a, b) => b[1] - a[1]).slice(0, 2);
  expect(best.map(([id]) => id).sort()).toEqual([product(6), product(8)]);
  expect(companions.baskets).toHaveLength(ORDERS);
});

test('a product that nobody bought has no companions', async () => {
  expect((await Companions.of([], NOW)).of(product(1)).size).toBe(0);
});
