export type { Reservation, StockLine } from './domain/stock.ts';
export { inventoryFeature } from './inventory.module.ts';
export { STOCK, STOCK_IMPORT, type Stock, type StockChanged, type StockImport } from './tokens.ts';
