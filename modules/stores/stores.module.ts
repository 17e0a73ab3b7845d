import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import { CLOCK, type Clock } from '#kernel';
import { sqlStoreImport } from './db/sql-store-import.ts';
import { sqlStoreTours, sqlTourImport } from './db/sql-store-tours.ts';
import { sqlStores } from './db/sql-stores.ts';
import { storeTables } from './db/store-tables.ts';
import { storeRoutes } from './http/store-routes.ts';
import { tourRoutes } from './http/tour-routes.ts';
import {
  STORE_IMPORT,
  STORE_ROUTES,
  STORE_TOURS,
  STORES,
  type Stores,
  type StoreTours,
  TOUR_IMPORT,
} from './tokens.ts';

const wiring = new ContainerModule(({ bind }) => {
  bind(STORES).toResolvedValue(sqlStores, [READS]).inSingletonScope();
  bind(STORE_IMPORT).toConstantValue(sqlStoreImport);
  bind(STORE_TOURS).toResolvedValue(sqlStoreTours, [READS]).inSingletonScope();
  bind(TOUR_IMPORT).toConstantValue(sqlTourImport);
  bind(STORE_ROUTES)
    .toResolvedValue(
      (stores: Stores, clock: Clock, tours: StoreTours) => [
        ...storeRoutes(stores, clock, tours),
        ...tourRoutes(tours),
      ],
      [STORES, CLOCK, STORE_TOURS],
    )
    .inSingletonScope();
});

export const storesFeature: Feature = { name: 'stores', wiring, tables: storeTables, routes: STORE_ROUTES };
