import { stringify } from 'csv-stringify/sync';
import { type Route, route, wholeShopStaff } from '#http';
import { AppError, type Clock, decodeCursor, pageOf, type UnitOfWork } from '#kernel';
import type { Audit } from '../app/facade.ts';
import type { AuditFilter, AuditLog, ListedEntry } from '../app/ports.ts';
import { auditFilter, auditPage, auditQuery, chainReport } from './staff-contract.ts';

const CSV_PER_MINUTE_MAX = 6;
const CSV_PAGE_ROWS = 500;
/** About 40 MB; who needs more asks for one month after the other. */
const CSV_ROWS_MAX = 100_000;
const CSV_HEAD = ['seq', 'at', 'actor', 'action', 'subject', 'ip', 'before', 'after', 'hash'];
/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** The audit log: who did what, when, from where; append-only, its chain can be recomputed. */
export function auditRoutes(
  log: AuditLog,
  audit: Audit,
  unitOfWork: UnitOfWork,
  clock: Clock,
): readonly Route[] {
  const owners = wholeShopStaff('owner');
  return [
    route({
      method: 'get',
      path: '/v1/console/audit',
      summary: 'Audit log, newest first; by actor, action, subject and time',
      access: owners,
      query: auditQuery,
      answers: { 200: auditPage },
      handle: async ({ merchantId, query: { cursor, limit, ...filter } }) => {
        const entries = await log.list(merchantId, { ...filter, beforeSeq: seqOf(cursor) }, limit + 1);
        return { json: pageOf(entries.map(entryShown), limit, ({ seq }) => [seq]) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/audit.csv',
      summary: `The same as a stream of CSV, at most ${CSV_ROWS_MAX} rows; that it was taken is audited`,
      access: owners,
      limit: { perMinute: CSV_PER_MINUTE_MAX },
      query: auditFilter,
      answers: { 200: { contentType: 'text/csv' } },
      handle: async ({ merchantId, principal, query, http: { request, response } }) => {
        await unitOfWork.run((tx) =>
          audit.record(tx, {
            ...{ merchantId, actor: principal.staffId, action: 'access.export_audit', subject: 'audit:log' },
            ...{ before: null, after: query, ip: request.ip ?? null, at: clock.now() },
          }),
        );
        response.writeHead(200, {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="audit.csv"',
          'cache-control': 'no-store',
        });
        // The byte order mark: without it Excel takes the file for GBK.
        response.write(`\uFEFF${stringify([CSV_HEAD])}`);
        for await (const page of pages(log, merchantId, query)) {
          if (response.destroyed) return undefined;
          const canTakeMore = response.write(stringify(page.map(csvRow)));
          if (!canTakeMore) await new Promise<void>((resolve) => onceRoomy(response, resolve));
        }
        response.end();
        return undefined;
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/audit/chain',
      summary: 'Recomputes the hash chain of the audit log',
      access: owners,
      limit: { perMinute: 6 },
      answers: { 200: chainReport },
      handle: async ({ merchantId }) => ({ json: await audit.verifyChain(merchantId) }),
    }),
  ];
}

async function* pages(log: AuditLog, merchantId: Parameters<AuditLog['list']>[0], filter: AuditFilter) {
  let beforeSeq: number | undefined;
  for (let rows = 0; rows < CSV_ROWS_MAX; ) {
    const page = await log.list(merchantId, { ...filter, beforeSeq }, CSV_PAGE_ROWS);
    yield page;
    rows += page.length;
    if (page.length < CSV_PAGE_ROWS) return;
    beforeSeq = page.at(-1)?.seq;
  }
}

/** Room for more, or nobody left who reads. */
function onceRoomy(response: NodeJS.EventEmitter, go: () => void): void {
  const done = () => {
    response.removeListener('drain', done);
    response.removeListener('close', done);
    go();
  };
  response.on('drain', done);
  response.on('close', done);
}

function entryShown({ seq, actor, action, subject, before, after, ip, at, hash }: ListedEntry) {
  return { seq, actor, action, subject, before, after, ip, at, hash };
}

function csvRow({ seq, at, actor, action, subject, ip, before, after, hash }: ListedEntry): string[] {
  const texts = [actor, action, subject, ip ?? '', json(before), json(after), hash];
  return [String(seq), new Date(at).toISOString(), ...texts.map(guarded)];
}

function guarded(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

function json(state: object | null): string {
  return state === null ? '' : JSON.stringify(state);
}

function seqOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const [seq] = decodeCursor(cursor);
  if (typeof seq === 'number') return seq;
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
