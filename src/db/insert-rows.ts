import { invariant, type Tx } from '#kernel';
import { affectedRows } from './mikro-unit-of-work.ts';

/** Below the 32 766 variables of one SQLite statement and the 65 535 of PostgreSQL. */
const VALUES_PER_STATEMENT_MAX = 8_000;

export interface BulkInsert {
  readonly table: string;
  readonly columns: readonly string[];
  /** Columns that make a row the same row. */
  readonly key: readonly string[];
  /** What happens to a row whose key is there already; `refuse`: the statement fails, and its commit. */
  readonly onRepeat: 'keep' | 'overwrite' | 'refuse';
  readonly rows: readonly (readonly unknown[])[];
}

/** Writes many rows in few statements: 2,000 rows of 10 columns take three round trips. */
export async function insertRows(tx: Tx, { table, columns, key, onRepeat, rows }: BulkInsert): Promise<void> {
  const rowsPerStatement = Math.floor(VALUES_PER_STATEMENT_MAX / columns.length);
  const others = columns.filter((column) => !key.includes(column));
  const overwrite = others.map((column) => `${column} = excluded.${column}`).join(', ');
  const change = onRepeat === 'keep' || overwrite === '' ? 'do nothing' : `do update set ${overwrite}`;
  const repeat = onRepeat === 'refuse' ? '' : ` on conflict (${key.join(', ')}) ${change}`;
  const places = `(${columns.map(() => '?').join(', ')})`;
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const part = rows.slice(start, start + rowsPerStatement);
    invariant(
      part.every((row) => row.length === columns.length),
      `every row of ${table} has a value per column`,
    );
    await affectedRows(
      tx,
      `insert into ${table} (${columns.join(', ')}) values ${part.map(() => places).join(', ')}${repeat}`,
      part.flat(),
    );
  }
}
