import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import { businessDayStart, CLOCK, DAY_MS, HOUR_MS, IDS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { CATALOG } from '#modules/catalog';
import { BOUGHT_ELSEWHERE } from '#modules/marketing';
import { MEMBERS, SHADOWS } from '#modules/members';
import { OLD_NUMBERS } from '#modules/onboarding';
import { PURCHASES } from '#modules/orders';
import { CONSENTS } from '#modules/privacy';
import { STORES } from '#modules/stores';
import { type Buyers, buyers } from './app/buyers.ts';
import { type AnalyseMember, analyseMember } from './app/member-analysis.ts';
import type { ImportedPurchases, Period, PurchaseSource } from './app/ports.ts';
import { purchaseExporters } from './app/purchase-exporters.ts';
import { purchaseFacts } from './app/purchase-facts.ts';
import { purchaseImporter } from './app/purchase-importer.ts';
import { type AnalyseShop, analyseShop } from './app/shop-analysis.ts';
import { ownPurchases, type Timeline, timeline } from './app/timeline.ts';
import { purchaseTables } from './db/purchase-tables.ts';
import { purchasesOfMember } from './db/purchases-of-member.ts';
import { sqlBoughtElsewhere } from './db/sql-bought-elsewhere.ts';
import { sqlBounds } from './db/sql-bounds.ts';
import { sqlImportedPurchases } from './db/sql-imported-purchases.ts';
import { purchaseRoutes } from './http/purchase-routes.ts';
import {
  PURCHASE_EXPORTERS,
  PURCHASE_FACTS,
  PURCHASE_IMPORTERS,
  PURCHASE_JOBS,
  PURCHASE_MEMBER_DATA,
  PURCHASE_ROUTES,
} from './tokens.ts';

/** What an analysis looks at unless it is told otherwise. */
const LATELY_DAYS = 365;

const IMPORTED = token<ImportedPurchases>('ImportedPurchases');
const SOURCES = token<readonly PurchaseSource[]>('PurchaseSources');
const TIMELINE = token<Timeline>('PurchaseTimeline');
const BUYERS = token<Buyers>('Buyers');
const LATELY = token<() => Period>('LatelyBought');
const ANALYSE_SHOP = token<AnalyseShop>('AnalyseShop');
const ANALYSE_MEMBER = token<AnalyseMember>('AnalyseMember');

const wiring = new ContainerModule(({ bind }) => {
  bind(BOUGHT_ELSEWHERE).toResolvedValue(sqlBoughtElsewhere, [READS]).inSingletonScope();
  bind(IMPORTED).toResolvedValue(sqlImportedPurchases, [READS]).inSingletonScope();
  bind(SOURCES)
    .toResolvedValue((orders, imported) => [ownPurchases(orders), imported], [PURCHASES, IMPORTED])
    .inSingletonScope();
  bind(TIMELINE).toResolvedValue(timeline, [SOURCES]).inSingletonScope();
  bind(BUYERS).toResolvedValue(buyers, [SOURCES, SHADOWS]).inSingletonScope();
  bind(PURCHASE_FACTS).toResolvedValue(purchaseFacts, [PURCHASES, IMPORTED]).inSingletonScope();
  // Whole days, so that a question asked twice in a row is the same one.
  bind(LATELY)
    .toResolvedValue(
      (clock) => () => {
        const until = businessDayStart(clock.now()) + DAY_MS;
        return { from: until - LATELY_DAYS * DAY_MS, until };
      },
      [CLOCK],
    )
    .inSingletonScope();
  bind(ANALYSE_SHOP)
    .toResolvedValue(
      (all, reads, unitOfWork, catalog, clock, lately) =>
        analyseShop({ buyers: all, book: sqlBounds(reads, unitOfWork), catalog, clock, lately }),
      [BUYERS, READS, UNIT_OF_WORK, CATALOG, CLOCK, LATELY],
    )
    .inSingletonScope();
  bind(ANALYSE_MEMBER)
    .toResolvedValue(
      (hers, all, shop, catalog, clock, lately, consents) =>
        analyseMember({
          ...{ timeline: hers, buyers: all, shop, catalog, clock, lately },
          mayAnalyse: (memberId) => consents.isLive(memberId, 'profiling.segments'),
        }),
      [TIMELINE, BUYERS, ANALYSE_SHOP, CATALOG, CLOCK, LATELY, CONSENTS],
    )
    .inSingletonScope();
  bind(PURCHASE_IMPORTERS)
    .toResolvedValue(
      (imported, members, oldNumbers, stores, catalog, clock, ids) => [
        purchaseImporter({ imported, members, oldNumbers, stores, catalog, clock, ids }),
      ],
      [IMPORTED, MEMBERS, OLD_NUMBERS, STORES, CATALOG, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(PURCHASE_EXPORTERS)
    .toResolvedValue(purchaseExporters, [BUYERS, ANALYSE_MEMBER, CLOCK])
    .inSingletonScope();
  bind(PURCHASE_MEMBER_DATA).toResolvedValue(purchasesOfMember, [READS]).inSingletonScope();
  bind(PURCHASE_ROUTES)
    .toResolvedValue(
      (hers, one, shop, members, stores, unitOfWork, audit, clock, lately) =>
        purchaseRoutes({
          ...{ timeline: hers, analyseMember: one, analyseShop: shop, members, stores, unitOfWork },
          ...{ audit, clock, lately },
        }),
      [TIMELINE, ANALYSE_MEMBER, ANALYSE_SHOP, MEMBERS, STORES, UNIT_OF_WORK, AUDIT, CLOCK, LATELY],
    )
    .inSingletonScope();
  bind(PURCHASE_JOBS)
    .toResolvedValue(
      (shop) => [{ name: 'purchases.refresh_bounds', everyMs: HOUR_MS, run: () => shop.refreshBounds() }],
      [ANALYSE_SHOP],
    )
    .inSingletonScope();
});

/** What members bought over all channels, and what can be read from it. */
export const purchasesFeature: Feature = {
  name: 'purchases',
  wiring,
  tables: purchaseTables,
  routes: PURCHASE_ROUTES,
  jobs: PURCHASE_JOBS,
  importers: PURCHASE_IMPORTERS,
  exporters: PURCHASE_EXPORTERS,
  memberData: PURCHASE_MEMBER_DATA,
};
