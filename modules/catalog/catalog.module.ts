import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import { CLOCK, token } from '#kernel';
import { STOCK, type Stock } from '#modules/inventory';
import { STORES } from '#modules/stores';
import { bundleStock } from './app/bundle-stock.ts';
import { type RememberedCatalog, rememberedCards } from './app/remembered-cards.ts';
import { type SearchProducts, searchProducts } from './app/search-products.ts';
import type { Shelf } from './app/shelf.ts';
import { type ShowProducts, showProducts } from './app/show-products.ts';
import { catalogTables } from './db/catalog-tables.ts';
import { sqlCatalogImport } from './db/sql-catalog-import.ts';
import { sqlShelf } from './db/sql-shelf.ts';
import { catalogRoutes } from './http/catalog-routes.ts';
import {
  CATALOG,
  CATALOG_HANDLERS,
  CATALOG_IMPORT,
  CATALOG_ROUTES,
  MEMBER_TIER,
  SEARCH_ORDER,
} from './tokens.ts';

const SHELF = token<Shelf>('Shelf');
const SHOWN_STOCK = token<Stock>('ShownStock');
const SHOW_PRODUCTS = token<ShowProducts>('ShowProducts');
const SEARCH_PRODUCTS = token<SearchProducts>('SearchProducts');
const REMEMBERED_CATALOG = token<RememberedCatalog>('RememberedCatalog');

const wiring = new ContainerModule(({ bind }) => {
  bind(SHELF).toResolvedValue(sqlShelf, [READS, CLOCK]).inSingletonScope();
  bind(SHOWN_STOCK).toResolvedValue(bundleStock, [STOCK, SHELF]).inSingletonScope();
  bind(REMEMBERED_CATALOG)
    .toResolvedValue(rememberedCards, [SHELF, MEMBER_TIER, SHOWN_STOCK])
    .inSingletonScope();
  bind(CATALOG)
    .toResolvedValue((catalog) => catalog, [REMEMBERED_CATALOG])
    .inSingletonScope();
  bind(CATALOG_IMPORT).toResolvedValue(sqlCatalogImport, [CLOCK]).inSingletonScope();
  bind(SHOW_PRODUCTS)
    .toResolvedValue(showProducts, [SHELF, SHOWN_STOCK, STORES, MEMBER_TIER])
    .inSingletonScope();
  bind(SEARCH_PRODUCTS)
    .toResolvedValue(searchProducts, [SHELF, SHOW_PRODUCTS, SEARCH_ORDER, CLOCK])
    .inSingletonScope();
  bind(CATALOG_ROUTES)
    .toResolvedValue(catalogRoutes, [SHELF, SHOW_PRODUCTS, SEARCH_PRODUCTS])
    .inSingletonScope();
  bind(CATALOG_HANDLERS)
    .toResolvedValue(
      (catalog) => [
        {
          name: 'catalog.forget_cards',
          types: ['catalog.products_changed'],
          deliver: async (stored) => catalog.forget(stored),
        },
      ],
      [REMEMBERED_CATALOG],
    )
    .inSingletonScope();
});

export const catalogFeature: Feature = {
  name: 'catalog',
  wiring,
  tables: catalogTables,
  routes: CATALOG_ROUTES,
  handlers: CATALOG_HANDLERS,
};
