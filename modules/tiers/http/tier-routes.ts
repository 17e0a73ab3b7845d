import { member, open, pageOfSchema, pageQuery, type Route, requireWholeShop, route, staff } from '#http';
import { AppError, type MemberId, type MerchantId, type StaffPrincipal } from '#kernel';
import type { TierDesk, Who } from '../app/desk.ts';
import type { ReadTier } from '../app/read-tier.ts';
import type { TierRules } from '../domain/rules.ts';
import {
  growthAnswer,
  memberParams,
  memberTierAnswer,
  myTierAnswer,
  overrideAnswer,
  overrideBody,
  publishedAnswer,
  rulesSchema,
} from './tier-contract.ts';

const NONE = { 404: 'The shop has no levels' };

/** Levels: published for everybody, her own for the member, decided by the owner. */
export function tierRoutes(
  tiers: ReadTier,
  desk: TierDesk,
  rulesOf: (merchantId: MerchantId) => Promise<TierRules | undefined>,
): readonly Route[] {
  async function published(merchantId: MerchantId): Promise<TierRules> {
    const rules = await rulesOf(merchantId);
    if (rules === undefined) throw new AppError('not_found', 'tiers.none_published', '还没有发布会员等级');
    return rules;
  }

  return [
    route({
      method: 'get',
      path: '/v1/tiers',
      summary: 'The published levels and what each gives',
      access: open,
      answers: { 200: publishedAnswer },
      problems: NONE,
      handle: async ({ merchantId }) => {
        const { keepDays, growthPer100Yuan, tiers: list } = await published(merchantId);
        return { json: { keepDays, growthPer100Yuan, tiers: list } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/me/tier',
      summary: 'My level, growth, the next threshold, and what my level gives',
      access: member,
      answers: { 200: myTierAnswer },
      problems: NONE,
      handle: async ({ principal: { merchantId, memberId } }) => ({
        json: await tiers.mine(merchantId, memberId),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/me/tier/entries',
      summary: 'What moved my growth, newest first',
      access: member,
      query: pageQuery,
      answers: { 200: pageOfSchema(growthAnswer) },
      handle: async ({ principal: { merchantId, memberId }, query: { cursor, limit } }) => ({
        json: await tiers.entries(merchantId, memberId, cursor, limit),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/tiers',
      summary: 'Levels, rates and keep period',
      access: staff('owner', 'manager'),
      answers: { 200: rulesSchema },
      problems: NONE,
      handle: async ({ merchantId }) => ({ json: await published(merchantId) }),
    }),
    route({
      method: 'put',
      path: '/v1/console/tiers',
      summary: 'Publish levels, all at once; nobody loses a level by it before her period is over',
      access: staff('owner'),
      body: rulesSchema,
      answers: { 200: rulesSchema },
      problems: { 422: 'Levels have gaps, or are not in order' },
      handle: async ({ principal, body, http }) => ({
        json: await desk.changeRules(whoActs(principal, http.request.ip), body),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/members/{id}/tier',
      summary: 'Level of a member, her name masked',
      access: staff('owner', 'manager', 'cashier', 'clerk'),
      params: memberParams,
      answers: { 200: memberTierAnswer },
      problems: { 404: 'No such member, or the shop has no levels' },
      handle: async ({ merchantId, params: { id } }) => ({
        json: await tiers.of(merchantId, id as MemberId),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/members/{id}/tier/override',
      summary: 'Put a member at a level for some days, or lift that; the reason goes into the audit log',
      access: staff('owner'),
      idempotent: true,
      params: memberParams,
      body: overrideBody,
      answers: { 200: overrideAnswer },
      problems: { 404: 'No such member', 409: 'The shop has no levels', 422: 'No such level' },
      handle: async ({ principal, params: { id }, body: { override, reason }, requestKey, http }) => ({
        json: await desk.override(
          ...([whoActs(principal, http.request.ip), id as MemberId, override, reason, requestKey] as const),
        ),
      }),
    }),
  ];
}

function whoActs(principal: StaffPrincipal, ip: string | undefined): Who {
  requireWholeShop(principal);
  const { merchantId, staffId } = principal;
  return { merchantId, staffId, ip: ip ?? null };
}
