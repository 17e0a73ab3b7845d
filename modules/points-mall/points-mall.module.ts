import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, IDS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { COUPON_GIFTS } from '#modules/marketing';
import { POINTS } from '#modules/points';
import { exchanging } from './app/exchange.ts';
import { offerDesk } from './app/offer-desk.ts';
import type { OfferStore } from './app/ports.ts';
import { showOffers } from './app/show-offers.ts';
import { pointsMallTables } from './db/points-mall-tables.ts';
import { sqlOffers } from './db/sql-offers.ts';
import { mallRoutes } from './http/mall-routes.ts';

const OFFER_STORE = token<OfferStore>('PointsOfferStore');
const ROUTES = token<readonly Route[]>('PointsMallRoutes');

const wiring = new ContainerModule(({ bind }) => {
  bind(OFFER_STORE).toResolvedValue(sqlOffers, [READS]).inSingletonScope();
  bind(ROUTES)
    .toResolvedValue(
      (unitOfWork, answers, audit, offers, gifts, points, clock, ids) => {
        const parts = { unitOfWork, answers, offers, gifts, clock, ids };
        return mallRoutes(
          showOffers(offers, gifts),
          exchanging({ ...parts, points }),
          offerDesk({ ...parts, audit }),
        );
      },
      [UNIT_OF_WORK, ANSWER_BOOK, AUDIT, OFFER_STORE, COUPON_GIFTS, POINTS, CLOCK, IDS],
    )
    .inSingletonScope();
});

/** Coupons for points. */
export const pointsMallFeature: Feature = {
  name: 'points-mall',
  wiring,
  tables: pointsMallTables,
  routes: ROUTES,
};
