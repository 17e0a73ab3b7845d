import type { EndedSessions } from '#feature';
import {
  type Clock,
  HOUR_MS,
  type Ids,
  type MerchantId,
  SECOND_MS,
  type SignedTokens,
  type StaffId,
  type StaffPrincipal,
  type StoreId,
  type UnitOfWork,
} from '#kernel';
import { signInRefused, tooManyTries } from '../domain/password.ts';
import type { Grant } from '../domain/staff-rules.ts';
import type { Audit, StoreDirectory } from './facade.ts';
import type { PasswordHasher, SignInTries, StaffClaims, StaffSessions, StaffStore } from './ports.ts';

/** One shift. Staff sign in anew the next day; leaving or losing a role ends the session at once. */
export const STAFF_TOKEN_MS = 12 * HOUR_MS;
export const STAFF_TOKEN_PURPOSE = 'access.staff';

export interface SignedInStaff {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly staff: { readonly id: StaffId; readonly name: string; readonly grants: readonly Grant[] };
  readonly stores: readonly { readonly id: StoreId; readonly name: string }[];
}

interface Attempt {
  readonly merchantId: MerchantId;
  readonly account: string;
  readonly password: string;
  readonly ip: string | null;
}

export type SignInStaff = (attempt: Attempt) => Promise<SignedInStaff>;

export function signInStaff(
  unitOfWork: UnitOfWork,
  staff: StaffStore,
  tries: SignInTries,
  sessions: StaffSessions,
  hasher: PasswordHasher,
  audit: Audit,
  directory: StoreDirectory,
  tokens: SignedTokens,
  clock: Clock,
  ids: Ids,
): SignInStaff {
  return async ({ merchantId, account, password, ip }) => {
    const at = clock.now();
    // The try is counted and committed before the password is compared: guesses sent at once all count.
    const waitMs = await unitOfWork.run((tx) => tries.begin(tx, merchantId, account, at));
    if (waitMs > 0) throw tooManyTries(Math.ceil(waitMs / SECOND_MS));
    const person = await staff.byAccount(merchantId, account);
    const right = await hasher.matches(password, person?.passwordHash);
    if (person === undefined || !right || person.disabledAt !== null) throw signInRefused();

    const sid = ids.next();
    const expiresAt = at + STAFF_TOKEN_MS;
    await unitOfWork.run(async (tx) => {
      await tries.forget(tx, merchantId, account);
      const { id: staffId, revision } = person;
      const session = { id: sid, merchantId, staffId, startedAt: at, expiresAt, revision };
      // Changed or closed while the password was compared: she tries again, and gets what holds then.
      if (!(await sessions.start(tx, session))) throw signInRefused();
      await audit.record(tx, {
        merchantId,
        actor: person.id,
        action: 'access.sign_in',
        subject: `staff:${person.id}`,
        before: null,
        after: null,
        ip,
        at,
      });
    });
    const claims: StaffClaims = { sid, sub: person.id, mch: merchantId, grants: person.grants };
    return {
      accessToken: tokens.sign(STAFF_TOKEN_PURPOSE, claims, expiresAt),
      expiresAt,
      staff: { id: person.id, name: person.name, grants: person.grants },
      stores: await storesOf(directory, merchantId, person.grants),
    };
  };
}

/** The stores that these grants reach, in the directory's order. */
export async function storesOf(
  directory: StoreDirectory,
  merchantId: MerchantId,
  grants: readonly Grant[],
): Promise<SignedInStaff['stores']> {
  const all = await directory.list(merchantId);
  const reached = all.filter(({ id }) => grants.some(({ storeId }) => storeId === null || storeId === id));
  return reached.map(({ id, name }) => ({ id, name }));
}

export type SignOutStaff = (person: StaffPrincipal, ip: string | null) => Promise<void>;

export function signOutStaff(
  unitOfWork: UnitOfWork,
  sessions: StaffSessions,
  ended: EndedSessions,
  audit: Audit,
  clock: Clock,
): SignOutStaff {
  return async ({ merchantId, staffId, sessionId }, ip) => {
    const at = clock.now();
    await unitOfWork.run(async (tx) => {
      await sessions.end(tx, sessionId, at);
      await audit.record(tx, {
        ...{ merchantId, actor: staffId, action: 'access.sign_out', subject: `staff:${staffId}` },
        ...{ before: null, after: null, ip, at },
      });
    });
    ended.add(sessionId);
  };
}
