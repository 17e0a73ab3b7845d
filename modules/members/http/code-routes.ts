import type { MemberCard } from '#feature';
import { member, type Route, route, staff } from '#http';
import type { MemberId, MerchantId } from '#kernel';
import type { FindMember } from '../app/find-member.ts';
import type { ShowMemberCode } from '../app/show-member-code.ts';
import { foundMember, memberCard, scanBody, shownCode } from './console-contract.ts';

/** A page shows two a minute; a person who opens it again and again a few more. */
const CODES_PER_MINUTE_MAX = 60;
/** A till scans one member after another; of a hundred million checks per code nobody guesses one at this pace. */
const SCANS_PER_MINUTE_MAX = 120;

/** What she has in this shop. */
type OwnCard = (merchantId: MerchantId, memberId: MemberId) => Promise<MemberCard>;

/** 会员码 (MEM-04): shown on a phone, read by the till. */
export function codeRoutes(show: ShowMemberCode, find: FindMember, card: OwnCard): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me/code',
      summary: 'Her member code: for one scan, for at most a minute',
      access: member,
      limit: { perMinute: CODES_PER_MINUTE_MAX },
      answers: { 200: shownCode },
      problems: { 503: 'Ask again' },
      handle: async ({ principal: { merchantId, memberId } }) => ({ json: await show(merchantId, memberId) }),
    }),
    route({
      method: 'get',
      path: '/v1/me/card',
      summary: 'My member card: level, points, balance, and coupons with those that run out first',
      access: member,
      answers: { 200: memberCard },
      handle: async ({ principal: { merchantId, memberId } }) => ({ json: await card(merchantId, memberId) }),
    }),
    route({
      method: 'post',
      path: '/v1/console/member-code/scan',
      summary: 'The till read a member code: who she is, masked, and what she has',
      access: staff('owner', 'manager', 'cashier'),
      body: scanBody,
      idempotent: true,
      limit: { perMinute: SCANS_PER_MINUTE_MAX },
      answers: { 200: foundMember },
      problems: { 404: 'She closed her account', 409: 'Forged, older than a minute, or scanned before' },
      handle: async ({ principal, body, requestKey, http }) => {
        const { merchantId, staffId } = principal;
        const asker = { merchantId, staffId, ip: http.request.ip ?? null };
        const { scannedAt: _at, ...found } = await find.scan(asker, body, requestKey);
        return { json: found };
      },
    }),
  ];
}
