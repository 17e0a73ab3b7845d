import { affectedRows, rowsOf } from '#db';
import type { MerchantId, Tx } from '#kernel';
import type { StoreWrites } from '../app/ports.ts';
import type { SpecialDay } from '../domain/store.ts';
import { sqlStoreImport } from './sql-store-import.ts';
import { CODES, type CodeRow, codeOf, NEWS, type NewsRow, newsOf } from './sql-store-life.ts';
import { STORE_COLUMNS, type StoreRow, storeOf } from './sql-stores.ts';

const QUEUE_UP = `insert into store_region_trees (merchant_id, changes) values (?, 1)
  on conflict (merchant_id) do update set changes = store_region_trees.changes + 1`;

const DAY_COLUMNS = 'day, opens_minute as "opensMinute", closes_minute as "closesMinute", note';

export const sqlStoreWrites: StoreWrites = {
  async find(tx, merchantId, storeId) {
    const sql = `select ${STORE_COLUMNS} from stores where merchant_id = ? and id = ?`;
    const [row] = await rowsOf<StoreRow>(tx, sql, [merchantId, storeId]);
    return row === undefined ? undefined : storeOf(row);
  },
  async add(tx, merchantId, store) {
    await sqlStoreImport.importStores(tx, merchantId, [store]);
    await affectedRows(tx, 'update stores set region_id = ? where merchant_id = ? and id = ?', [
      store.regionId ?? '',
      merchantId,
      store.id,
    ]);
  },
  async setFacts(tx, merchantId, storeId, facts) {
    const { name, district, districtCode = '', address, latitude, longitude, regionId = '' } = facts;
    await affectedRows(
      tx,
      `update stores set name = ?, district = ?, district_code = ?, address = ?, latitude = ?, longitude = ?,
         region_id = ? where merchant_id = ? and id = ?`,
      [name, district, districtCode, address, latitude, longitude, regionId, merchantId, storeId],
    );
  },
  async setHours(tx, merchantId, storeId, hours, phone) {
    await affectedRows(tx, 'update stores set hours = ?, phone = ? where merchant_id = ? and id = ?', [
      JSON.stringify(hours),
      phone,
      merchantId,
      storeId,
    ]);
  },
  async putDay(tx, merchantId, storeId, { day, opensMinute, closesMinute, note }) {
    const before = await dayOf(tx, merchantId, storeId ?? '', day);
    await affectedRows(
      tx,
      `insert into store_special_days (merchant_id, store_id, day, opens_minute, closes_minute, note)
       values (?, ?, ?, ?, ?, ?)
       on conflict (merchant_id, store_id, day) do update set opens_minute = excluded.opens_minute,
         closes_minute = excluded.closes_minute, note = excluded.note`,
      [merchantId, storeId ?? '', day, opensMinute, closesMinute, note],
    );
    return before;
  },
  async removeDay(tx, merchantId, storeId, day) {
    const sql = `delete from store_special_days where merchant_id = ? and store_id = ? and day = ?
      returning ${DAY_COLUMNS}`;
    const [before] = await rowsOf<SpecialDay>(tx, sql, [merchantId, storeId ?? '', day]);
    return before;
  },
  async holdRegions(tx, merchantId) {
    await affectedRows(tx, QUEUE_UP, [merchantId]);
    const rows = await rowsOf<{ id: string; name: string; parent_id: string }>(
      tx,
      'select id, name, parent_id from store_regions where merchant_id = ?',
      [merchantId],
    );
    return rows.map(({ id, name, parent_id }) => ({
      id,
      name,
      parentId: parent_id === '' ? null : parent_id,
    }));
  },
  async putRegion(tx, merchantId, { id, name, parentId }) {
    await affectedRows(
      tx,
      `insert into store_regions (merchant_id, id, name, parent_id) values (?, ?, ?, ?)
       on conflict (merchant_id, id) do update set name = excluded.name, parent_id = excluded.parent_id`,
      [merchantId, id, name, parentId ?? ''],
    );
  },
  async removeRegion(tx, merchantId, id) {
    const removed = await affectedRows(
      tx,
      `delete from store_regions where merchant_id = ? and id = ? and not exists
         (select 1 from stores s where s.merchant_id = store_regions.merchant_id and s.region_id = store_regions.id)`,
      [merchantId, id],
    );
    return removed === 1;
  },
  async findNews(tx, merchantId, id) {
    const [row] = await rowsOf<NewsRow>(tx, `${NEWS} and id = ?`, [merchantId, id]);
    return row === undefined ? undefined : newsOf(row);
  },
  async putNews(tx, merchantId, { id, storeId, title, text, from, until }) {
    await affectedRows(
      tx,
      `insert into store_news (merchant_id, id, store_id, title, text, from_at, until_at) values (?, ?, ?, ?, ?, ?, ?)
       on conflict (merchant_id, id) do update set title = excluded.title, text = excluded.text,
         from_at = excluded.from_at, until_at = excluded.until_at`,
      [merchantId, id, storeId ?? '', title, text, from, until],
    );
  },
  async removeNews(tx, merchantId, id) {
    await affectedRows(tx, 'delete from store_news where merchant_id = ? and id = ?', [merchantId, id]);
  },
  async addCode(tx, merchantId, { token, storeId, position, campaign, createdAt }) {
    await affectedRows(
      tx,
      `insert into store_codes (merchant_id, token, store_id, position, campaign, created_at)
       values (?, ?, ?, ?, ?, ?)`,
      [merchantId, token, storeId, position, campaign ?? '', createdAt],
    );
  },
  async findCode(tx, merchantId, token) {
    const [row] = await rowsOf<CodeRow>(tx, `${CODES} and token = ?`, [merchantId, token]);
    return row === undefined ? undefined : codeOf(row);
  },
  async endCode(tx, merchantId, token, at) {
    const sql =
      'update store_codes set ended_at = ? where merchant_id = ? and token = ? and ended_at is null';
    return (await affectedRows(tx, sql, [at, merchantId, token])) === 1;
  },
};

async function dayOf(
  tx: Tx,
  merchantId: MerchantId,
  storeId: string,
  day: string,
): Promise<SpecialDay | undefined> {
  const [row] = await rowsOf<SpecialDay>(
    tx,
    `select ${DAY_COLUMNS} from store_special_days where merchant_id = ? and store_id = ? and day = ?`,
    [merchantId, storeId, day],
  );
  return row;
}
