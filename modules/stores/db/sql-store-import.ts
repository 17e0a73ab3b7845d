import { insertRows } from '#db';
import type { StoreImport } from '../tokens.ts';

export const sqlStoreImport: StoreImport = {
  importStores: (tx, merchantId, stores) =>
    insertRows(tx, {
      table: 'stores',
      columns: [
        'merchant_id',
        'id',
        'name',
        'district',
        'district_code',
        'address',
        'phone',
        'latitude',
        'longitude',
        'hours',
      ],
      key: ['merchant_id', 'id'],
      onRepeat: 'overwrite',
      rows: stores.map(({ id, name, district, districtCode, address, phone, latitude, longitude, hours }) => [
        merchantId,
        id,
        name,
        district,
        districtCode ?? '',
        address,
        phone,
        latitude,
        longitude,
        JSON.stringify(hours),
      ]),
    }),
};
