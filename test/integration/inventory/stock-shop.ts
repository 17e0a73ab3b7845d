import { MikroUnitOfWork, openDatabase } from '#db';
import { AppError, type MerchantId, type SkuId, type StaffId, type StoreId, type Tx } from '#kernel';
import { Shelf } from '../../../modules/inventory/db/shelf.ts';
import { sqlGoodsShelf } from '../../../modules/inventory/db/sql-goods-shelf.ts';
import { sqlLevels } from '../../../modules/inventory/db/sql-levels.ts';
import { sqlQuotas } from '../../../modules/inventory/db/sql-quotas.ts';
import { sqlRestock } from '../../../modules/inventory/db/sql-restock.ts';
import { sqlStock } from '../../../modules/inventory/db/sql-stock.ts';
import { sqlStockImport } from '../../../modules/inventory/db/sql-stock-import.ts';
import { sqlStockTakes } from '../../../modules/inventory/db/sql-stock-takes.ts';
import { sqlExternalStock, sqlTillSales } from '../../../modules/inventory/db/sql-till.ts';
import { sqlTransfers } from '../../../modules/inventory/db/sql-transfers.ts';
import { stockTables } from '../../../modules/inventory/db/stock-tables.ts';
import { countingIds, HandClock } from '../../support/clock.ts';

export const HERE = 'str_here' as StoreId;
export const THERE = 'str_there' as StoreId;
export const TEA = 'sku_tea' as SkuId;
export const CUP = 'sku_cup' as SkuId;
export const CLERK = 'stf_1' as StaffId;

interface ShelfRow {
  readonly sku: SkuId;
  readonly store: StoreId;
  readonly on_hand: number;
  readonly available: number;
  readonly reserved: number;
  readonly version: number;
}

/** The stock alone on a database of its own: no routes, no other module. */
export async function stockShop(url: string, prefix = 'id') {
  const database = await openDatabase(url, [stockTables]);
  const clock = new HandClock();
  const unitOfWork = new MikroUnitOfWork(database.orm, countingIds(prefix));
  const { reads } = database;
  const shelf = new Shelf(clock);
  const stock = sqlStock(reads, shelf);
  const receiving = sqlStockImport(shelf);
  const run = <Result>(work: (tx: Tx) => Promise<Result>) => unitOfWork.run(work);
  let papers = 0;

  return {
    clock,
    reads,
    run,
    shelf,
    stock,
    unitOfWork,
    goods: sqlGoodsShelf(shelf),
    levels: sqlLevels(reads, shelf, unitOfWork),
    quotas: sqlQuotas(shelf),
    restock: sqlRestock(reads),
    takes: sqlStockTakes(reads, shelf),
    till: { ...sqlTillSales(shelf), ...sqlExternalStock(shelf) },
    transfers: sqlTransfers(reads, shelf),
    async receive(merchantId: MerchantId, skuId: SkuId, storeId: StoreId, quantity: number) {
      papers += 1;
      const document = `${prefix}-paper-${papers}`;
      await run((tx) =>
        receiving.receive(tx, merchantId, document, [{ skuId, storeId, quantity }], clock.now()),
      );
    },
    /** True when it got the goods; false when they were sold out. Anything else fails the test. */
    async reserve(
      merchantId: MerchantId,
      reservationId: string,
      skuId: SkuId,
      storeId: StoreId,
      quantity = 1,
      more: object = {},
    ) {
      const lines = [{ skuId, storeId, quantity }];
      const expiresAt = clock.now() + 900_000;
      return went(run((tx) => stock.reserve(tx, { merchantId, reservationId, lines, expiresAt, ...more })));
    },
    commit: (merchantId: MerchantId, id: string) => run((tx) => stock.commit(tx, merchantId, id)),
    release: (merchantId: MerchantId, id: string) => run((tx) => stock.release(tx, merchantId, id)),
    async rows(merchantId: MerchantId): Promise<ShelfRow[]> {
      return reads.all<ShelfRow>(
        `select sku_id as sku, store_id as store, on_hand, available, reserved, version from stock
         where merchant_id = ? order by sku_id, store_id`,
        [merchantId],
      );
    },
    async row(merchantId: MerchantId, skuId: SkuId, storeId: StoreId) {
      const rows = await this.rows(merchantId);
      return rows.find(({ sku, store }) => sku === skuId && store === storeId);
    },
    async sum(sql: string, values: readonly unknown[]): Promise<number> {
      const [row] = await reads.all<{ n: number | null }>(sql, values);
      return Number(row?.n ?? 0);
    },
    async events<Event>(type: string): Promise<Event[]> {
      const rows = await reads.all<{ payload: string }>(
        'select payload from outbox where type = ? order by id',
        [type],
      );
      return rows.map(({ payload }) => JSON.parse(payload) as Event);
    },
    close: () => database.close(),
  };
}

export type StockShop = Awaited<ReturnType<typeof stockShop>>;

/** Whether it went through; a refusal for want of goods is an answer like any other. */
export async function went(attempt: Promise<unknown>): Promise<boolean> {
  try {
    await attempt;
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'inventory.sold_out') return false;
    throw error;
  }
}
