export { type Account, type BizKey, type Leg, shopOwner } from './domain/books.ts';
export { ledgerFeature } from './ledger.module.ts';
export { BOOKS_WATCH, LEDGER, type Ledger } from './tokens.ts';
