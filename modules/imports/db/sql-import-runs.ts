import { affectedRows, type Reads } from '#db';
import { AppError, decodeCursor, pageOf, type StaffId, type StoreId } from '#kernel';
import type { RunStore } from '../app/ports.ts';
import type { ImportRun, RunState } from '../domain/import-run.ts';

const COLUMNS = `id, kind, store_id, dry_run, state, problem, rows_read, created, changed, unchanged, failed, started_by,
  started_at, seen_at`;

interface RunRow {
  readonly id: string;
  readonly kind: string;
  readonly store_id: StoreId | null;
  readonly dry_run: number;
  readonly state: RunState;
  readonly problem: string | null;
  readonly rows_read: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly problems?: string;
  readonly started_by: StaffId;
  readonly started_at: number;
  readonly seen_at: number;
}

export function sqlImportRuns(reads: Reads): RunStore {
  return {
    async begin(tx, { merchantId, id }, { kind, storeId, dryRun, startedBy, at }) {
      await affectedRows(
        tx,
        `insert into import_runs (merchant_id, id, kind, store_id, dry_run, state, problem, rows_read, created,
           changed, unchanged, failed, problems, started_by, started_at, seen_at)
         values (?, ?, ?, ?, ?, 'running', null, 0, 0, 0, 0, 0, '[]', ?, ?, ?)`,
        [merchantId, id, kind, storeId, dryRun ? 1 : 0, startedBy, at, at],
      );
    },

    async note(tx, { merchantId, id }, { rowsRead, created, changed, unchanged, failed }, at) {
      await affectedRows(
        tx,
        `update import_runs set rows_read = ?, created = ?, changed = ?, unchanged = ?, failed = ?, seen_at = ?
         where merchant_id = ? and id = ? and state = 'running'`,
        [rowsRead, created, changed, unchanged, failed, at, merchantId, id],
      );
    },

    async end(tx, { merchantId, id }, { state, problem, counts, problems, at }) {
      await affectedRows(
        tx,
        `update import_runs set state = ?, problem = ?, rows_read = ?, created = ?, changed = ?, unchanged = ?,
           failed = ?, problems = ?, seen_at = ? where merchant_id = ? and id = ? and state = 'running'`,
        [
          ...[state, problem, counts.rowsRead, counts.created, counts.changed, counts.unchanged],
          ...[counts.failed, JSON.stringify(problems), at, merchantId, id],
        ],
      );
    },

    async find({ merchantId, id }) {
      const [row] = await reads.all<RunRow>(
        `select ${COLUMNS}, problems from import_runs where merchant_id = ? and id = ?`,
        [merchantId, id],
      );
      return row === undefined ? undefined : runOf(row);
    },

    async page(merchantId, { kind }, cursor, limit) {
      const after = cursor === undefined ? undefined : place(cursor);
      const rows = await reads.all<RunRow>(
        `select ${COLUMNS} from import_runs where merchant_id = ? ${kind === undefined ? '' : 'and kind = ?'}
         ${after === undefined ? '' : 'and (started_at < ? or (started_at = ? and id < ?))'}
         order by started_at desc, id desc limit ?`,
        [
          ...[merchantId, ...(kind === undefined ? [] : [kind])],
          ...(after === undefined ? [] : [after[0], ...after]),
          limit + 1,
        ],
      );
      return pageOf(rows.map(runOf), limit, ({ startedAt, id }) => [startedAt, id]);
    },
  };
}

function place(cursor: string): readonly [number, string] {
  const [startedAt, id] = decodeCursor(cursor);
  if (typeof startedAt === 'number' && typeof id === 'string') return [startedAt, id];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}

function runOf(row: RunRow): ImportRun {
  const { id, kind, state, problem, created, changed, unchanged, failed } = row;
  return {
    ...{ id, kind, state, problem, created, changed, unchanged, failed, rowsRead: row.rows_read },
    storeId: row.store_id,
    dryRun: row.dry_run === 1,
    problems: row.problems === undefined ? [] : JSON.parse(row.problems),
    startedBy: row.started_by,
    startedAt: row.started_at,
    seenAt: row.seen_at,
  };
}
