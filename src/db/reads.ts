import { existsSync } from 'node:fs';
import pg from 'pg';
import { keptStatements, openSqlite } from './sqlite-dialect.ts';

/**
 * Reads outside any transaction: plain SQL, prepared once, no entities and no unit of work. On SQLite a
 * connection of its own, so that a read never waits for the writer (WAL).
 */
export interface Reads {
  all<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

const POSTGRES_READ_CONNECTIONS_MAX = 8;
/**
 * How long anybody waits for a connection, a new one or one that others hold. No limit of a statement beside it: an
 * import or a migration may honestly take minutes; probes find a server that has gone without a word.
 */
export const POSTGRES_CONNECTING = {
  connectionTimeoutMillis: 30_000,
  ...{ keepAlive: true, keepAliveInitialDelayMillis: 60_000 },
};
const INT8 = 20;
const NUMERIC = 1_700;

/** `bigint`, and what `sum()` makes of it, as numbers: instants and fen are safe integers. */
export const POSTGRES_NUMBERS: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format),
};

export function sqliteReads(path: string): Reads {
  if (!existsSync(path)) throw new Error(`There is no SQLite database at ${path}`);
  const database = openSqlite(path, { readonly: true });
  const prepare = keptStatements(database);
  return {
    all: async <Row>(sql: string, values: readonly unknown[] = []) => prepare(sql).all(...values) as Row[],
    close: async () => void database.close(),
  };
}

export function postgresReads(url: string): Reads {
  const pool = new pg.Pool({
    connectionString: url,
    max: POSTGRES_READ_CONNECTIONS_MAX,
    types: POSTGRES_NUMBERS,
    ...POSTGRES_CONNECTING,
  });
  // A database that restarts ends idle connections. The pool opens new ones; without a listener the process would end.
  pool.on('error', () => undefined);
  return {
    all: async <Row>(sql: string, values: readonly unknown[] = []) => {
      const text = numberedPlaceholders(sql);
      const result = await pool.query({ name: statementName(text), text, values: [...values] });
      return result.rows as Row[];
    },
    close: () => pool.end(),
  };
}

const numbered = new Map<string, string>();

/** `?` → `$1`, `$2`, … None of our texts has a question mark inside a literal. */
export function numberedPlaceholders(sql: string): string {
  let text = numbered.get(sql);
  if (text === undefined) {
    let position = 0;
    text = sql.replace(/\?/g, () => `$${++position}`);
    if (numbered.size > 2_000) numbered.clear();
    numbered.set(sql, text);
  }
  return text;
}

const names = new Map<string, string>();

/** A named statement is prepared once per connection. */
function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = `q${names.size}`;
    names.set(text, name);
  }
  return name;
}
