import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Exporter, SheetValue } from '#feature';
import { type Route, route, staff } from '#http';
import type { Clock, UnitOfWork } from '#kernel';
import type { Audit } from '#modules/access';
import { guardFormula } from '../domain/formula-guard.ts';
import { narrowed } from '../domain/narrowed.ts';
import { exportQuery, kindParams } from './import-contract.ts';
import { noSuchSheet, requireScope } from './import-routes.ts';

/** Without it Excel takes UTF-8 for GB18030 and shows rubbish. */
const BYTE_ORDER_MARK = '\uFEFF';

export interface ExportRouteParts {
  readonly exporters: readonly Exporter[];
  readonly unitOfWork: UnitOfWork;
  readonly audit: Audit;
  readonly clock: Clock;
}

/** Sheets that go out: a stream, so that a large table costs no memory. */
export function exportRoutes({ exporters, unitOfWork, audit, clock }: ExportRouteParts): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/exports/{kind}',
      summary:
        'Takes out a table as CSV (UTF-8 with mark), in the columns in which it can be brought in again',
      access: staff('owner', 'manager', 'clerk'),
      params: kindParams,
      query: exportQuery,
      answers: { 200: { contentType: 'text/csv' } },
      problems: { 404: 'No such kind of sheet', 422: 'Narrowed by a word that this sheet does not know' },
      handle: async ({ principal, params, query, http: { request, response } }) => {
        const exporter = exporters.find(({ kind }) => kind === params.kind);
        if (exporter === undefined) throw noSuchSheet(params.kind);
        requireScope(principal, exporter, query.storeId);
        const wanted = narrowed(exporter.filters ?? {}, query.only);
        const { merchantId, staffId } = principal;
        const storeId = query.storeId ?? null;
        const at = clock.now();
        await unitOfWork.run((tx) =>
          audit.record(tx, {
            ...{
              merchantId,
              actor: staffId,
              action: 'imports.export',
              subject: `sheet:${exporter.kind}`,
              at,
            },
            ...{ before: null, after: { storeId, ...wanted }, ip: request.ip ?? null },
          }),
        );
        response.writeHead(200, {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${exporter.kind}.csv"`,
          'cache-control': 'no-store',
        });
        response.write(BYTE_ORDER_MARK);
        await pipeline(
          Readable.from(lines(exporter, exporter.rows({ merchantId, storeId }, wanted))),
          stringify({ record_delimiter: '\r\n' }),
          response,
        );
        return undefined;
      },
    }),
  ];
}

async function* lines(exporter: Exporter, batches: ReturnType<Exporter['rows']>) {
  yield exporter.columns.map(({ label }) => label);
  for await (const batch of batches) for (const row of batch) yield row.map(written);
}

function written(value: SheetValue): string {
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : guardFormula(value);
}
