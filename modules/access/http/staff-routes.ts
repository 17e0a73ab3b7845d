import { open, type Route, route, staff } from '#http';
import { AppError, STAFF_ROLES } from '#kernel';
import type { StoreDirectory } from '../app/facade.ts';
import type { StaffStore } from '../app/ports.ts';
import { type SignInStaff, type SignOutStaff, storesOf } from '../app/sign-in.ts';
import type { StaffDesk } from '../app/staff-desk.ts';
import { changePasswordBody, signedInStaff, signInBody, staffMe } from './staff-contract.ts';

/** Guesses over many accounts from one address; one account alone rests after five wrong tries. */
const SIGN_INS_PER_MINUTE_MAX = 60;
/** Each compares a password: guesses with a token that was left lying about. */
const PASSWORDS_PER_MINUTE_MAX = 5;

export function staffRoutes(
  signIn: SignInStaff,
  signOut: SignOutStaff,
  people: StaffStore,
  directory: StoreDirectory,
  desk: StaffDesk,
): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/staff/sign-in',
      summary: 'Staff sign-in',
      access: open,
      body: signInBody,
      limit: { perMinute: SIGN_INS_PER_MINUTE_MAX },
      answers: { 200: signedInStaff },
      problems: { 401: 'Account or password wrong', 429: 'Too many wrong tries; the account rests' },
      handle: async ({ merchantId, body, http }) => ({
        json: await signIn({ merchantId, ...body, ip: http.request.ip ?? null }),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/staff/sign-out',
      summary: 'Ends this session; its token is worthless from now on',
      access: staff(...STAFF_ROLES),
      answers: { 204: null },
      handle: async ({ principal, http }) => {
        await signOut(principal, http.request.ip ?? null);
        return {};
      },
    }),
    route({
      method: 'get',
      path: '/v1/staff/me',
      summary: 'Who is signed in, and for which stores',
      access: staff(...STAFF_ROLES),
      answers: { 200: staffMe },
      handle: async ({ principal: { merchantId, staffId, grants } }) => {
        const person = await people.byId(merchantId, staffId);
        if (person === undefined) throw new AppError('unauthenticated', 'access.sign_in_needed', '请先登录');
        const stores = await storesOf(directory, merchantId, grants);
        return { json: { staff: { id: staffId, name: person.name, grants }, stores } };
      },
    }),
    route({
      method: 'put',
      path: '/v1/staff/me/password',
      summary: 'A new password of one’s own; every session of hers ends, this one too',
      access: staff(...STAFF_ROLES),
      limit: { perMinute: PASSWORDS_PER_MINUTE_MAX },
      body: changePasswordBody,
      answers: { 204: null },
      problems: { 422: 'Too short, too plain, or it holds the account (`details.fault`)' },
      handle: async ({ principal, body: { current, next }, http }) => {
        await desk.changePassword({ person: principal, ip: http.request.ip ?? null }, current, next);
        return {};
      },
    }),
  ];
}
