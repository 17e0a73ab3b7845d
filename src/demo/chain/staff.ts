import type { StaffId } from '#kernel';
import type { ImportedStaff } from '#modules/access';
import { DEMO_STORES } from './stores.ts';

/** Printed by `npm start` and written in the README: there is nothing to guard in a demo. */
const DEMO_PASSWORD = 'tongqu-demo';

const CLERKS = ['陈静', '周航', '李沐', '何婉', '万师傅', '吴小满'];

export const DEMO_STAFF: readonly ImportedStaff[] = [
  {
    id: 'stf_owner' as StaffId,
    account: 'owner',
    name: '店主 刘江',
    password: DEMO_PASSWORD,
    grants: [{ role: 'owner', storeId: null }],
  },
  ...DEMO_STORES.map(({ key, id }, index) => ({
    id: `stf_${key}` as StaffId,
    account: `clerk-${key}`,
    name: `店员 ${CLERKS[index]}`,
    password: DEMO_PASSWORD,
    grants: [{ role: 'clerk' as const, storeId: id }],
  })),
];
