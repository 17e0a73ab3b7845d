import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import type { Route } from '#http';
import { CLOCK, token } from '#kernel';
import { STOCK } from '#modules/inventory';
import { STORES } from '#modules/stores';
import { bundleStock } from './app/bundle-stock.ts';
import { type RememberedCatalog, rememberedCards } from './app/remembered-cards.ts';
import { showProducts } from './app/show-products.ts';
import {
  AUTHORING_JOBS,
  AUTHORING_ROUTES,
  bindAuthoring,
  CATALOG_EXPORTERS,
  CATALOG_IMPORTERS,
} from './authoring.wiring.ts';
import { catalogTables } from './db/catalog-tables.ts';
import { sqlCatalogImport } from './db/sql-catalog-import.ts';
import { sqlShelf } from './db/sql-shelf.ts';
import { catalogRoutes } from './http/catalog-routes.ts';
import { bindPages, PAGE_ROUTES, PRODUCT_PAGES } from './pages.wiring.ts';
import { SHELF, SHOW_PRODUCTS, SHOWN_STOCK } from './parts.ts';
import {
  bindSearch,
  SEARCH_ENGINES,
  SEARCH_HANDLERS,
  SEARCH_PRODUCTS,
  SEARCH_ROUTES,
} from './search.wiring.ts';
import {
  CATALOG,
  CATALOG_HANDLERS,
  CATALOG_IMPORT,
  CATALOG_ROUTES,
  MEMBER_TIER,
  PROMOTION_LABELS,
} from './tokens.ts';

const READING_ROUTES = token<readonly Route[]>('CatalogReadingRoutes');
const REMEMBERED_CATALOG = token<RememberedCatalog>('RememberedCatalog');

const wiring = new ContainerModule(({ bind }) => {
  bindSearch(bind);
  bindAuthoring(bind);
  bindPages(bind);
  bind(SHELF).toResolvedValue(sqlShelf, [READS, CLOCK]).inSingletonScope();
  bind(SHOWN_STOCK).toResolvedValue(bundleStock, [STOCK, SHELF]).inSingletonScope();
  bind(REMEMBERED_CATALOG)
    .toResolvedValue(rememberedCards, [SHELF, MEMBER_TIER, SHOWN_STOCK, CLOCK])
    .inSingletonScope();
  bind(CATALOG)
    .toResolvedValue((catalog) => catalog, [REMEMBERED_CATALOG])
    .inSingletonScope();
  bind(CATALOG_IMPORT).toResolvedValue(sqlCatalogImport, [CLOCK]).inSingletonScope();
  bind(SHOW_PRODUCTS)
    .toResolvedValue(showProducts, [SHELF, SHOWN_STOCK, STORES, MEMBER_TIER, PRODUCT_PAGES, PROMOTION_LABELS])
    .inSingletonScope();
  bind(READING_ROUTES)
    .toResolvedValue(catalogRoutes, [SHELF, SHOW_PRODUCTS, SEARCH_PRODUCTS, CLOCK])
    .inSingletonScope();
  bind(CATALOG_ROUTES)
    .toResolvedValue(
      (reading, search, pages, authoring) => [...reading, ...search, ...pages, ...authoring],
      [READING_ROUTES, SEARCH_ROUTES, PAGE_ROUTES, AUTHORING_ROUTES],
    )
    .inSingletonScope();
  bind(CATALOG_HANDLERS)
    .toResolvedValue(
      (catalog, search) => [
        ...search,
        {
          name: 'catalog.forget_cards',
          types: ['catalog.products_changed'],
          everyProcess: true,
          deliver: async (stored) => catalog.forget(stored),
        },
      ],
      [REMEMBERED_CATALOG, SEARCH_HANDLERS],
    )
    .inSingletonScope();
});

export const catalogFeature: Feature = {
  name: 'catalog',
  wiring,
  tables: catalogTables,
  routes: CATALOG_ROUTES,
  handlers: CATALOG_HANDLERS,
  jobs: AUTHORING_JOBS,
  engines: SEARCH_ENGINES,
  importers: CATALOG_IMPORTERS,
  exporters: CATALOG_EXPORTERS,
};
