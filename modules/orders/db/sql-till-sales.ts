import { Migration } from '@mikro-orm/migrations';
import { affectedRows, type Reads, rowsOf } from '#db';
import type { MerchantId, OrderId, StaffId, StoreId } from '#kernel';
import type { TillSales } from '../app/till-sales.ts';

/** Orders that were sold at a counter, and who sold them (PAY-05). */
export class Migration0009TillSales extends Migration {
  override up(): void {
    this.addSql(`create table order_till_sales (
      merchant_id text not null, order_id text not null references orders (id), store_id text not null,
      staff_id text not null, sold_at bigint not null, primary key (merchant_id, order_id))`);
  }
}

interface Row {
  readonly store_id: StoreId;
  readonly staff_id: StaffId;
  readonly sold_at: number | string;
}

const SELECT =
  'select store_id, staff_id, sold_at from order_till_sales where merchant_id = ? and order_id = ?';

export function sqlTillSales(reads: Reads): TillSales {
  return {
    async add(tx, { merchantId, orderId, storeId, staffId, soldAt }) {
      await affectedRows(
        tx,
        'insert into order_till_sales (merchant_id, order_id, store_id, staff_id, sold_at) values (?, ?, ?, ?, ?)',
        [merchantId, orderId, storeId, staffId, soldAt],
      );
    },
    async find(merchantId: MerchantId, orderId: OrderId, tx) {
      const key = [merchantId, orderId];
      const rows = tx === undefined ? await reads.all<Row>(SELECT, key) : await rowsOf<Row>(tx, SELECT, key);
      return rows.map((row) => ({
        ...{ merchantId, orderId, storeId: row.store_id, staffId: row.staff_id },
        soldAt: Number(row.sold_at),
      }))[0];
    },
  };
}
