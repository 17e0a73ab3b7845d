export { type Account, type BizKey, type Leg, shopOwner, type Transfer, type Unit } from './domain/books.ts';
export { ledgerFeature } from './ledger.module.ts';
export {
  type Balance,
  BOOKS_WATCH,
  type Entry,
  type HandedOver,
  LEDGER,
  type Ledger,
} from './tokens.ts';
