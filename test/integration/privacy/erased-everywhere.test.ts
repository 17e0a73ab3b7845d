import Database from 'better-sqlite3';
import { DAY_MS, type MemberId } from '#kernel';
import { VAULT } from '#modules/privacy';
import { RETENTION } from '../../../modules/privacy/domain/retention.ts';
import { personalColumns, plantMember, tablesWith } from '../../support/member-in-every-table.ts';
import { MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';

/** Rows that stay so that something is known to be over: a key that may not be made again, a no that still counts. */
const TOMBSTONES = new Set([
  ...['members', 'member_keys', 'member_pulses', 'personalisation_opt_outs', 'member_sessions'],
]);

describe('a closed account, with something of hers in every table (PRV-07)', () => {
  let shop: SmallShop;
  beforeAll(async () => {
    shop = await smallShop('SQLite');
  }, OPENING_MS);
  afterAll(() => shop.close());

  test('leaves no name, address or number of hers anywhere, and no row that has no ground to stay', async () => {
    const token = await shop.shopper('lin');
    const memberId = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
    const [{ file = '' } = {}] = await shop.reads.all<{ file: string }>('pragma database_list');
    const vault = shop.house.container.get(VAULT);
    await shop.unitOfWork.run((tx) => vault.seal(tx, MERCHANT, memberId, 'phone', 'makes her key'));
    const planted = plantMember(file, MERCHANT, memberId);
    const closed = await shop.call('POST', '/v1/me/closure', { token });
    expect(closed).toMatchObject({ status: 202 });

    shop.clock.advance(8 * DAY_MS);
    await shop.job('privacy.close_accounts');

    const goes = new Set(
      RETENTION.filter(({ onClosing }) => onClosing === 'deleted').flatMap(({ tables }) => tables),
    );
    const left = tablesWith(file, memberId).filter((table) => goes.has(table) && !TOMBSTONES.has(table));
    expect(left).toEqual([]);
    const personal = new Set(personalColumns(file));
    const text = everyText(file);
    const found = planted.filter(
      ({ table, column, marker }) =>
        marker.startsWith('mk_') &&
        // The order stays by law, and its number with it, also where a message about it goes; so does a request after it.
        !['mk_orders_id', 'mk_after_sales_id'].includes(marker) &&
        (personal.has(`${table}.${column}`) || (goes.has(table) && !TOMBSTONES.has(table))) &&
        text.includes(marker),
    );
    expect(found.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
    expect(text).not.toContain('mk_order_groups_detail');
    // What staff wrote about her order when they looked at it (ORD-04).
    expect(text).not.toContain('mk_order_audits_note');
  });
});

/** All that the database says, row by row: what a deleted page still holds is for `VACUUM`. */
function everyText(file: string): string {
  const database = new Database(file, { readonly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as {
    name: string;
  }[];
  const text = tables
    .map(({ name }) => JSON.stringify(database.prepare(`select * from ${name}`).all()))
    .join('\n');
  database.close();
  return text;
}
