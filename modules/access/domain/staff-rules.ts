import { AppError, type StaffRole, type StoreId } from '#kernel';

export interface Grant {
  readonly role: StaffRole;
  /** null = every store of the merchant. */
  readonly storeId: StoreId | null;
}

export const GRANTS_MAX = 40;

/** What a manager may give to others at her stores; her own rank and the owner's are the owner's to give. */
const MANAGERS_GIVE: readonly StaffRole[] = ['cashier', 'clerk', 'rider'];

/**
 * Who may give a role, or take it away: the owner of all stores any; the owner of one store any at that store; a
 * manager the ranks below her, at the stores that she manages.
 */
export function mayGive(giver: readonly Grant[], { role, storeId }: Grant): boolean {
  return giver.some(
    (own) =>
      (own.storeId === null || own.storeId === storeId) &&
      (own.role === 'owner' || (own.role === 'manager' && MANAGERS_GIVE.includes(role))),
  );
}

/** To reset her password or close her account is to take all of her roles away. */
export function mayManage(manager: readonly Grant[], grants: readonly Grant[]): boolean {
  const isOwnerOfAll = manager.some(({ role, storeId }) => role === 'owner' && storeId === null);
  return isOwnerOfAll || (grants.length > 0 && grants.every((grant) => mayGive(manager, grant)));
}

/** A person is shown to whoever works above her at one of her stores. */
export function maySee(viewer: readonly Grant[], grants: readonly Grant[]): boolean {
  return mayManage(viewer, grants) || grants.some((grant) => mayGive(viewer, grant));
}

export function staffNotFound(): AppError {
  return new AppError('not_found', 'access.no_such_staff', '没有这位员工');
}

export function aboveYou(): AppError {
  return new AppError('forbidden', 'access.above_you', '你不能管理这位员工，或不能给出这个角色');
}

export function lastOwner(): AppError {
  return new AppError('conflict', 'access.last_owner', '至少要保留一位全部门店的老板');
}

export function accountTaken(): AppError {
  return new AppError('conflict', 'access.account_taken', '这个账号已被使用');
}

export function noSuchStore(): AppError {
  return new AppError('not_found', 'access.no_such_store', '没有这家门店');
}
