import {
  AppError,
  holdsRole,
  type MemberPrincipal,
  type StaffPrincipal,
  type StaffRole,
  type StoreId,
} from '#kernel';

/**
 * Who may call a route. Every route says it; there is no default.
 *
 * - `open`: anybody, nobody is identified.
 * - `visitor`: anybody; a valid member token is used, a bad one refused. Staff are visitors without a member.
 * - `member`: a signed-in member.
 * - `staff`: a signed-in member of staff who holds one of `roles` somewhere; when parameters, query or body name a
 *   `storeId`, at that store. Anything found through another id is checked with `requireRoleAt`.
 *   With `wholeShop` the role must be held for every store: what is asked for knows no store's borders.
 * - `provider`: another system that signs its messages; the handler verifies the signature.
 */
export type Access =
  | { readonly kind: 'open' }
  | { readonly kind: 'visitor' }
  | { readonly kind: 'member' }
  | { readonly kind: 'staff'; readonly roles: readonly StaffRole[]; readonly wholeShop?: true }
  | { readonly kind: 'provider' };

export const open = { kind: 'open' } as const satisfies Access;
export const visitor = { kind: 'visitor' } as const satisfies Access;
export const member = { kind: 'member' } as const satisfies Access;
export const provider = { kind: 'provider' } as const satisfies Access;
export function staff(...roles: StaffRole[]) {
  return { kind: 'staff', roles } as const satisfies Access;
}
export function wholeShopStaff(...roles: StaffRole[]) {
  return { kind: 'staff', roles, wholeShop: true } as const satisfies Access;
}

/** The type of `call.principal` behind each rule. */
export type PrincipalOf<Rule extends Access> = Rule extends { kind: 'member' }
  ? MemberPrincipal
  : Rule extends { kind: 'staff' }
    ? StaffPrincipal
    : Rule extends { kind: 'visitor' }
      ? MemberPrincipal | undefined
      : undefined;

/** For what knows no store's borders: owning one store does not open it, nor does any other role. */
export function requireWholeShop({ grants }: StaffPrincipal): void {
  if (!grants.some(({ role, storeId }) => role === 'owner' && storeId === null))
    throw new AppError('forbidden', 'access.forbidden', '你没有全部门店的权限');
}

/** For what is the whole shop's but not the owner's alone: a role that counts for every store. */
export function requireRoleEverywhere({ grants }: StaffPrincipal, roles: readonly StaffRole[]): void {
  if (!grants.some(({ role, storeId }) => storeId === null && roles.includes(role)))
    throw new AppError('forbidden', 'access.forbidden', '你没有全部门店的权限');
}

/** For things that carry their store inside: same answer as for a missing thing would be wrong to staff. */
export function requireRoleAt(person: StaffPrincipal, storeId: StoreId, roles: readonly StaffRole[]): void {
  if (!holdsRole(person, storeId, roles))
    throw new AppError('forbidden', 'access.forbidden', '你没有这家门店的权限');
}
