import fc from 'fast-check';
import type { SkuId, StoreId } from '#kernel';
import { type Claim, type Level, Shares } from '../../../modules/inventory/domain/first-come.ts';
import { placeKey } from '../../../modules/inventory/domain/place.ts';

const STORE = 'str_1' as StoreId;
const SKUS = ['sku_a', 'sku_b'] as SkuId[];
const place = (skuId: SkuId) => ({ skuId, storeId: STORE });

const pieces = fc.integer({ min: 0, max: 12 });
const level = fc.record({
  shared: pieces,
  quota: fc.option(pieces),
  overflow: fc.integer({ min: 0, max: 1 }),
});
const claim = fc.array(
  fc.record({ sku: fc.integer({ min: 0, max: 1 }), quantity: fc.integer({ min: 1, max: 5 }) }),
  { minLength: 1, maxLength: 3 },
);

function levelsOf(given: readonly { shared: number; quota: number | null; overflow: number }[]) {
  return new Map<string, Level>(
    given.map(({ shared, quota, overflow }, n) => {
      const own = { state: 'OPEN', mode: 'carved', overflow, available: quota ?? 0 } as const;
      const quotas = new Map(quota === null ? [] : [['channel:mini_program', { ...own }]]);
      return [placeKey(place(SKUS[n] as SkuId)), { shared, quotas }];
    }),
  );
}

test('nobody gets what another one has, nobody gets half, and nobody is refused what is there (INV-03, X-07)', () => {
  fc.assert(
    fc.property(fc.tuple(level, level), fc.array(claim, { maxLength: 30 }), (given, claims) => {
      const levels = levelsOf(given);
      const shares = new Shares(levels);
      const got = [0, 0];
      for (const [n, wanted] of claims.entries()) {
        const lines = wanted.map(({ sku, quantity }) => ({ ...place(SKUS[sku] as SkuId), quantity }));
        const asked = SKUS.map((skuId) =>
          lines.filter((line) => line.skuId === skuId).reduce((sum, line) => sum + line.quantity, 0),
        );
        const own: Claim = { reservationId: `r${n}`, lines };
        // What she could have of each article before she came.
        const reachable = given.map(({ quota, overflow }, at) => {
          const now = levels.get(placeKey(place(SKUS[at] as SkuId)));
          const ofQuota = now?.quotas.get('channel:mini_program')?.available ?? 0;
          return ofQuota + (quota !== null && overflow === 0 ? 0 : (now?.shared ?? 0));
        });
        const found = shares.of(own);
        const fits = asked.every((quantity, at) => quantity <= (reachable[at] ?? 0));
        expect('available' in found).toBe(!fits);
        if ('available' in found) continue;
        shares.take(found);
        for (const [at, quantity] of asked.entries()) got[at] = (got[at] ?? 0) + quantity;
      }
      for (const [at, { shared, quota }] of given.entries()) {
        const now = levels.get(placeKey(place(SKUS[at] as SkuId)));
        const left = (now?.shared ?? 0) + (now?.quotas.get('channel:mini_program')?.available ?? 0);
        expect(now?.shared).toBeGreaterThanOrEqual(0);
        expect(left + (got[at] ?? 0)).toBe(shared + (quota ?? 0));
      }
    }),
  );
});

test('what is given back is there for the next one', () => {
  const shares = new Shares(levelsOf([{ shared: 2, quota: null, overflow: 1 }]));
  const claimOf = (reservationId: string): Claim => ({
    reservationId,
    lines: [{ ...place(SKUS[0] as SkuId), quantity: 2 }],
  });
  const first = shares.of(claimOf('a'));
  if ('available' in first) throw new Error('two pieces are there');
  shares.take(first);
  expect(shares.of(claimOf('b'))).toEqual({ ...place(SKUS[0] as SkuId), available: 0 });
  shares.giveBack(first);
  expect('available' in shares.of(claimOf('b'))).toBe(false);
});
