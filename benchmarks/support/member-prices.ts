import type { House } from '#app';
import { insertRows } from '#db';
import { type EpochMs, type Fen, fen, type MerchantId, UNIT_OF_WORK } from '#kernel';
import { CATALOG_IMPORT, type NewProduct } from '#modules/catalog';
import { TIER_IMPORT } from '#modules/tiers';
import { STORE_ID } from './worded-catalogue.ts';

const MERCHANT_ID = 'mch_tongqu' as MerchantId;
/** Every member stands at the first level. */
const LEVEL = 1;
const DISCOUNT_BPS = 500;
/** The store has a price of its own for one article in so many, the level for one in so many. */
const STORE_PRICED = 7;
const LEVEL_PRICED = 5;
const STORE_LESS_FEN = 100;
const LEVEL_SHARE = 0.9;

/** What everybody pays at the store, and what a member does: the least of the level's discount and its own price. */
export function pricesOf({ id, skus }: NewProduct): { readonly store: Fen; readonly hers: Fen } {
  const n = Number(id.slice('prd_'.length));
  const general = skus[0]?.priceFen ?? 0;
  const store = n % STORE_PRICED === 0 ? general - STORE_LESS_FEN : general;
  const discounted = store - (store * DISCOUNT_BPS) / 10_000;
  const ofLevel = n % LEVEL_PRICED === 0 ? general * LEVEL_SHARE : discounted;
  return { store: fen(store), hers: fen(Math.round(Math.min(discounted, ofLevel))) };
}

/** Levels with a discount, and prices of the store and of the level for some articles. */
export async function fillMemberPrices(
  { container }: House,
  goods: readonly NewProduct[],
  asOf: EpochMs,
): Promise<void> {
  const numbered = goods.flatMap((product, n) => product.skus.map((sku) => ({ n, product, sku })));
  await container.get(UNIT_OF_WORK).run(async (tx) => {
    await container.get(TIER_IMPORT).importRules(
      tx,
      MERCHANT_ID,
      {
        ...{ growthPer100Yuan: 100, growthFor: { phone_bound: 0, review: 0, referral: 0 } },
        ...{ keepDays: 365, demoteMax: 1 },
        tiers: [
          {
            ...{ level: LEVEL, name: '会员', growthFrom: 0 },
            benefits: {
              ...{ discountBps: DISCOUNT_BPS, pointsMultiplierBps: 10_000, freeShippingPerMonth: 0 },
              ...{ birthdayPoints: 0, coupons: [], priorityQueue: false },
            },
          },
        ],
      },
      asOf,
    );
    await container.get(CATALOG_IMPORT).importStorePrices(
      tx,
      MERCHANT_ID,
      numbered
        .filter(({ n }) => n % STORE_PRICED === 0)
        .map(({ product, sku }) => ({
          ...{ storeId: STORE_ID, skuId: sku.id, priceFen: pricesOf(product).store },
        })),
    );
    await insertRows(tx, {
      table: 'tier_prices',
      columns: ['merchant_id', 'sku_id', 'level', 'price_fen'],
      key: ['merchant_id', 'sku_id', 'level'],
      onRepeat: 'overwrite',
      rows: numbered
        .filter(({ n }) => n % LEVEL_PRICED === 0)
        .map(({ sku }) => [MERCHANT_ID, sku.id, LEVEL, Math.round(sku.priceFen * LEVEL_SHARE)]),
    });
  });
}
