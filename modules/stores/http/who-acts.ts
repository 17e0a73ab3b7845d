import { requireRoleAt, requireWholeShop } from '#http';
import type { StaffPrincipal } from '#kernel';
import type { MayActFor, Who } from '../app/store-desk.ts';

/** HQ and stores (STO-08): what is one store's its manager changes; what is all stores', or where a store is, HQ. */
export const STORE_MANAGERS = ['owner', 'manager'] as const;

export function whoActs({ merchantId, staffId }: StaffPrincipal, ip: string | undefined): Who {
  return { merchantId, staffId, ip: ip ?? null };
}

export function actsFor(person: StaffPrincipal): MayActFor {
  return (storeId) => {
    if (storeId === null) requireWholeShop(person);
    else requireRoleAt(person, storeId, STORE_MANAGERS);
  };
}
