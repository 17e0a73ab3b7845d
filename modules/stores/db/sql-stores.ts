import type { Reads } from '#db';
import type { StoreId } from '#kernel';
import type { Store } from '../domain/store.ts';
import type { Stores } from '../tokens.ts';

export interface StoreRow {
  readonly id: string;
  readonly name: string;
  readonly district: string;
  readonly district_code: string;
  readonly address: string;
  readonly phone: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly hours: string;
  readonly region_id: string;
}

export const STORE_COLUMNS =
  'id, name, district, district_code, address, phone, latitude, longitude, hours, region_id';

export function sqlStores(reads: Reads): Stores {
  return {
    async list(merchantId) {
      const sql = `select ${STORE_COLUMNS} from stores where merchant_id = ? order by name, id`;
      return (await reads.all<StoreRow>(sql, [merchantId])).map(storeOf);
    },
    async find(merchantId, storeId) {
      const sql = `select ${STORE_COLUMNS} from stores where merchant_id = ? and id = ?`;
      const [row] = await reads.all<StoreRow>(sql, [merchantId, storeId]);
      return row === undefined ? undefined : storeOf(row);
    },
  };
}

export function storeOf({ district_code, region_id, hours, ...row }: StoreRow): Store {
  const code = district_code === '' ? {} : { districtCode: district_code };
  const region = region_id === '' ? {} : { regionId: region_id };
  return { ...row, ...code, ...region, id: row.id as StoreId, hours: JSON.parse(hours) };
}
