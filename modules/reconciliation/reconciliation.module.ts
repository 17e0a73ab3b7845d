import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Exporter, Feature, Job } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, IDS, type MerchantId, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { ORDER_BOOK } from '#modules/orders';
import { PAYMENT_BOOK, TRADE_BILLS } from '#modules/payments';
import { compareDay } from './app/compare-day.ts';
import { dailyJob } from './app/daily-job.ts';
import { reconciliationDesk } from './app/desk.ts';
import { differenceExporter } from './app/difference-exporter.ts';
import type { Differences, LineStore, RunStore } from './app/ports.ts';
import { repairDifferences } from './app/repair.ts';
import { runDay } from './app/run-day.ts';
import { reconciliationTables } from './db/reconciliation-tables.ts';
import { sqlDifferences } from './db/sql-differences.ts';
import { sqlLines, sweepLines } from './db/sql-lines.ts';
import { sqlRuns } from './db/sql-runs.ts';
import { reconciliationRoutes } from './http/reconciliation-routes.ts';

/** The merchant whose accounts at the providers these are: a bill names no other. */
export const RECONCILED_MERCHANT = token<{ readonly id: MerchantId }>('ReconciledMerchant');

const RUNS = token<RunStore>('ReconciliationRuns');
const LINES = token<LineStore>('ReconciliationLines');
const DIFFERENCES = token<Differences>('ReconciliationDifferences');
const ROUTES = token<readonly Route[]>('ReconciliationRoutes');
const JOBS = token<readonly Job[]>('ReconciliationJobs');
const EXPORTERS = token<readonly Exporter[]>('ReconciliationExporters');

const wiring = new ContainerModule(({ bind }) => {
  bind(RUNS).toResolvedValue(sqlRuns, [READS]).inSingletonScope();
  bind(LINES).toResolvedValue(sqlLines, [READS]).inSingletonScope();
  bind(DIFFERENCES).toResolvedValue(sqlDifferences, [READS]).inSingletonScope();
  bind(JOBS)
    .toResolvedValue(
      (unitOfWork, runs, lines, differences, bills, payments, orders, merchant, clock, ids) => {
        const books = { unitOfWork, differences, payments, orders, clock };
        const compare = compareDay({ ...books, runs, lines, ids });
        const day = runDay({ unitOfWork, runs, lines, bills, payments, compare, clock, ids });
        const repair = repairDifferences(books);
        const { id: merchantId } = merchant;
        return [dailyJob({ unitOfWork, runs, bills, runDay: day, repair, merchantId, clock })];
      },
      [
        ...([UNIT_OF_WORK, RUNS, LINES, DIFFERENCES, TRADE_BILLS, PAYMENT_BOOK] as const),
        ...([ORDER_BOOK, RECONCILED_MERCHANT, CLOCK, IDS] as const),
      ],
    )
    .inSingletonScope();
  bind(ROUTES)
    .toResolvedValue(
      (unitOfWork, answers, audit, differences, runs, clock) =>
        reconciliationRoutes(
          reconciliationDesk({ unitOfWork, answers, audit, differences, runs, clock }),
          runs,
          differences,
        ),
      [UNIT_OF_WORK, ANSWER_BOOK, AUDIT, DIFFERENCES, RUNS, CLOCK],
    )
    .inSingletonScope();
  bind(EXPORTERS)
    .toResolvedValue((differences) => [differenceExporter(differences)], [DIFFERENCES])
    .inSingletonScope();
});

/** Orders, payments and the providers' bills say the same, or somebody hears of it. */
export const reconciliationFeature: Feature = {
  name: 'reconciliation',
  wiring,
  tables: reconciliationTables,
  routes: ROUTES,
  jobs: JOBS,
  exporters: EXPORTERS,
  sweeps: [sweepLines],
};
