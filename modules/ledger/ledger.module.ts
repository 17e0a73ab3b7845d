import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import { CLOCK, IDS, type MerchantId, token, UNIT_OF_WORK } from '#kernel';
import { type CheckBook, nightlyCheck } from './app/nightly-check.ts';
import { ledgerTables } from './db/ledger-tables.ts';
import { sqlCheckBook } from './db/sql-check-book.ts';
import { sqlLedger, trialBalance } from './db/sql-ledger.ts';
import { ledgerRoutes } from './http/ledger-routes.ts';
import { BOOKS_WATCH, type BooksWatch, LEDGER, LEDGER_JOBS, LEDGER_ROUTES } from './tokens.ts';

const CHECK_BOOK = token<CheckBook & BooksWatch>('CheckBook');

const wiring = new ContainerModule(({ bind }) => {
  bind(LEDGER).toResolvedValue(sqlLedger, [READS, IDS]).inSingletonScope();
  bind(CHECK_BOOK).toResolvedValue(sqlCheckBook, [READS, UNIT_OF_WORK]).inSingletonScope();
  bind(BOOKS_WATCH)
    .toResolvedValue((book) => book, [CHECK_BOOK])
    .inSingletonScope();
  bind(LEDGER_ROUTES)
    .toResolvedValue(
      (ledger, reads) => ledgerRoutes(ledger, (merchantId: MerchantId) => trialBalance(reads, merchantId)),
      [LEDGER, READS],
    )
    .inSingletonScope();
  bind(LEDGER_JOBS)
    .toResolvedValue(
      (ledger, book, clock) => [nightlyCheck(ledger, book, clock)],
      [LEDGER, CHECK_BOOK, CLOCK],
    )
    .inSingletonScope();
});

/** Double entry for everything like money. */
export const ledgerFeature: Feature = {
  name: 'ledger',
  wiring,
  tables: ledgerTables,
  routes: LEDGER_ROUTES,
  jobs: LEDGER_JOBS,
};
