export type { StockLine } from './domain/stock.ts';
export { heldUntil, type StockSettings } from './domain/stock-settings.ts';
export { type StockState, stockState } from './domain/stock-state.ts';
export { inventoryFeature } from './inventory.module.ts';
export {
  ACTIVITY_STOCK,
  SKU_DIRECTORY,
  type SkuDirectory,
  STOCK,
  STOCK_IMPORT,
  type Stock,
  type StockChanged,
} from './tokens.ts';
