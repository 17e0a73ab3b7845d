import type { Request } from 'express';
import { pageOfSchema, pageQuery, type Route, route, wholeShopStaff } from '#http';
import { AppError, decodeCursor, pageOf, type StaffPrincipal } from '#kernel';
import type { Asker, FindMember } from '../app/find-member.ts';
import type { ListIdentities } from '../app/list-identities.ts';
import type { MergeStore } from '../app/merge-store.ts';
import type { StaffMerge } from '../app/staff-merge.ts';
import type { UnmergeMembers } from '../app/unmerge-members.ts';
import {
  foundMember,
  identityAnswer,
  lookUpBody,
  memberParams,
  mergeAnswer,
  mergeBody,
  mergeParams,
} from './console-contract.ts';

/** A desk asks for one member after another; a list of phones tried by a script would stand out, and is audited. */
const LOOK_UPS_PER_MINUTE_MAX = 30;

interface Parts {
  readonly find: FindMember;
  readonly identities: ListIdentities;
  readonly merges: MergeStore;
  readonly merge: StaffMerge;
  readonly unmerge: UnmergeMembers;
}

/** 统一会员身份 (MEM-03) at the desk. Members belong to the whole shop, so no store's manager may do this. */
export function consoleRoutes({ find, identities, merges, merge, unmerge }: Parts): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/console/members/look-up',
      summary: 'One member, by her whole phone number or her id; masked, and in the audit log',
      access: wholeShopStaff('owner', 'manager'),
      body: lookUpBody,
      limit: { perMinute: LOOK_UPS_PER_MINUTE_MAX },
      answers: { 200: foundMember },
      problems: { 404: 'Nobody has this phone or id' },
      handle: async ({ principal, body, http }) => {
        const asker = askerOf(principal, http.request);
        return {
          json: await ('phone' in body ? find.byPhone(asker, body.phone) : find.byId(asker, body.memberId)),
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/members/{id}/identities',
      summary: 'By what she is known to the shop, masked; the one used last first',
      access: wholeShopStaff('owner', 'manager'),
      params: memberParams,
      query: pageQuery,
      answers: { 200: pageOfSchema(identityAnswer) },
      handle: async ({ merchantId, params, query: { cursor, limit } }) => {
        const from = cursor === undefined ? 0 : positionOf(cursor);
        const all = await identities(merchantId, params.id);
        const page = all
          .slice(from, from + limit + 1)
          .map((identity, n) => ({ identity, next: from + n + 1 }));
        const { items, nextCursor } = pageOf(page, limit, ({ next }) => [next]);
        return { json: { items: items.map(({ identity }) => identity), nextCursor } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/member-merges',
      summary: 'Members that became one, newest first',
      access: wholeShopStaff('owner', 'manager'),
      query: pageQuery,
      answers: { 200: pageOfSchema(mergeAnswer) },
      handle: async ({ merchantId, query: { cursor, limit } }) => {
        const rows = await merges.listBefore(merchantId, mergedBefore(cursor), limit + 1);
        return { json: pageOf(rows, limit, ({ mergedAt, id }) => [mergedAt, id]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/member-merges',
      summary: 'Makes one member of two: the older one stays, everything of the other becomes hers',
      access: wholeShopStaff('owner', 'manager'),
      body: mergeBody,
      idempotent: true,
      answers: { 201: mergeAnswer },
      problems: {
        409: 'The same member twice, merged or erased, or something of hers must be settled first',
      },
      handle: async ({ principal, body, requestKey, http }) => ({
        json: await merge(askerOf(principal, http.request), body.memberIds, requestKey),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/member-merges/{id}/undo',
      summary: 'Within seven days: gives back exactly what the merge moved',
      access: wholeShopStaff('owner', 'manager'),
      params: mergeParams,
      idempotent: true,
      answers: { 200: mergeAnswer },
      problems: { 409: 'Undone before, older than seven days, or the one who stayed was merged further' },
      handle: async ({ principal, params, requestKey, http }) => {
        const { merchantId, staffId, ip } = askerOf(principal, http.request);
        return {
          json: await unmerge({ merchantId, mergeId: params.id, actor: staffId, ip, request: requestKey }),
        };
      },
    }),
  ];
}

function askerOf({ merchantId, staffId }: StaffPrincipal, { ip }: Request): Asker {
  return { merchantId, staffId, ip: ip ?? null };
}

function positionOf(cursor: string): number {
  const [position] = decodeCursor(cursor);
  if (typeof position === 'number' && position >= 0) return position;
  throw badCursor();
}

function mergedBefore(cursor: string | undefined): readonly [number, string] | undefined {
  if (cursor === undefined) return undefined;
  const [mergedAt, id] = decodeCursor(cursor);
  if (typeof mergedAt === 'number' && typeof id === 'string') return [mergedAt, id];
  throw badCursor();
}

function badCursor(): AppError {
  return new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
