import Database from 'better-sqlite3';
import pg from 'pg';
import type { OrderByHand } from './order-rows-by-hand.ts';

/** Ways to write orders with nothing around them: no price, no limit, no key that anybody checks. */
export interface RawOrders {
  /** All of them in one commit, with the pieces taken off the shelf. */
  writeBatch(orders: readonly (readonly OrderByHand[])[]): void | Promise<void>;
  close(): void | Promise<void>;
}

const TAKE = `update stock set available = available - ?, reserved = reserved + ?, version = version + 1
  where sku_id = ? and available >= ?`;

/** Kept statements on the bare driver, as durable as the product's connection: WAL, synchronous = FULL, secure_delete. */
export function rawSqlite(path: string, skuId: string): RawOrders {
  const database = new Database(path);
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'secure_delete = ON',
  ])
    database.pragma(pragma);
  const kept = new Map<string, Database.Statement<unknown[]>>();
  const statement = ({ table, columns }: OrderByHand) => {
    const known = kept.get(table) ?? database.prepare<unknown[]>(insertInto(table, columns));
    kept.set(table, known);
    return known;
  };
  const take = database.prepare<unknown[]>(TAKE);
  const write = database.transaction((orders: readonly (readonly OrderByHand[])[]) => {
    const { length } = orders;
    if (take.run(length, length, skuId, length).changes !== 1) throw new Error('the shelf is empty');
    for (const rows of orders) for (const row of rows) statement(row).run(...row.values);
  });
  return { writeBatch: (orders) => write.immediate(orders), close: () => void database.close() };
}

export interface RawPostgres extends RawOrders {
  /** One order, one statement, one commit; many at a time, over as many connections as the product has. */
  writeOne(rows: readonly OrderByHand[]): Promise<void>;
}

const CONNECTIONS = 16;

export async function rawPostgres(url: string, skuId: string): Promise<RawPostgres> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  // The server ends connections that are still idle when it is stopped.
  pool.on('error', () => undefined);
  const { rows: known } = await pool.query<{ table_name: string; column_name: string; data_type: string }>(
    "select table_name, column_name, data_type from information_schema.columns where table_schema = 'public'",
  );
  const types = new Map(known.map((each) => [`${each.table_name}.${each.column_name}`, each.data_type]));
  const typeOf = (table: string, column: string) => types.get(`${table}.${column}`) ?? 'text';

  return {
    async writeBatch(orders) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const { length } = orders;
        const taken = await client.query(numbered(TAKE), [length, length, skuId, length]);
        if (taken.rowCount !== 1) throw new Error('the shelf is empty');
        for (const [at, { table, columns }] of (orders[0] ?? []).entries()) {
          const lists = columns.map((_, column) => orders.map((rows) => rows[at]?.values[column] ?? null));
          const arrays = columns.map((column, n) => `$${n + 1}::${typeOf(table, column)}[]`);
          await client.query({
            name: `batch_${table}`,
            text: `insert into ${table} (${columns.join(', ')}) select * from unnest(${arrays.join(', ')})`,
            values: lists,
          });
        }
        await client.query('commit');
      } finally {
        client.release();
      }
    },
    async writeOne(rows) {
      const values: unknown[] = [skuId];
      const inserts = rows.map(({ table, columns, values: own }) => {
        const places = columns.map((column, n) => {
          values.push(own[n]);
          return `$${values.length}::${typeOf(table, column)}`;
        });
        return `${table}_row as (insert into ${table} (${columns.join(', ')}) select ${places.join(', ')} from taken)`;
      });
      const { rowCount } = await pool.query({
        name: 'one',
        text: `with taken as (update stock set available = available - 1, reserved = reserved + 1, version = version + 1
            where sku_id = $1 and available >= 1 returning 1), ${inserts.join(', ')} select 1 from taken`,
        values,
      });
      if (rowCount !== 1) throw new Error('the shelf is empty');
    },
    close: () => pool.end(),
  };
}

function insertInto(table: string, columns: readonly string[]): string {
  return `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`;
}

function numbered(sql: string): string {
  let place = 0;
  return sql.replace(/\?/g, () => `$${++place}`);
}
