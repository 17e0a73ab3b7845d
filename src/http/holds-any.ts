import type { StaffPrincipal, StaffRole } from '#kernel';

/** Whether this person holds one of `roles` at `storeId`, or anywhere when the route names no store. */
export function holdsAny(
  person: StaffPrincipal,
  roles: readonly StaffRole[],
  storeId: string | undefined,
): boolean {
  return person.grants.some(
    (grant) =>
      roles.includes(grant.role) &&
      (storeId === undefined || grant.storeId === null || grant.storeId === storeId),
  );
}
