import type { Clock, EpochMs, Ids, MerchantId, StaffId, StaffPrincipal, Tx, UnitOfWork } from '#kernel';
import { requireGoodPassword, signInRefused } from '../domain/password.ts';
import {
  aboveYou,
  accountTaken,
  GRANTS_MAX,
  type Grant,
  lastOwner,
  mayGive,
  mayManage,
  maySee,
  noSuchStore,
  staffNotFound,
} from '../domain/staff-rules.ts';
import type { Audit, StoreDirectory } from './facade.ts';
import type { PasswordHasher, StaffAccount, StaffChanges, StaffStore } from './ports.ts';

/** Who changes the staff, and from where. */
export interface StaffManager {
  readonly person: StaffPrincipal;
  readonly ip: string | null;
}

interface Hire {
  readonly account: string;
  readonly name: string;
  readonly password: string;
  readonly grants: readonly Grant[];
}

/** Staff and roles (STO-07). Each change is audited in its own commit and ends the sessions of whom it is about. */
export interface StaffDesk {
  hire(manager: StaffManager, hire: Hire): Promise<StaffAccount>;
  give(manager: StaffManager, staffId: StaffId, grant: Grant): Promise<StaffAccount>;
  take(manager: StaffManager, staffId: StaffId, grant: Grant): Promise<StaffAccount>;
  setDisabled(manager: StaffManager, staffId: StaffId, disabled: boolean): Promise<StaffAccount>;
  resetPassword(manager: StaffManager, staffId: StaffId, password: string): Promise<void>;
  /** Her own: whoever found the screen unlocked does not know the old one. */
  changePassword(manager: StaffManager, current: string, next: string): Promise<void>;
}

export interface StaffDeskParts {
  readonly unitOfWork: UnitOfWork;
  readonly staff: StaffStore;
  readonly changes: StaffChanges;
  readonly hasher: PasswordHasher;
  readonly audit: Audit;
  readonly directory: StoreDirectory;
  readonly clock: Clock;
  readonly ids: Ids;
}

export function staffDesk(parts: StaffDeskParts): StaffDesk {
  const { unitOfWork, staff, changes, hasher, audit, directory, clock, ids } = parts;
  type Change = (tx: Tx, person: StaffAccount, merchantId: MerchantId, at: EpochMs) => Promise<void>;

  /** One change: who may not see her is told that she does not exist, who may not change her that he may not. */
  async function change(
    { person: manager, ip }: StaffManager,
    staffId: StaffId,
    action: `access.${string}`,
    may: (person: StaffAccount) => boolean,
    work: Change,
  ): Promise<StaffAccount> {
    const { merchantId } = manager;
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const before = await changes.hold(tx, merchantId, staffId);
      if (before === undefined || !maySee(manager.grants, before.grants)) throw staffNotFound();
      if (!may(before)) throw aboveYou();
      await work(tx, before, merchantId, at);
      const after = (await changes.hold(tx, merchantId, staffId)) ?? before;
      if (isOwnerOfAll(before) && !isOwnerOfAll(after) && (await changes.countOwners(tx, merchantId)) === 0)
        throw lastOwner();
      await audit.record(tx, {
        ...{ merchantId, actor: manager.staffId, action, subject: `staff:${staffId}`, ip, at },
        ...{ before: factsOf(before), after: factsOf(after) },
      });
      return after;
    });
  }

  async function requireGiveable({ merchantId, grants: own }: StaffPrincipal, grants: readonly Grant[]) {
    if (!grants.every((grant) => mayGive(own, grant))) throw aboveYou();
    const stores = new Set((await directory.list(merchantId)).map(({ id }) => id));
    if (grants.some(({ storeId }) => storeId !== null && !stores.has(storeId))) throw noSuchStore();
  }

  return {
    async hire({ person: manager, ip }, { account, name, password, grants }) {
      await requireGiveable(manager, grants);
      requireGoodPassword(password, account);
      const { merchantId } = manager;
      const at = clock.now();
      const hire = {
        id: ids.next() as StaffId,
        account,
        name,
        passwordHash: await hasher.hash(password),
        grants,
      };
      const hired = { ...hire, disabledAt: null, signedInAt: null, revision: 0 };
      await unitOfWork.run(async (tx) => {
        if (!(await changes.add(tx, merchantId, hire, at))) throw accountTaken();
        await audit.record(tx, {
          ...{
            merchantId,
            actor: manager.staffId,
            action: 'access.hire',
            subject: `staff:${hire.id}`,
            ip,
            at,
          },
          ...{ before: null, after: factsOf(hired) },
        });
      });
      return hired;
    },
    async give(manager, staffId, grant) {
      await requireGiveable(manager.person, [grant]);
      return change(
        manager,
        staffId,
        'access.give_role',
        ({ grants }) => grants.length < GRANTS_MAX,
        (tx, { id }, merchantId, at) => changes.give(tx, merchantId, id, grant, at),
      );
    },
    take: (manager, staffId, grant) =>
      change(
        manager,
        staffId,
        'access.take_role',
        () => mayGive(manager.person.grants, grant),
        (tx, { id }, merchantId, at) => changes.take(tx, merchantId, id, grant, at),
      ),
    setDisabled: (manager, staffId, disabled) =>
      change(
        manager,
        staffId,
        disabled ? 'access.disable_staff' : 'access.enable_staff',
        ({ grants }) => mayManage(manager.person.grants, grants),
        (tx, { id }, merchantId, at) => changes.setDisabled(tx, merchantId, id, disabled, at),
      ),
    async resetPassword(manager, staffId, password) {
      const { merchantId: shop, grants: own } = manager.person;
      const person = await staff.byId(shop, staffId);
      if (person === undefined || !maySee(own, person.grants)) throw staffNotFound();
      if (!mayManage(own, person.grants)) throw aboveYou();
      requireGoodPassword(password, person.account);
      const hash = await hasher.hash(password);
      await change(
        manager,
        staffId,
        'access.reset_password',
        ({ grants }) => mayManage(manager.person.grants, grants),
        (tx, { id }, merchantId, at) => changes.setPassword(tx, merchantId, id, hash, at),
      );
    },
    async changePassword(manager, current, next) {
      const { merchantId, staffId } = manager.person;
      const person = await staff.byId(merchantId, staffId);
      if (person === undefined || !(await hasher.matches(current, person.passwordHash)))
        throw signInRefused();
      requireGoodPassword(next, person.account);
      const hash = await hasher.hash(next);
      await unitOfWork.run(async (tx) => {
        const at = clock.now();
        const now = await changes.hold(tx, merchantId, staffId);
        // Reset by the owner, or closed, while the old password was compared: what she proved counts no more.
        if (now?.revision !== person.revision) throw signInRefused();
        await changes.setPassword(tx, merchantId, staffId, hash, at);
        await audit.record(tx, {
          ...{ merchantId, actor: staffId, action: 'access.change_password', subject: `staff:${staffId}` },
          ...{ before: null, after: null, ip: manager.ip, at },
        });
      });
    },
  };
}

function isOwnerOfAll({ grants, disabledAt }: StaffAccount): boolean {
  return disabledAt === null && grants.some(({ role, storeId }) => role === 'owner' && storeId === null);
}

/** For the audit log: roles and state; neither name nor anything of the password. */
function factsOf({ grants, disabledAt }: StaffAccount) {
  return {
    grants: grants.map(({ role, storeId }) => `${role}@${storeId ?? '*'}`),
    disabled: disabledAt !== null,
  };
}
