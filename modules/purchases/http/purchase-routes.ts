import type { z } from 'zod';
import { member, pageOfSchema, pageQuery, type Route, route, wholeShopStaff } from '#http';
import {
  AppError,
  type Clock,
  type MemberId,
  type MerchantId,
  type Page,
  type StaffPrincipal,
  type StoreId,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { Member, Members } from '#modules/members';
import { maskName } from '#modules/privacy';
import type { Stores } from '#modules/stores';
import type { AnalyseMember } from '../app/member-analysis.ts';
import type { Period } from '../app/ports.ts';
import type { AnalyseShop } from '../app/shop-analysis.ts';
import type { Timeline } from '../app/timeline.ts';
import { CHANNEL_NAMES, type Purchase } from '../domain/purchase.ts';
import {
  analysedPeriod,
  analysisQuery,
  memberAnalysisAnswer,
  memberParams,
  purchaseAnswer,
  shopAnalysisAnswer,
} from './purchase-contract.ts';

/** Each reads everybody's purchases. */
const ANALYSES_PER_MINUTE_MAX = 30;

export interface PurchaseRouteParts {
  readonly timeline: Timeline;
  readonly analyseMember: AnalyseMember;
  readonly analyseShop: AnalyseShop;
  readonly members: Members;
  readonly stores: Stores;
  readonly unitOfWork: UnitOfWork;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly lately: () => Period;
}

/** 消费记录 and 消费分析 (MEM-09). */
export function purchaseRoutes(parts: PurchaseRouteParts): readonly Route[] {
  const { timeline, analyseMember, analyseShop, members, stores, unitOfWork, audit, clock } = parts;

  async function shownPage(merchantId: MerchantId, page: Page<Purchase>) {
    const names = new Map((await stores.list(merchantId)).map(({ id, name }) => [id, name]));
    return { ...page, items: page.items.map((purchase) => shown(purchase, names)) };
  }

  /** Looking at what one member bought is written down, like every look at one person. */
  async function lookedAt(
    { merchantId, staffId }: StaffPrincipal,
    memberId: MemberId,
    ip: string | undefined,
  ): Promise<Member> {
    const found = await members.current(merchantId, memberId);
    if (found === undefined) throw new AppError('not_found', 'members.not_found', '没有这位会员');
    await unitOfWork.run((tx) =>
      audit.record(tx, {
        ...{ merchantId, actor: staffId, action: 'purchases.look_up', subject: `member:${found.id}` },
        ...{ before: null, after: null, ip: ip ?? null, at: clock.now() },
      }),
    );
    return found;
  }

  return [
    route({
      method: 'get',
      path: '/v1/me/purchases',
      summary: 'All that I bought, in the mini-program, at tills and on other platforms, newest first',
      access: member,
      query: pageQuery,
      answers: { 200: pageOfSchema(purchaseAnswer) },
      handle: async ({ principal: { merchantId, memberId }, query: { cursor, limit } }) => ({
        json: await shownPage(merchantId, await timeline.of(merchantId, memberId, cursor, limit)),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/members/{id}/purchases',
      summary: 'All that a member bought, over all channels, newest first',
      access: wholeShopStaff('owner', 'manager'),
      params: memberParams,
      query: pageQuery,
      answers: { 200: pageOfSchema(purchaseAnswer) },
      problems: { 404: 'No such member' },
      handle: async ({ principal, params, query: { cursor, limit }, http }) => {
        const { id } = await lookedAt(principal, params.id, http.request.ip);
        const { merchantId } = principal;
        return { json: await shownPage(merchantId, await timeline.of(merchantId, id, cursor, limit)) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/members/{id}/purchase-analysis',
      summary: 'RFM, average order value, interval and favourite categories of one member, of the last year',
      access: wholeShopStaff('owner', 'manager'),
      params: memberParams,
      answers: { 200: memberAnalysisAnswer },
      problems: { 404: 'No such member' },
      handle: async ({ principal, params, http }) => {
        const { id, nickname, isShadow } = await lookedAt(principal, params.id, http.request.ip);
        const analysis = await analyseMember.of(principal.merchantId, id, isShadow);
        return { json: { memberId: id, name: maskName(nickname), analysis } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/purchases/analysis',
      summary: 'RFM, average order value, interval and categories of all buyers; at most half a minute old',
      access: wholeShopStaff('owner', 'manager'),
      query: analysisQuery,
      limit: { perMinute: ANALYSES_PER_MINUTE_MAX },
      answers: { 200: shopAnalysisAnswer },
      handle: async ({ merchantId, query: { storeId, channel, ...wanted } }) => {
        const lately = parts.lately();
        const end = wanted.until ?? lately.until;
        const { from, until } = analysedPeriod.parse({
          from: wanted.from ?? Math.max(0, end - (lately.until - lately.from)),
          until: end,
        });
        const found = await analyseShop.of(merchantId, { from, until, storeId, channel });
        return { json: { from, until, ...found } };
      },
    }),
  ];
}

function shown(
  { channel, number, orderId, at, paidFen, refundedFen, lines }: Purchase,
  names: ReadonlyMap<StoreId, string>,
): z.input<typeof purchaseAnswer> {
  const places = new Set(lines.map(({ storeId }) => storeId).filter((storeId) => storeId !== null));
  return {
    ...{ channel, channelName: CHANNEL_NAMES[channel], number, orderId, at, paidFen, refundedFen },
    stores: [...places].map((storeId) => names.get(storeId) ?? storeId),
    lines: lines.map(({ title, quantity, totalFen, productId }) => ({
      ...{ title, quantity, totalFen, productId },
    })),
  };
}
