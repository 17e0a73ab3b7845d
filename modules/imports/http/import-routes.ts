import type { Response } from 'express';
import type { Exporter, Importer } from '#feature';
import { type Route, requireRoleAt, requireRoleEverywhere, route, staff } from '#http';
import { AppError, type Clock, type StaffPrincipal, type StoreId } from '#kernel';
import type { RunStore } from '../app/ports.ts';
import type { RunImport } from '../app/run-import.ts';
import { type ImportRun, shownState } from '../domain/import-run.ts';
import {
  importQuery,
  kindParams,
  kindsAnswer,
  runAnswer,
  runParams,
  runsAnswer,
  runsQuery,
} from './import-contract.ts';

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** 100,000 rows of ten columns are about 12 MB. */
const FILE_BYTES_MAX = 64 * 1024 * 1024;

export interface ImportRouteParts {
  readonly importers: readonly Importer[];
  readonly exporters: readonly Exporter[];
  readonly run: RunImport;
  readonly runs: RunStore;
  readonly clock: Clock;
}

/** Sheets that come in: what there is, bringing one in, what became of it. */
export function importRoutes({ importers, exporters, run, runs, clock }: ImportRouteParts): readonly Route[] {
  const shown = ({ problems: _, ...rest }: ImportRun) => ({
    ...rest,
    state: shownState(rest as ImportRun, clock.now()),
  });
  return [
    route({
      method: 'get',
      path: '/v1/console/sheets',
      summary: 'Kinds of sheets that can be brought in or taken out, with their columns',
      access: staff('owner', 'manager', 'clerk'),
      answers: { 200: kindsAnswer },
      handle: () => ({ json: { items: kindsOf(importers, exporters) } }),
    }),
    route({
      method: 'post',
      path: '/v1/console/imports/{kind}',
      summary:
        'Brings in a sheet (CSV in UTF-8 or GB18030, or XLSX); answers NDJSON, one line per chunk, the last one the report',
      access: staff('owner', 'manager', 'clerk'),
      params: kindParams,
      query: importQuery,
      body: { contentTypes: [CSV, XLSX], streamBytesMax: FILE_BYTES_MAX },
      answers: { 200: { contentType: 'application/x-ndjson' } },
      problems: {
        404: 'No such kind of sheet',
        413: 'The file is too large',
        415: 'Neither CSV nor XLSX',
        422: 'The header or the file cannot be understood',
        429: 'Two other sheets are being brought in',
      },
      handle: async ({ principal, params, query, body, http: { request, response } }) => {
        const importer = importers.find(({ kind }) => kind === params.kind);
        if (importer === undefined) throw noSuchSheet(params.kind);
        requireScope(principal, importer, query.storeId);
        const lines = await run({
          importer,
          merchantId: principal.merchantId,
          storeId: query.storeId ?? null,
          format: request.is(XLSX) === false ? 'csv' : 'xlsx',
          pieces: body,
          dryRun: query.dryRun,
          staffId: principal.staffId,
          ip: request.ip ?? null,
        });
        response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
        await sendLines(response, lines);
        return undefined;
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/imports',
      summary: 'Past imports, newest first',
      access: staff('owner', 'manager'),
      query: runsQuery,
      answers: { 200: runsAnswer },
      handle: async ({ principal, query: { kind, cursor, limit } }) => {
        requireRoleEverywhere(principal, ['owner', 'manager']);
        const page = await runs.page(principal.merchantId, { kind }, cursor, limit);
        return { json: { ...page, items: page.items.map(shown) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/imports/{id}',
      summary: 'One import with the first thousand rows that were refused',
      access: staff('owner', 'manager'),
      params: runParams,
      answers: { 200: runAnswer },
      problems: { 404: 'No such import' },
      handle: async ({ principal, params: { id } }) => {
        requireRoleEverywhere(principal, ['owner', 'manager']);
        const found = await runs.find({ merchantId: principal.merchantId, id });
        if (found === undefined) throw new AppError('not_found', 'imports.run_not_found', '没有这次导入');
        return { json: { ...shown(found), problems: found.problems } };
      },
    }),
  ];
}

/** A line that nobody takes any more ends the work: what was committed stays, a repeat goes on from there. */
async function sendLines(response: Response, lines: AsyncGenerator<object>): Promise<void> {
  try {
    for await (const line of lines) {
      if (response.destroyed) return;
      response.write(`${JSON.stringify(line)}\n`);
    }
  } finally {
    response.end();
  }
}

export function noSuchSheet(kind: string): AppError {
  return new AppError('not_found', 'imports.unknown_kind', '没有这种表格', { kind });
}

/** Sheets about the whole shop need a role that counts for all of it; sheets about a store one at that store. */
export function requireScope(
  person: StaffPrincipal,
  { scope, roles }: Pick<Importer, 'scope' | 'roles'>,
  storeId: StoreId | undefined,
): void {
  if (scope === 'shop') requireRoleEverywhere(person, roles);
  else if (storeId === undefined)
    throw new AppError('invalid', 'imports.store_needed', '请指定门店', { parameter: 'storeId' });
  else requireRoleAt(person, storeId, roles);
}

function kindsOf(importers: readonly Importer[], exporters: readonly Exporter[]) {
  const kinds = new Set([...importers, ...exporters].map(({ kind }) => kind));
  return [...kinds].flatMap((kind) => {
    const [importer, exporter] = [importers, exporters].map((all) => all.find((each) => each.kind === kind));
    const sheet = importer ?? exporter;
    if (sheet === undefined) return [];
    const columns = sheet.columns.map(({ key, label, required = false }) => ({ key, label, required }));
    const { label, scope } = sheet;
    return [
      { kind, label, scope, columns, canImport: importer !== undefined, canExport: exporter !== undefined },
    ];
  });
}
