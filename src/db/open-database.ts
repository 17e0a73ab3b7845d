import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import {
  type AbstractSqlDriver,
  type MikroORM,
  type SqlEntityManager,
  SqlMikroORM,
  type SqlOptions,
} from '@mikro-orm/sql';
import type { ModuleTables } from './module-tables.ts';
import { platformTables } from './platform-tables.ts';
import { POSTGRES_CONNECTING, POSTGRES_NUMBERS, postgresReads, type Reads, sqliteReads } from './reads.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

const SQLITE_PREFIX = 'sqlite:';
const POSTGRES_CONNECTIONS_MAX = 16;
/** How long a statement waits for another transaction; then 55P03, which is told as "busy". */
const LOCK_WAIT_MS_MAX = 3_000;

export type Orm = MikroORM<AbstractSqlDriver, SqlEntityManager>;

export interface Database {
  readonly orm: Orm;
  readonly reads: Reads;
  close(): Promise<void>;
}

/** Opens `sqlite:PATH` or `postgresql://…` and brings its tables up to date. */
export async function openDatabase(url: string, modules: readonly ModuleTables[]): Promise<Database> {
  const tables = [platformTables, ...modules];
  const orm = await SqlMikroORM.init<AbstractSqlDriver, SqlEntityManager>({
    ...(await connection(url)),
    entities: tables.flatMap((module) => [...module.entities]),
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      migrationsList: tables.flatMap((module) => [...module.migrations]),
      silent: true,
      snapshot: false,
      transactional: true,
    },
  });
  await orm.migrator.up();
  const reads = isSqlite(url) ? sqliteReads(sqlitePath(url)) : postgresReads(url);
  return {
    orm,
    reads,
    close: async () => {
      await reads.close();
      await orm.close();
    },
  };
}

async function connection(url: string): Promise<SqlOptions> {
  if (isSqlite(url)) {
    const { SqliteDriver } = await import('@mikro-orm/sqlite');
    const path = sqlitePath(url);
    mkdirSync(dirname(path), { recursive: true });
    return { driver: SqliteDriver, dbName: path, driverOptions: () => sqliteDialect(path) };
  }
  const { PostgreSqlDriver } = await import('@mikro-orm/postgresql');
  return {
    driver: PostgreSqlDriver,
    clientUrl: url,
    pool: { min: 2, max: POSTGRES_CONNECTIONS_MAX },
    driverOptions: {
      ...{ options: `-c lock_timeout=${LOCK_WAIT_MS_MAX}`, types: POSTGRES_NUMBERS },
      ...POSTGRES_CONNECTING,
    },
  };
}

function isSqlite(url: string): boolean {
  return url.startsWith(SQLITE_PREFIX);
}

function sqlitePath(url: string): string {
  return url.slice(SQLITE_PREFIX.length);
}
