import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export type DatabaseKind = 'SQLite' | 'PostgreSQL';

/** PostgreSQL's word that the name is taken: another worker's model was first. */
const DUPLICATE_DATABASE = '42P04';

const ALL: readonly DatabaseKind[] = ['SQLite', 'PostgreSQL'];

/** Both, unless SKIP_POSTGRES=1 asked for a quick look (the setup prints that it was skipped). */
export const DATABASE_KINDS: readonly DatabaseKind[] =
  process.env['SKIP_POSTGRES'] === '1' ? ['SQLite'] : ALL;

/** The address of a database without tables. */
export async function freshDatabase(kind: DatabaseKind): Promise<string> {
  return kind === 'SQLite' ? sqliteUrl('test.db') : postgresDatabase('template1');
}

/**
 * The address of a database as `migrate` leaves it: a copy of one that it made once in this run. It runs again only when
 * several workers want the first copy at the same time; a model is filled aside and then renamed.
 */
export async function copiedDatabase(
  kind: DatabaseKind,
  model: string,
  migrate: (url: string) => Promise<void>,
): Promise<string> {
  return kind === 'SQLite' ? copiedFile(model, migrate) : copiedOnServer(model, migrate);
}

async function copiedFile(model: string, migrate: (url: string) => Promise<void>): Promise<string> {
  // Commands that open a house outside of a run have none.
  const folder = process.env['TEST_RUN_FOLDER'] ?? mkdtempSync(join(tmpdir(), 'tongqu-run-'));
  const file = join(folder, `${model}.db`);
  if (!existsSync(file)) {
    const draft = sqliteUrl('draft.db');
    await migrate(draft);
    renameSync(sqlitePath(draft), file);
  }
  const copy = sqliteUrl('test.db');
  copyFileSync(file, sqlitePath(copy));
  return copy;
}

async function copiedOnServer(model: string, migrate: (url: string) => Promise<void>): Promise<string> {
  const known = await onServer((client) =>
    client.query('select from pg_database where datname = $1', [model]),
  );
  if (known.rowCount === 0) {
    const draft = await postgresDatabase('template1');
    await migrate(draft);
    const name = new URL(draft).pathname.slice(1);
    await onServer((client) => client.query(`alter database ${name} rename to ${model}`)).catch(
      (error: unknown) => {
        if ((error as { code?: string }).code !== DUPLICATE_DATABASE) throw error;
      },
    );
  }
  return postgresDatabase(model);
}

function sqliteUrl(file: string): string {
  return `sqlite:${join(mkdtempSync(join(tmpdir(), 'tongqu-test-')), file)}`;
}

function sqlitePath(url: string): string {
  return url.slice('sqlite:'.length);
}

async function postgresDatabase(template: string): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  // A copy of the house took 60 ms this way and 200 by the write-ahead log; nothing else needs the checkpoints.
  await onServer((client) => client.query(`create database ${name} template ${template} strategy file_copy`));
  return `${postgresServer()}/${name}`;
}

async function onServer<Result>(ask: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(`${postgresServer()}/postgres`);
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

function postgresServer(): string {
  const server = process.env['TEST_POSTGRES_URL'];
  if (server === undefined) throw new Error('PostgreSQL was not started');
  return server;
}
