import type { Reads } from '#db';
import type { StaffId } from '#kernel';
import type { StaffDirectory } from '../app/facade.ts';

export function sqlStaffDirectory(reads: Reads): StaffDirectory {
  return {
    async worksAt(merchantId, staffId, storeId) {
      const rows = await reads.all(
        `select 1 as one from staff s where s.merchant_id = ? and s.id = ? and s.disabled_at is null
           and exists (select 1 from staff_grants g where g.merchant_id = s.merchant_id and g.staff_id = s.id
             and g.store_id in (?, ''))`,
        [merchantId, staffId, storeId],
      );
      return rows.length > 0;
    },
    async names(merchantId, staff) {
      if (staff.length === 0) return new Map();
      const rows = await reads.all<{ id: StaffId; name: string }>(
        `select id, name from staff where merchant_id = ? and id in (${staff.map(() => '?').join(', ')})`,
        [merchantId, ...staff],
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
  };
}
