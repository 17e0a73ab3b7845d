import type { Grant } from './role-names.ts';

/** As the server has it: a role for every store counts at each, and that of another store nowhere here. */
export const holdsAt = (
  grants: readonly Grant[],
  storeId: string,
  roles: readonly Grant['role'][],
): boolean => grants.some(({ role, storeId: at }) => roles.includes(role) && (at === null || at === storeId));
