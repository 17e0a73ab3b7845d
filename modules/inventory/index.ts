export type { StockLine } from './domain/stock.ts';
export { inventoryFeature } from './inventory.module.ts';
export { STOCK, STOCK_IMPORT, type Stock, type StockChanged } from './tokens.ts';
