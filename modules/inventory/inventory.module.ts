import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import { CLOCK, token, UNIT_OF_WORK } from '#kernel';
import { expiryJob } from './db/expiry-job.ts';
import { Shelf } from './db/shelf.ts';
import { sqlQuotas } from './db/sql-quotas.ts';
import { sqlStock } from './db/sql-stock.ts';
import { sqlStockImport } from './db/sql-stock-import.ts';
import { stockTables } from './db/stock-tables.ts';
import { ACTIVITY_STOCK, INVENTORY_JOBS, STOCK, STOCK_IMPORT } from './tokens.ts';

const SHELF = token<Shelf>('StockShelf');

const wiring = new ContainerModule(({ bind }) => {
  bind(SHELF)
    .toResolvedValue((clock) => new Shelf(clock), [CLOCK])
    .inSingletonScope();
  bind(STOCK).toResolvedValue(sqlStock, [READS, SHELF]).inSingletonScope();
  bind(STOCK_IMPORT).toResolvedValue(sqlStockImport, [SHELF]).inSingletonScope();
  bind(ACTIVITY_STOCK).toResolvedValue(sqlQuotas, [SHELF]).inSingletonScope();
  bind(INVENTORY_JOBS)
    .toResolvedValue(
      (reads, stock, unitOfWork, clock) => [expiryJob(reads, stock, unitOfWork, clock)],
      [READS, STOCK, UNIT_OF_WORK, CLOCK],
    )
    .inSingletonScope();
});

export const inventoryFeature: Feature = {
  name: 'inventory',
  wiring,
  tables: stockTables,
  jobs: INVENTORY_JOBS,
};
