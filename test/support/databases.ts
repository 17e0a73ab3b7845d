import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export type DatabaseKind = 'SQLite' | 'PostgreSQL';

const ALL: readonly DatabaseKind[] = ['SQLite', 'PostgreSQL'];

/** Both, unless SKIP_POSTGRES=1 asked for a quick look (the setup prints that it was skipped). */
export const DATABASE_KINDS: readonly DatabaseKind[] =
  process.env['SKIP_POSTGRES'] === '1' ? ['SQLite'] : ALL;

/** The address of an empty database. */
export async function freshDatabase(kind: DatabaseKind): Promise<string> {
  if (kind === 'SQLite') return `sqlite:${join(mkdtempSync(join(tmpdir(), 'tongqu-test-')), 'test.db')}`;
  const server = process.env['TEST_POSTGRES_URL'];
  if (server === undefined) throw new Error('PostgreSQL was not started');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client(`${server}/postgres`);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return `${server}/${name}`;
}
