import type { MemberId, MerchantId, StaffId, StoreId } from './ids.ts';

export const STAFF_ROLES = ['owner', 'manager', 'cashier', 'clerk', 'rider'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export interface MemberPrincipal {
  readonly kind: 'member';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  /** One sign-in; revoking it ends every token that came from it. */
  readonly sessionId: string;
}

export interface StaffPrincipal {
  readonly kind: 'staff';
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly sessionId: string;
  /** A grant without a store counts for every store of the merchant. */
  readonly grants: readonly { readonly role: StaffRole; readonly storeId: StoreId | null }[];
}

/** Who is asking. */
export type Principal = MemberPrincipal | StaffPrincipal;

/** Whether this member of staff holds one of `roles` at `storeId` (owners of the merchant always do). */
export function holdsRole(staff: StaffPrincipal, storeId: StoreId, roles: readonly StaffRole[]): boolean {
  return staff.grants.some(
    (grant) => roles.includes(grant.role) && (grant.storeId === null || grant.storeId === storeId),
  );
}

/** Turns a bearer token into the person behind it; undefined when it is forged, expired or revoked. */
export interface Authenticator {
  authenticate(bearerToken: string): Promise<Principal | undefined>;
}
