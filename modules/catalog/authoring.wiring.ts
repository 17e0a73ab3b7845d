import type { ContainerModuleLoadOptions } from 'inversify';
import { READS } from '#db';
import type { Exporter, Importer, Job } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, IDS, SECOND_MS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { STOCK } from '#modules/inventory';
import { announceShelves, type DueProducts } from './app/authoring/announce.ts';
import { type CategoryDesk, categoryDesk } from './app/authoring/category-desk.ts';
import { type CollectionStore, type Collections, collections } from './app/authoring/collections.ts';
import { type Act, catalogDesk } from './app/authoring/desk.ts';
import { type ModifierStore, modifierDesk } from './app/authoring/modifier-desk.ts';
import { type PlanProducts, planProducts } from './app/authoring/plan-products.ts';
import type { Authoring, CategoryTree } from './app/authoring/ports.ts';
import { type PriceChanges, type PriceDesk, priceDesk } from './app/authoring/price-desk.ts';
import { type ProductDesk, productDesk } from './app/authoring/product-desk.ts';
import { type StoreDesk, type StoreShelf, storeDesk, storePriceLimits } from './app/authoring/store-desk.ts';
import { productExporter } from './app/sheets/product-exporter.ts';
import { productImporter } from './app/sheets/product-importer.ts';
import { sqlAuthoring } from './db/authoring/sql-authoring.ts';
import { sqlCategoryTree } from './db/authoring/sql-category-tree.ts';
import { sqlCollections } from './db/authoring/sql-collections.ts';
import { sqlDueProducts } from './db/authoring/sql-due-products.ts';
import { sqlModifiers } from './db/authoring/sql-modifiers.ts';
import { sqlPriceChanges } from './db/authoring/sql-price-changes.ts';
import { sqlStoreShelf } from './db/authoring/sql-store-shelf.ts';
import { collectionRoutes } from './http/collection-routes.ts';
import { consoleCategoryRoutes } from './http/console-category-routes.ts';
import { consolePriceRoutes } from './http/console-price-routes.ts';
import { consoleProductRoutes } from './http/console-product-routes.ts';
import { consoleStoreRoutes } from './http/console-store-routes.ts';
import { modifierRoutes } from './http/modifier-routes.ts';
import { SHELF, SHOW_PRODUCTS } from './parts.ts';
import { CATALOG, ORDERED_SKUS } from './tokens.ts';

/** Others hear of a price or a shelf this soon; what is asked and what is bought is right at once. */
const TELL_EVERY_MS = SECOND_MS;

const ACT = token<Act>('CatalogDesk');
const AUTHORING = token<Authoring>('Authoring');
const CATEGORY_TREE = token<CategoryTree>('CategoryTree');
const PLAN_PRODUCTS = token<PlanProducts>('PlanProducts');
const PRODUCT_DESK = token<ProductDesk>('ProductDesk');
const CATEGORY_DESK = token<CategoryDesk>('CategoryDesk');
const STORE_SHELF = token<StoreShelf>('StoreShelf');
const STORE_DESK = token<StoreDesk>('StoreDesk');
const PRICE_CHANGES = token<PriceChanges>('PriceChanges');
const PRICE_DESK = token<PriceDesk>('PriceDesk');
const COLLECTION_STORE = token<CollectionStore>('CollectionStore');
const COLLECTIONS = token<Collections>('Collections');
const MODIFIER_STORE = token<ModifierStore>('ModifierStore');
const DUE_PRODUCTS = token<DueProducts>('DueProducts');
const GOODS_ROUTES = token<readonly Route[]>('GoodsRoutes');
const STORE_ROUTES = token<readonly Route[]>('StoreShelfRoutes');
export const AUTHORING_ROUTES = token<readonly Route[]>('AuthoringRoutes');
export const CATALOG_IMPORTERS = token<readonly Importer[]>('CatalogImporters');
export const CATALOG_EXPORTERS = token<readonly Exporter[]>('CatalogExporters');
export const AUTHORING_JOBS = token<readonly Job[]>('AuthoringJobs');

/** The console's side of the catalogue. */
export function bindAuthoring(bind: ContainerModuleLoadOptions['bind']): void {
  bind(ACT)
    .toResolvedValue(
      (unitOfWork, answers, audit, clock) => catalogDesk({ unitOfWork, answers, audit, clock }),
      [UNIT_OF_WORK, ANSWER_BOOK, AUDIT, CLOCK],
    )
    .inSingletonScope();
  bind(AUTHORING).toResolvedValue(sqlAuthoring, [READS]).inSingletonScope();
  bind(CATEGORY_TREE).toResolvedValue(sqlCategoryTree, [READS]).inSingletonScope();
  bind(STORE_SHELF).toResolvedValue(sqlStoreShelf, [READS]).inSingletonScope();
  bind(PRICE_CHANGES).toResolvedValue(sqlPriceChanges, [READS]).inSingletonScope();
  bind(COLLECTION_STORE).toResolvedValue(sqlCollections, [READS]).inSingletonScope();
  bind(MODIFIER_STORE).toResolvedValue(sqlModifiers, [READS]).inSingletonScope();
  bind(DUE_PRODUCTS).toResolvedValue(sqlDueProducts, [READS]).inSingletonScope();
  bind(PLAN_PRODUCTS)
    .toResolvedValue(
      (authoring, tree, ordered, stock, ids) => planProducts({ authoring, tree, ordered, stock, ids }),
      [AUTHORING, CATEGORY_TREE, ORDERED_SKUS, STOCK, IDS],
    )
    .inSingletonScope();
  bind(PRODUCT_DESK).toResolvedValue(productDesk, [ACT, AUTHORING, PLAN_PRODUCTS]).inSingletonScope();
  bind(CATEGORY_DESK).toResolvedValue(categoryDesk, [ACT, CATEGORY_TREE, IDS]).inSingletonScope();
  bind(STORE_DESK)
    .toResolvedValue(
      (act, shelf, ids) => storeDesk(act, shelf, storePriceLimits(shelf), ids),
      [ACT, STORE_SHELF, IDS],
    )
    .inSingletonScope();
  bind(PRICE_DESK)
    .toResolvedValue(
      (act, prices, shelf, ids) => priceDesk(act, prices, storePriceLimits(shelf), ids),
      [ACT, PRICE_CHANGES, STORE_SHELF, IDS],
    )
    .inSingletonScope();
  bind(COLLECTIONS)
    .toResolvedValue(collections, [ACT, COLLECTION_STORE, CATALOG, SHOW_PRODUCTS, CLOCK, IDS])
    .inSingletonScope();
  bind(GOODS_ROUTES)
    .toResolvedValue(
      (desk, authoring, shelf, categories, clock) => [
        ...consoleProductRoutes({ desk, authoring, shelf, clock }),
        ...consoleCategoryRoutes(categories, shelf),
      ],
      [PRODUCT_DESK, AUTHORING, SHELF, CATEGORY_DESK, CLOCK],
    )
    .inSingletonScope();
  bind(STORE_ROUTES)
    .toResolvedValue(
      (desk, shelf, pricing, prices, clock) => [
        ...consoleStoreRoutes(desk, shelf, clock),
        ...consolePriceRoutes(pricing, prices),
      ],
      [STORE_DESK, STORE_SHELF, PRICE_DESK, PRICE_CHANGES, CLOCK],
    )
    .inSingletonScope();
  bind(AUTHORING_ROUTES)
    .toResolvedValue(
      (goods, stores, shelves, collectionStore, act, modifiers, catalog, ids) => [
        ...goods,
        ...stores,
        ...collectionRoutes(shelves, collectionStore),
        ...modifierRoutes(modifierDesk(act, modifiers, ids), modifiers, catalog),
      ],
      [
        ...([GOODS_ROUTES, STORE_ROUTES, COLLECTIONS, COLLECTION_STORE] as const),
        ...([ACT, MODIFIER_STORE, CATALOG, IDS] as const),
      ],
    )
    .inSingletonScope();
  bind(CATALOG_IMPORTERS)
    .toResolvedValue(
      (authoring, tree, shelf, plan, clock) => [
        productImporter({ authoring, tree, shelf, plan, clock }) as Importer,
      ],
      [AUTHORING, CATEGORY_TREE, SHELF, PLAN_PRODUCTS, CLOCK],
    )
    .inSingletonScope();
  bind(CATALOG_EXPORTERS)
    .toResolvedValue(
      (authoring, shelf, clock) => [productExporter(authoring, shelf, clock)],
      [AUTHORING, SHELF, CLOCK],
    )
    .inSingletonScope();
  bind(AUTHORING_JOBS)
    .toResolvedValue(
      (prices, due, unitOfWork, clock) => [
        {
          name: 'catalog.fold_prices',
          everyMs: TELL_EVERY_MS,
          run: () => prices.fold(clock.now(), (work) => unitOfWork.run(work)),
        },
        {
          name: 'catalog.announce_shelves',
          everyMs: TELL_EVERY_MS,
          run: () => announceShelves(unitOfWork, due, clock.now()),
        },
      ],
      [PRICE_DESK, DUE_PRODUCTS, UNIT_OF_WORK, CLOCK],
    )
    .inSingletonScope();
}
