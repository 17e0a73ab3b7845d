import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import { CLOCK, UNIT_OF_WORK } from '#kernel';
import { expiryJob } from './db/expiry-job.ts';
import { sqlStock } from './db/sql-stock.ts';
import { sqlStockImport } from './db/sql-stock-import.ts';
import { stockTables } from './db/stock-tables.ts';
import { INVENTORY_JOBS, STOCK, STOCK_IMPORT } from './tokens.ts';

const wiring = new ContainerModule(({ bind }) => {
  bind(STOCK).toResolvedValue(sqlStock, [READS, CLOCK]).inSingletonScope();
  bind(STOCK_IMPORT).toConstantValue(sqlStockImport);
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
