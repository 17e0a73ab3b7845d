import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../../src/db/sqlite-dialect.ts';

const ROWS = 2_000;
const MARK = '林小满-13987654321';

test('what is deleted or overwritten is gone from the file of SQLite too, freed pages included (PRV-07)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'erased-'));
  const path = join(folder, 'shop.db');
  const database = openSqlite(path, { readonly: false });
  database.exec('create table people (id integer primary key, name text not null)');
  const add = database.prepare('insert into people (name) values (?)');
  for (let row = 0; row < ROWS; row += 1) add.run(`${MARK}-${row}`);
  const bytes = () => {
    database.pragma('wal_checkpoint(TRUNCATE)');
    return readFileSync(path);
  };
  expect(bytes().includes(MARK)).toBe(true);

  database.exec("update people set name = '' where id <= 10");
  database.exec('delete from people where id > 10');
  expect(bytes().includes(MARK)).toBe(false);
  database.close();
  rmSync(folder, { recursive: true });
});
