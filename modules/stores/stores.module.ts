import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import { CLOCK, IDS, RANDOM, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { storeDesk } from './app/store-desk.ts';
import { sqlStoreImport } from './db/sql-store-import.ts';
import { sqlStoreLife } from './db/sql-store-life.ts';
import { sqlStoreTours, sqlTourImport } from './db/sql-store-tours.ts';
import { sqlStoreWrites } from './db/sql-store-writes.ts';
import { sqlStores } from './db/sql-stores.ts';
import { storeTables } from './db/store-tables.ts';
import { consoleNewsRoutes } from './http/console-news-routes.ts';
import { consoleStoreRoutes } from './http/console-store-routes.ts';
import { storeRoutes } from './http/store-routes.ts';
import { tourRoutes } from './http/tour-routes.ts';
import {
  STORE_DESK,
  STORE_IMPORT,
  STORE_LIFE,
  STORE_ROUTES,
  STORE_TOURS,
  STORES,
  TOUR_IMPORT,
} from './tokens.ts';

const wiring = new ContainerModule(({ bind }) => {
  bind(STORES).toResolvedValue(sqlStores, [READS]).inSingletonScope();
  bind(STORE_IMPORT).toConstantValue(sqlStoreImport);
  bind(STORE_TOURS).toResolvedValue(sqlStoreTours, [READS]).inSingletonScope();
  bind(TOUR_IMPORT).toConstantValue(sqlTourImport);
  bind(STORE_LIFE).toResolvedValue(sqlStoreLife, [READS]).inSingletonScope();
  bind(STORE_DESK)
    .toResolvedValue(
      (unitOfWork, audit, clock, ids, random) =>
        storeDesk({ unitOfWork, writes: sqlStoreWrites, audit, clock, ids, random }),
      [UNIT_OF_WORK, AUDIT, CLOCK, IDS, RANDOM],
    )
    .inSingletonScope();
  bind(STORE_ROUTES)
    .toResolvedValue(
      (stores, life, desk, clock, tours) => [
        ...storeRoutes(stores, life, clock, tours),
        ...tourRoutes(tours),
        ...consoleStoreRoutes(desk, stores, life, clock),
        ...consoleNewsRoutes(desk, life),
      ],
      [STORES, STORE_LIFE, STORE_DESK, CLOCK, STORE_TOURS],
    )
    .inSingletonScope();
});

export const storesFeature: Feature = { name: 'stores', wiring, tables: storeTables, routes: STORE_ROUTES };
