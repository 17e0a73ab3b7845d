import { ContainerModule } from 'inversify';
import { READS } from '#db';
import { EXPORTERS, type Feature, IMPORTERS } from '#feature';
import type { Route } from '#http';
import { CLOCK, IDS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import type { RunStore } from './app/ports.ts';
import { type RunImport, runImport } from './app/run-import.ts';
import { importTables } from './db/import-tables.ts';
import { sqlImportRuns } from './db/sql-import-runs.ts';
import { exportRoutes } from './http/export-routes.ts';
import { importRoutes } from './http/import-routes.ts';
import { csvRows } from './sheets/csv-rows.ts';
import { xlsxRows } from './sheets/xlsx-rows.ts';

const RUN_STORE = token<RunStore>('ImportRuns');
const RUN_IMPORT = token<RunImport>('RunImport');
const IMPORT_ROUTES = token<readonly Route[]>('ImportRoutes');

const wiring = new ContainerModule(({ bind }) => {
  bind(RUN_STORE).toResolvedValue(sqlImportRuns, [READS]).inSingletonScope();
  bind(RUN_IMPORT)
    .toResolvedValue(
      (unitOfWork, runs, audit, clock, ids) =>
        runImport({ unitOfWork, runs, audit, clock, ids, readers: { csv: csvRows, xlsx: xlsxRows } }),
      [UNIT_OF_WORK, RUN_STORE, AUDIT, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(IMPORT_ROUTES)
    .toResolvedValue(
      (importers, exporters, run, runs, unitOfWork, audit, clock) => [
        ...importRoutes({ importers, exporters, run, runs, clock }),
        ...exportRoutes({ exporters, unitOfWork, audit, clock }),
      ],
      [IMPORTERS, EXPORTERS, RUN_IMPORT, RUN_STORE, UNIT_OF_WORK, AUDIT, CLOCK],
    )
    .inSingletonScope();
});

/** Sheets in and out, for every module that brings an importer or an exporter. */
export const importsFeature: Feature = {
  name: 'imports',
  wiring,
  tables: importTables,
  routes: IMPORT_ROUTES,
};
