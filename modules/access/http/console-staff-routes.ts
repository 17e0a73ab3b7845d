import { type Route, route, staff } from '#http';
import { AppError, decodeCursor, pageOf, type StaffPrincipal, type StoreId } from '#kernel';
import type { StaffAccount, StaffStore } from '../app/ports.ts';
import type { StaffDesk, StaffManager } from '../app/staff-desk.ts';
import { maySee } from '../domain/staff-rules.ts';
import {
  grantBody,
  grantQuery,
  hireBody,
  newPasswordBody,
  staffPage,
  staffParams,
  staffPerson,
  staffQuery,
} from './staff-contract.ts';

const ABOVE = 'She, or that role, is above you (`access.above_you`)';
const UNKNOWN = 'No such person, or store';
/** Each hashes a password, which takes 0.2 s of a core. */
const PASSWORDS_PER_MINUTE_MAX = 30;

/** Staff 员工 (STO-07): owners manage everybody, managers the ranks below them at their stores. */
export function consoleStaffRoutes(desk: StaffDesk, people: StaffStore): readonly Route[] {
  const managers = staff('owner', 'manager');
  return [
    route({
      method: 'get',
      path: '/v1/console/staff',
      summary: 'Staff of the caller’s stores, by account; those of one store with `storeId`',
      access: managers,
      query: staffQuery,
      answers: { 200: staffPage },
      handle: async ({ merchantId, principal, query: { storeId, cursor, limit } }) => {
        const stores = storesManaged(principal, storeId);
        const wanted = { stores, afterAccount: accountOf(cursor), limit: limit + 1 };
        const page = pageOf(await people.list(merchantId, wanted), limit, ({ account }) => [account]);
        return { json: { ...page, items: page.items.map((person) => shown(person, principal)) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/staff',
      summary: 'Hires somebody; she signs in with this password and changes it',
      access: managers,
      limit: { perMinute: PASSWORDS_PER_MINUTE_MAX },
      body: hireBody,
      answers: { 201: staffPerson },
      problems: { 403: ABOVE, 404: UNKNOWN, 409: 'The account is taken', 422: 'A password that is too weak' },
      handle: async ({ principal, body, http }) => ({
        json: shown(await desk.hire(by(principal, http.request.ip), body), principal),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/staff/{id}',
      summary: 'One person',
      access: managers,
      params: staffParams,
      answers: { 200: staffPerson },
      problems: { 404: UNKNOWN },
      handle: async ({ merchantId, principal, params: { id } }) => {
        const person = await people.byId(merchantId, id);
        if (person === undefined || !maySee(principal.grants, person.grants))
          throw new AppError('not_found', 'access.no_such_staff', '没有这位员工');
        return { json: shown(person, principal) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/staff/{id}/grants',
      summary: 'Gives a role at a store; her sessions end',
      access: managers,
      params: staffParams,
      body: grantBody,
      answers: { 200: staffPerson },
      problems: { 403: ABOVE, 404: UNKNOWN },
      handle: async ({ principal, params: { id }, body, http }) => ({
        json: shown(await desk.give(by(principal, http.request.ip), id, body), principal),
      }),
    }),
    route({
      method: 'delete',
      path: '/v1/console/staff/{id}/grants',
      summary: 'Takes a role away; her sessions end',
      access: managers,
      params: staffParams,
      query: grantQuery,
      answers: { 200: staffPerson },
      problems: { 403: ABOVE, 404: UNKNOWN, 409: 'The last owner of all stores stays (`access.last_owner`)' },
      handle: async ({ principal, params: { id }, query: { role, storeId = null }, http }) => ({
        json: shown(await desk.take(by(principal, http.request.ip), id, { role, storeId }), principal),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/staff/{id}/disable',
      summary: 'Closes an account; her sessions end',
      access: managers,
      params: staffParams,
      answers: { 200: staffPerson },
      problems: { 403: ABOVE, 404: UNKNOWN, 409: 'The last owner of all stores stays (`access.last_owner`)' },
      handle: async ({ principal, params: { id }, http }) => ({
        json: shown(await desk.setDisabled(by(principal, http.request.ip), id, true), principal),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/staff/{id}/enable',
      summary: 'Opens a closed account again',
      access: managers,
      params: staffParams,
      answers: { 200: staffPerson },
      problems: { 403: ABOVE, 404: UNKNOWN },
      handle: async ({ principal, params: { id }, http }) => ({
        json: shown(await desk.setDisabled(by(principal, http.request.ip), id, false), principal),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/staff/{id}/password',
      summary: 'Resets a password; her sessions end',
      access: managers,
      limit: { perMinute: PASSWORDS_PER_MINUTE_MAX },
      params: staffParams,
      body: newPasswordBody,
      answers: { 204: null },
      problems: { 403: ABOVE, 404: UNKNOWN, 422: 'A password that is too weak (`access.weak_password`)' },
      handle: async ({ principal, params: { id }, body: { password }, http }) => {
        await desk.resetPassword(by(principal, http.request.ip), id, password);
        return {};
      },
    }),
  ];
}

/** Roles at stores that the reader does not manage are not her business. */
function shown(
  { id, account, name, grants, disabledAt, signedInAt }: StaffAccount,
  { grants: own }: StaffPrincipal,
) {
  const seen = grants.filter((grant) => maySee(own, [grant]));
  return { id, account, name, grants: seen, disabled: disabledAt !== null, signedInAt };
}

function by(person: StaffPrincipal, ip: string | undefined): StaffManager {
  return { person, ip: ip ?? null };
}

/** null = all of them. */
function storesManaged({ grants }: StaffPrincipal, wanted: StoreId | undefined): readonly StoreId[] | null {
  if (wanted !== undefined) return [wanted];
  const own = grants
    .filter(({ role }) => role === 'owner' || role === 'manager')
    .map(({ storeId }) => storeId);
  return own.includes(null) ? null : own.filter((storeId) => storeId !== null);
}

function accountOf(cursor: string | undefined): string {
  const [account = ''] = cursor === undefined ? [] : decodeCursor(cursor);
  return String(account);
}
