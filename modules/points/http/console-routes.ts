import { pageOfSchema, pageQuery, type Route, requireWholeShop, route, staff } from '#http';
import type { MemberId, MerchantId, StaffPrincipal } from '#kernel';
import type { PointsDesk, Who } from '../app/desk.ts';
import type { ReadPoints } from '../app/read-points.ts';
import type { PointsRules } from '../domain/rules.ts';
import {
  adjustAnswer,
  adjustBody,
  entryAnswer,
  memberParams,
  memberPointsAnswer,
  rulesSchema,
} from './points-contract.ts';

/** The shop's side: what a member has, corrections by hand, and the rules. */
export function consoleRoutes(
  points: ReadPoints,
  desk: PointsDesk,
  rules: (merchantId: MerchantId) => Promise<PointsRules>,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/members/{id}/points',
      summary: 'Points of a member, her name masked',
      access: staff('owner', 'manager', 'cashier', 'clerk'),
      params: memberParams,
      answers: { 200: memberPointsAnswer },
      problems: { 404: 'No such member' },
      handle: async ({ merchantId, params: { id } }) => ({
        json: await points.balanceOf(merchantId, id as MemberId),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/members/{id}/points/entries',
      summary: 'What moved the points of a member, newest first',
      access: staff('owner', 'manager'),
      params: memberParams,
      query: pageQuery,
      answers: { 200: pageOfSchema(entryAnswer) },
      problems: { 404: 'No such member' },
      handle: async ({ merchantId, params: { id }, query: { cursor, limit } }) => {
        const { memberId } = await points.balanceOf(merchantId, id as MemberId);
        return { json: await points.entries(merchantId, memberId, cursor, limit) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/members/{id}/points/adjustments',
      summary: 'Give or take points by hand; the reason goes into the audit log',
      access: staff('owner'),
      idempotent: true,
      params: memberParams,
      body: adjustBody,
      answers: { 200: adjustAnswer },
      problems: { 404: 'No such member', 409: 'She has fewer' },
      handle: async ({ principal, params: { id }, body: { amount, reason }, requestKey, http }) => {
        const who = whoActs(principal, http.request.ip);
        return { json: await desk.adjust(who, id as MemberId, amount, reason, requestKey) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/points/rules',
      summary: 'Rates, daily caps, rewards and terms of points',
      access: staff('owner'),
      answers: { 200: rulesSchema },
      handle: async ({ merchantId, principal }) => {
        requireWholeShop(principal);
        return { json: await rules(merchantId) };
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/points/rules',
      summary: 'Change them, all at once; what was earned before stays as it is',
      access: staff('owner'),
      body: rulesSchema,
      answers: { 200: rulesSchema },
      handle: async ({ principal, body, http }) => ({
        json: await desk.changeRules(whoActs(principal, http.request.ip), body),
      }),
    }),
  ];
}

function whoActs(principal: StaffPrincipal, ip: string | undefined): Who {
  requireWholeShop(principal);
  const { merchantId, staffId } = principal;
  return { merchantId, staffId, ip: ip ?? null };
}
