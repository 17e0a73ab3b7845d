import { createHash } from 'node:crypto';
import type { Reads } from '#db';

/** What a process writes down about requests themselves, not about whoever the rows name. */
const NOT_THEIRS = new Set(['answers', 'outbox', 'outbox_deliveries']);

/**
 * One hash per table over the rows whose `column` has this value: who may not touch somebody's things has not touched
 * them when the hashes are the same before and after, whatever the answers said.
 */
export async function rowsOf(reads: Reads, column: string, value: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const table of await tablesWith(reads, column)) {
    const rows = await reads.all<object>(`select * from ${table} where ${column} = ?`, [value]);
    const texts = rows.map((row) => JSON.stringify(row)).sort();
    hashes[table] = `${rows.length} rows ${createHash('sha256').update(texts.join('\n')).digest('hex')}`;
  }
  return hashes;
}

async function tablesWith(reads: Reads, column: string): Promise<string[]> {
  const sqlite = `select m.name as "name" from sqlite_master m join pragma_table_info(m.name) c
    where m.type = 'table' and c.name = ? order by m.name`;
  const postgres = `select table_name as "name" from information_schema.columns
    where table_schema = 'public' and column_name = ? order by table_name`;
  const found = await reads
    .all<{ name: string }>(sqlite, [column])
    .catch(() => reads.all<{ name: string }>(postgres, [column]));
  return found.map(({ name }) => name).filter((name) => !NOT_THEIRS.has(name));
}
