import { open, pageQuery, type Route, requireWholeShop, route, staff } from '#http';
import { AppError, decodeCursor, pageOf, STAFF_ROLES } from '#kernel';
import type { Audit, StoreDirectory } from '../app/facade.ts';
import type { AuditLog, StaffStore } from '../app/ports.ts';
import { type SignInStaff, type SignOutStaff, storesOf } from '../app/sign-in.ts';
import { auditPage, chainReport, signedInStaff, signInBody, staffMe } from './staff-contract.ts';

/** Guesses over many accounts from one address; one account alone rests after five wrong tries. */
const SIGN_INS_PER_MINUTE_MAX = 60;

export function staffRoutes(
  signIn: SignInStaff,
  signOut: SignOutStaff,
  people: StaffStore,
  directory: StoreDirectory,
  log: AuditLog,
  audit: Audit,
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
      handle: async ({ principal }) => {
        await signOut(principal);
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
      method: 'get',
      path: '/v1/console/audit',
      summary: 'Audit log, newest first',
      access: staff('owner'),
      query: pageQuery,
      answers: { 200: auditPage },
      handle: async ({ merchantId, principal, query: { cursor, limit } }) => {
        requireWholeShop(principal);
        const entries = await log.list(merchantId, seqOf(cursor), limit + 1);
        return { json: pageOf(entries, limit, ({ seq }) => [seq]) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/audit/chain',
      summary: 'Recomputes the hash chain of the audit log',
      access: staff('owner'),
      limit: { perMinute: 6 },
      answers: { 200: chainReport },
      handle: async ({ merchantId, principal }) => {
        requireWholeShop(principal);
        return { json: await audit.verifyChain(merchantId) };
      },
    }),
  ];
}

function seqOf(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const [seq] = decodeCursor(cursor);
  if (typeof seq === 'number') return seq;
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
