import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import { CLOCK } from '#kernel';
import { sqlStoreImport } from './db/sql-store-import.ts';
import { sqlStores } from './db/sql-stores.ts';
import { storeTables } from './db/store-tables.ts';
import { storeRoutes } from './http/store-routes.ts';
import { STORE_IMPORT, STORE_ROUTES, STORES } from './tokens.ts';

const wiring = new ContainerModule(({ bind }) => {
  bind(STORES).toResolvedValue(sqlStores, [READS]).inSingletonScope();
  bind(STORE_IMPORT).toConstantValue(sqlStoreImport);
  bind(STORE_ROUTES).toResolvedValue(storeRoutes, [STORES, CLOCK]).inSingletonScope();
});

export const storesFeature: Feature = { name: 'stores', wiring, tables: storeTables, routes: STORE_ROUTES };
