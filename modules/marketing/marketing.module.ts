import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import { CLOCK, token } from '#kernel';
import { CATALOG } from '#modules/catalog';
import { offersForBaskets } from './app/offers.ts';
import { orderCoupons } from './app/order-coupons.ts';
import type { CouponStore, PromotionStore } from './app/ports.ts';
import { marketingTables } from './db/marketing-tables.ts';
import { sqlCouponSteps, sqlCoupons } from './db/sql-coupons.ts';
import { sqlLimitedPieces } from './db/sql-limited-pieces.ts';
import { sqlPromotions } from './db/sql-promotions.ts';
import { sweepSoldPrices } from './db/sql-sold-prices.ts';
import { COUPONS, OFFERS } from './tokens.ts';

const COUPON_STORE = token<CouponStore>('CouponStore');
const PROMOTION_STORE = token<PromotionStore>('PromotionStore');

const wiring = new ContainerModule(({ bind }) => {
  bind(COUPON_STORE)
    .toResolvedValue((reads) => ({ ...sqlCouponSteps, ...sqlCoupons(reads) }), [READS])
    .inSingletonScope();
  bind(PROMOTION_STORE).toResolvedValue(sqlPromotions, [READS]).inSingletonScope();
  bind(OFFERS)
    .toResolvedValue(
      (promotions, coupons, catalog) => offersForBaskets({ promotions, coupons, catalog }),
      [PROMOTION_STORE, COUPON_STORE, CATALOG],
    )
    .inSingletonScope();
  bind(COUPONS)
    .toResolvedValue(
      (coupons, clock) => orderCoupons({ coupons, pieces: sqlLimitedPieces, clock }),
      [COUPON_STORE, CLOCK],
    )
    .inSingletonScope();
});

/** Promotions and coupons: what the shop offers, and what becomes of it. */
export const marketingFeature: Feature = {
  name: 'marketing',
  wiring,
  tables: marketingTables,
  sweeps: [sweepSoldPrices],
};
