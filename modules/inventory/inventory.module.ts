import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Exporter, Feature, Importer, Job } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, type EventHandler, HOUR_MS, IDS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { STORES } from '#modules/stores';
import { arrangeStock } from './app/arrange-stock.ts';
import { tellWhoWaits } from './app/back-in-stock.ts';
import { countStock } from './app/count-stock.ts';
import { type Act, stockDesk } from './app/desk.ts';
import { KnownGoods } from './app/known-goods.ts';
import { LiveStock } from './app/live-stock.ts';
import { moveGoods } from './app/move-goods.ts';
import type { Locations, StockTakeStore, TransferStore } from './app/ports.ts';
import { restockWishes } from './app/restock-wishes.ts';
import type { StockLists } from './app/stock-lists.ts';
import { tellTill } from './app/tell-till.ts';
import { expiryJob } from './db/expiry-job.ts';
import { isNewDocument, Shelf } from './db/shelf.ts';
import { sqlGoodsShelf } from './db/sql-goods-shelf.ts';
import { type LevelStore, sqlLevels } from './db/sql-levels.ts';
import { sqlChangedRows, sqlStandingRows } from './db/sql-live-stock.ts';
import { sqlLocations } from './db/sql-locations.ts';
import { sqlQuotas } from './db/sql-quotas.ts';
import { restockMemberData, sqlRestock } from './db/sql-restock.ts';
import { saveSettings, settingsOf } from './db/sql-settings.ts';
import { sqlStock } from './db/sql-stock.ts';
import { sqlStockImport } from './db/sql-stock-import.ts';
import { sqlStockLists } from './db/sql-stock-lists.ts';
import { sqlStockTakes } from './db/sql-stock-takes.ts';
import { sqlExternalStock, sqlTillSales } from './db/sql-till.ts';
import { sqlTransfers } from './db/sql-transfers.ts';
import { receivingSheet, stockSheets } from './db/stock-sheets.ts';
import { stockTables } from './db/stock-tables.ts';
import { arrangeRoutes } from './http/arrange-routes.ts';
import { goodsRoutes } from './http/goods-routes.ts';
import { listRoutes } from './http/list-routes.ts';
import { liveRoutes } from './http/live-routes.ts';
import { restockRoutes } from './http/restock-routes.ts';
import { takeRoutes } from './http/take-routes.ts';
import { tillRoutes } from './http/till-routes.ts';
import { ACTIVITY_STOCK, INVENTORY_MEMBER_DATA, SKU_DIRECTORY, STOCK, STOCK_IMPORT } from './tokens.ts';

const SHELF = token<Shelf>('StockShelf');
const QUOTAS = token<ReturnType<typeof sqlQuotas>>('StockQuotas');
const LEVELS = token<LevelStore>('StockLevels');
const LOCATIONS = token<Locations>('StockLocations');
const KNOWN_GOODS = token<KnownGoods>('KnownGoods');
const ACT = token<Act>('StockDesk');
const LISTS = token<StockLists>('StockLists');
const TRANSFERS = token<TransferStore>('StockTransfers');
const TAKES = token<StockTakeStore>('StockTakes');
const RESTOCK = token<ReturnType<typeof sqlRestock>>('Restock');
const DESK_ROUTES = token<readonly Route[]>('StockDeskRoutes');
const SHOP_ROUTES = token<readonly Route[]>('StockShopRoutes');
const INVENTORY_ROUTES = token<readonly Route[]>('InventoryRoutes');
const INVENTORY_JOBS = token<readonly Job[]>('InventoryJobs');
const INVENTORY_HANDLERS = token<readonly EventHandler[]>('InventoryHandlers');
const INVENTORY_IMPORTERS = token<readonly Importer[]>('InventoryImporters');
const INVENTORY_EXPORTERS = token<readonly Exporter[]>('InventoryExporters');

const wiring = new ContainerModule(({ bind }) => {
  bind(SHELF)
    .toResolvedValue((clock) => new Shelf(clock), [CLOCK])
    .inSingletonScope();
  bind(STOCK).toResolvedValue(sqlStock, [READS, SHELF]).inSingletonScope();
  bind(STOCK_IMPORT).toResolvedValue(sqlStockImport, [SHELF]).inSingletonScope();
  bind(QUOTAS).toResolvedValue(sqlQuotas, [SHELF]).inSingletonScope();
  bind(ACTIVITY_STOCK)
    .toResolvedValue((quotas) => quotas, [QUOTAS])
    .inSingletonScope();
  bind(LEVELS).toResolvedValue(sqlLevels, [READS, SHELF, UNIT_OF_WORK]).inSingletonScope();
  bind(LOCATIONS).toResolvedValue(sqlLocations, [READS, STORES]).inSingletonScope();
  bind(KNOWN_GOODS)
    .toResolvedValue((skus, locations) => new KnownGoods({ skus, locations }), [SKU_DIRECTORY, LOCATIONS])
    .inSingletonScope();
  bind(ACT)
    .toResolvedValue(
      (unitOfWork, answers, audit, clock) => stockDesk({ unitOfWork, answers, audit, clock }),
      [UNIT_OF_WORK, ANSWER_BOOK, AUDIT, CLOCK],
    )
    .inSingletonScope();
  bind(LISTS)
    .toResolvedValue((reads, clock) => sqlStockLists(reads, () => clock.now()), [READS, CLOCK])
    .inSingletonScope();
  bind(TRANSFERS).toResolvedValue(sqlTransfers, [READS, SHELF]).inSingletonScope();
  bind(TAKES).toResolvedValue(sqlStockTakes, [READS, SHELF]).inSingletonScope();
  bind(RESTOCK).toResolvedValue(sqlRestock, [READS]).inSingletonScope();

  bind(DESK_ROUTES)
    .toResolvedValue(
      (act, shelf, transfers, takes, known, skus, ids) => [
        ...goodsRoutes(moveGoods(act, sqlGoodsShelf(shelf), transfers, known, ids), transfers, skus),
        ...takeRoutes(countStock(act, takes, known, ids), takes, skus),
        ...tillRoutes(tellTill(act, { ...sqlTillSales(shelf), ...sqlExternalStock(shelf) }, known)),
      ],
      [ACT, SHELF, TRANSFERS, TAKES, KNOWN_GOODS, SKU_DIRECTORY, IDS],
    )
    .inSingletonScope();
  bind(SHOP_ROUTES)
    .toResolvedValue(
      (reads, stock, restock, known, unitOfWork, clock) => [
        ...restockRoutes(restockWishes(unitOfWork, restock, stock, known, clock)),
        ...liveRoutes(new LiveStock(sqlChangedRows(reads), clock), sqlStandingRows(reads), clock),
      ],
      [READS, STOCK, RESTOCK, KNOWN_GOODS, UNIT_OF_WORK, CLOCK],
    )
    .inSingletonScope();
  bind(INVENTORY_ROUTES)
    .toResolvedValue(
      (desk, shop, act, known, levels, quotas, locations, lists, stock, skus) => [
        ...listRoutes(lists, stock, skus),
        ...desk,
        ...arrangeRoutes(
          arrangeStock({
            ...{ act, known, levels, shares: quotas, locations },
            settings: { save: saveSettings, of: settingsOf },
          }),
          stock,
          locations,
        ),
        ...shop,
      ],
      [
        ...([DESK_ROUTES, SHOP_ROUTES, ACT, KNOWN_GOODS, LEVELS, QUOTAS] as const),
        ...([LOCATIONS, LISTS, STOCK, SKU_DIRECTORY] as const),
      ],
    )
    .inSingletonScope();
  bind(INVENTORY_JOBS)
    .toResolvedValue(
      (reads, stock, unitOfWork, clock, levels) => [
        expiryJob(reads, stock, unitOfWork, clock),
        { name: 'inventory.refresh_thresholds', everyMs: HOUR_MS, run: () => levels.refresh() },
      ],
      [READS, STOCK, UNIT_OF_WORK, CLOCK, LEVELS],
    )
    .inSingletonScope();
  bind(INVENTORY_HANDLERS)
    .toResolvedValue(
      (unitOfWork, restock, clock): readonly EventHandler[] => [
        {
          name: 'inventory.tell_who_waits',
          types: ['inventory.stock_changed'],
          deliver: tellWhoWaits(unitOfWork, restock, isNewDocument, clock),
        },
      ],
      [UNIT_OF_WORK, RESTOCK, CLOCK],
    )
    .inSingletonScope();
  bind(INVENTORY_MEMBER_DATA).toResolvedValue(restockMemberData, [READS]).inSingletonScope();
  bind(INVENTORY_IMPORTERS)
    .toResolvedValue((shelf, known) => [receivingSheet(shelf, known) as Importer], [SHELF, KNOWN_GOODS])
    .inSingletonScope();
  bind(INVENTORY_EXPORTERS).toResolvedValue(stockSheets, [LISTS, SKU_DIRECTORY]).inSingletonScope();
});

export const inventoryFeature: Feature = {
  name: 'inventory',
  wiring,
  tables: stockTables,
  routes: INVENTORY_ROUTES,
  handlers: INVENTORY_HANDLERS,
  jobs: INVENTORY_JOBS,
  memberData: INVENTORY_MEMBER_DATA,
  importers: INVENTORY_IMPORTERS,
  exporters: INVENTORY_EXPORTERS,
};
