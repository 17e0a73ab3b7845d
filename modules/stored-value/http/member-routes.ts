import { z } from 'zod';
import { callerNetwork, member, pageOfSchema, pageQuery, type Route, route } from '#http';
import type { StoreId } from '#kernel';
import type { Approvals } from '../app/approvals.ts';
import type { CashOuts } from '../app/cash-outs.ts';
import type { PayPassword } from '../app/pay-password.ts';
import type { ReadCard } from '../app/read-card.ts';
import type { Recharges } from '../app/recharges.ts';
import {
  approvalAnswer,
  approvalBody,
  balanceAnswer,
  begunRechargeAnswer,
  cashOutAnswer,
  cashOutBody,
  codeSent,
  entryAnswer,
  offersAnswer,
  passwordBody,
  rechargeAnswer,
  rechargeBody,
} from './stored-value-contract.ts';

const RECHARGES_PER_MINUTE_MAX = 20;
/** Of one network: many people stand behind one address. One member’s tries are counted in pay-password.ts. */
const PASSWORDS_PER_MINUTE_MAX = 30;

/** The shopper's own card. */
export function memberRoutes(
  card: ReadCard,
  recharges: Recharges,
  cashOuts: CashOuts,
  password: PayPassword,
  approvals: Approvals,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me/stored-value',
      summary: 'My stored value: principal and gift',
      access: member,
      answers: { 200: balanceAnswer },
      handle: async ({ principal: { merchantId, memberId } }) => {
        const { principalFen, giftFen, heldFen } = await card.balanceOf(merchantId, memberId);
        return { json: { principalFen, giftFen, heldFen } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/me/stored-value/entries',
      summary: 'What moved my stored value, newest first',
      access: member,
      query: pageQuery,
      answers: { 200: pageOfSchema(entryAnswer) },
      handle: async ({ principal: { merchantId, memberId }, query: { cursor, limit } }) => ({
        json: await card.entries(merchantId, memberId, cursor, limit),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/me/stored-value/offers',
      summary: 'Recharge offers that are open now, the smallest first',
      access: member,
      answers: { 200: offersAnswer },
      handle: async ({ merchantId }) => ({ json: { items: await card.openOffers(merchantId) } }),
    }),
    route({
      method: 'get',
      path: '/v1/me/stored-value/recharges',
      summary: 'My recharges, newest first, with what emptying each would pay now',
      access: member,
      query: pageQuery,
      answers: { 200: pageOfSchema(rechargeAnswer) },
      handle: async ({ principal: { merchantId, memberId }, query: { cursor, limit } }) => {
        const page = await card.recharges(merchantId, memberId, cursor, limit);
        return { json: { ...page, items: page.items.map((recharge) => rechargeAnswer.parse(recharge)) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/stored-value/recharges',
      summary: 'Take an offer; it is on the card once the provider says that it is paid',
      access: member,
      idempotent: true,
      body: rechargeBody,
      limit: { perMinute: RECHARGES_PER_MINUTE_MAX },
      answers: { 200: begunRechargeAnswer },
      problems: {
        403: 'So much needs her real name (`stored-value.real_name_needed`)',
        404: 'No such offer, or it is over',
        409: 'Limit of the offer or of the card reached',
        503: 'The provider cannot be reached',
      },
      handle: async ({ principal: { merchantId, memberId }, body: { offerId, storeId }, requestKey }) => {
        const wanted = { offerId, storeId: (storeId ?? null) as StoreId | null };
        return { json: await recharges.begin(merchantId, memberId, wanted, requestKey) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/me/stored-value/cash-outs',
      summary: 'Money that I asked back, newest first',
      access: member,
      query: pageQuery,
      answers: { 200: pageOfSchema(cashOutAnswer) },
      handle: async ({ principal: { merchantId, memberId }, query: { cursor, limit } }) => ({
        json: await card.cashOuts(merchantId, { memberId }, cursor, limit),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/me/stored-value/cash-outs',
      summary: 'Ask back what is left of one recharge; untouched within seven days it is sent at once',
      access: member,
      idempotent: true,
      body: cashOutBody,
      answers: { 200: cashOutAnswer },
      problems: {
        403: 'She has a pay password and did not approve',
        404: 'No such recharge of mine',
        409: 'Nothing is left of it, or the approval was used',
      },
      handle: async ({ principal: { merchantId, memberId }, body, requestKey }) => {
        const approval =
          body.approvalToken === undefined ? undefined : approvals.approvedBy(memberId, body.approvalToken);
        return { json: await cashOuts.request(merchantId, memberId, body.rechargeId, approval, requestKey) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/stored-value/approvals',
      summary:
        'Approve a large payment with the pay password, or a code by text message; the token goes along with the order, for five minutes',
      access: member,
      body: approvalBody,
      limit: { perMinute: PASSWORDS_PER_MINUTE_MAX },
      answers: { 200: approvalAnswer },
      problems: {
        403: 'Wrong password or code, or no password is set',
        409: 'A code, where there is a pay password',
        429: 'Tried too often',
      },
      handle: async ({ principal: { merchantId, memberId }, body: { amountFen, ...proof } }) => ({
        json: await approvals.approve(merchantId, memberId, amountFen, proof),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/me/stored-value/codes',
      summary:
        'Sends a code for a large payment, or for the first pay password, to the phone of a member without one',
      access: member,
      limit: { perMinute: PASSWORDS_PER_MINUTE_MAX },
      answers: { 202: codeSent },
      problems: {
        409: 'She has a pay password, no phone, or one that took the place of another less than a day ago',
        429: 'Within a minute, or too many today',
        503: 'The message could not be sent',
      },
      handle: async ({ principal: { merchantId, memberId }, http }) => ({
        status: 202,
        json: await password.sendCode(merchantId, memberId, callerNetwork(http.request)),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/me/stored-value/pay-password',
      summary: 'Set the pay password, with a code to her phone, or change it with the current one',
      access: member,
      body: passwordBody,
      limit: { perMinute: PASSWORDS_PER_MINUTE_MAX },
      answers: { 200: z.object({ isSet: z.literal(true) }).meta({ id: 'PayPasswordSet' }) },
      problems: {
        403: 'The current password or the code is wrong or missing (`stored-value.code_needed`)',
        409: 'Set or changed by another call at this moment',
      },
      handle: async ({ principal: { merchantId, memberId }, body: { password: fresh, ...proof } }) => {
        await password.set(merchantId, memberId, fresh, proof);
        return { json: { isSet: true } };
      },
    }),
  ];
}
