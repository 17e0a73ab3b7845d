import { HOUSE_TABLES } from '#app';
import { openDatabase } from '#db';
import { copiedDatabase, type DatabaseKind } from './databases.ts';

/**
 * The address of a database with every table of the house, by its own migrations, and nothing in them. To run those for
 * each of the tests' thousand houses took .2 s of SQLite and .9 s of PostgreSQL a house.
 */
export function houseDatabase(kind: DatabaseKind): Promise<string> {
  return copiedDatabase(kind, 'house', async (url) => (await openDatabase(url, HOUSE_TABLES)).close());
}
