import type { RequestKey, StaffPrincipal, StaffRole, StoreId } from '#kernel';
import type { Who } from '../app/desk.ts';

/** The location asked for (the route has checked the role there), else all of this person; null = every location. */
export function locationsSeen(
  { grants }: StaffPrincipal,
  roles: readonly StaffRole[],
  storeId: StoreId | undefined,
): readonly StoreId[] | null {
  if (storeId !== undefined) return [storeId];
  const held = grants.filter(({ role }) => roles.includes(role)).map((grant) => grant.storeId);
  return held.includes(null) ? null : held.filter((id) => id !== null);
}

export function whoActs(
  { merchantId, staffId }: StaffPrincipal,
  ip: string | undefined,
  request?: RequestKey,
): Who {
  return { merchantId, staffId, ip: ip ?? null, ...(request === undefined ? {} : { request }) };
}

export const STOCK_STAFF = ['owner', 'manager', 'clerk'] as const satisfies readonly StaffRole[];
export const STOCK_MANAGERS = ['owner', 'manager'] as const satisfies readonly StaffRole[];
export const TILL_STAFF = ['owner', 'manager', 'cashier'] as const satisfies readonly StaffRole[];
