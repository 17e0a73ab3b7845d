export type { StockLine } from './domain/stock.ts';
export { heldUntil, type StockSettings } from './domain/stock-settings.ts';
export { inventoryFeature } from './inventory.module.ts';
export {
  ACTIVITY_STOCK,
  type ActivityStock,
  type BackInStock,
  SKU_DIRECTORY,
  STOCK,
  STOCK_IMPORT,
  type Stock,
  type StockChanged,
  type StockLow,
  type StockShort,
} from './tokens.ts';
