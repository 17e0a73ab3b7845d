import { pageOfSchema, pageQuery, type Route, requireWholeShop, route, staff } from '#http';
import { holdsRole, type MemberId, type MerchantId, type StaffPrincipal } from '#kernel';
import type { CashOuts, Who } from '../app/cash-outs.ts';
import type { StoredValueDesk } from '../app/desk.ts';
import type { Liability, OfferBook, SettingsBook } from '../app/ports.ts';
import type { ReadCard } from '../app/read-card.ts';
import {
  approveBody,
  cashOutAnswer,
  cashOutState,
  entryAnswer,
  idParams,
  liabilityAnswer,
  memberCardAnswer,
  offerAnswer,
  offerBody,
  offersAnswer,
  rejectBody,
  settingsSchema,
} from './stored-value-contract.ts';

/** The shop's side. The owner decides; a manager reads. */
export function consoleRoutes(parts: {
  readonly card: ReadCard;
  readonly desk: StoredValueDesk;
  readonly cashOuts: CashOuts;
  readonly offers: OfferBook;
  readonly settings: SettingsBook;
  readonly liability: (merchantId: MerchantId) => Promise<readonly Liability[]>;
}): readonly Route[] {
  const { card, desk, cashOuts, offers, settings, liability } = parts;
  return [
    route({
      method: 'get',
      path: '/v1/console/stored-value/offers',
      summary: 'All recharge offers, the smallest first',
      access: staff('owner', 'manager'),
      answers: { 200: offersAnswer },
      handle: async ({ merchantId }) => ({ json: { items: await offers.list(merchantId) } }),
    }),
    route({
      method: 'post',
      path: '/v1/console/stored-value/offers',
      summary: 'Add a recharge offer',
      access: staff('owner'),
      idempotent: true,
      body: offerBody,
      answers: { 201: offerAnswer },
      handle: async ({ principal, body, requestKey, http }) => ({
        status: 201,
        json: await desk.addOffer(whoActs(principal, http.request.ip), body, requestKey),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/stored-value/offers/{id}',
      summary: 'Change an offer, or close it; what members took stays as it was',
      access: staff('owner'),
      params: idParams,
      body: offerBody,
      answers: { 200: offerAnswer },
      problems: { 404: 'No such offer' },
      handle: async ({ principal, params: { id }, body, http }) => ({
        json: await desk.changeOffer(whoActs(principal, http.request.ip), id, body),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/stored-value/settings',
      summary: 'Spending order and limits',
      access: staff('owner'),
      answers: { 200: settingsSchema },
      handle: async ({ merchantId, principal }) => {
        requireWholeShop(principal);
        return { json: await settings.settings(merchantId) };
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/stored-value/settings',
      summary: 'Change them, all at once; uses of before come back in the split that they had',
      access: staff('owner'),
      body: settingsSchema,
      answers: { 200: settingsSchema },
      handle: async ({ principal, body, http }) => ({
        json: await desk.changeSettings(whoActs(principal, http.request.ip), body),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/members/{id}/stored-value',
      summary: 'The card of a member, her name masked',
      access: staff('owner', 'manager', 'cashier'),
      params: idParams,
      answers: { 200: memberCardAnswer },
      problems: { 404: 'No such member' },
      handle: async ({ merchantId, params: { id } }) => ({
        json: await card.balanceOf(merchantId, id as MemberId),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/members/{id}/stored-value/entries',
      summary: 'What moved the card of a member, newest first',
      access: staff('owner', 'manager'),
      params: idParams,
      query: pageQuery,
      answers: { 200: pageOfSchema(entryAnswer) },
      problems: { 404: 'No such member' },
      handle: async ({ merchantId, params: { id }, query: { cursor, limit } }) => {
        const { memberId } = await card.balanceOf(merchantId, id as MemberId);
        return { json: await card.entries(merchantId, memberId, cursor, limit) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/stored-value/liability',
      summary: 'What the shop owes on cards, by the store that sold them; a manager sees her stores',
      access: staff('owner', 'manager'),
      answers: { 200: liabilityAnswer },
      handle: async ({ merchantId, principal }) => ({
        json: { items: (await liability(merchantId)).filter(({ storeId }) => maySee(principal, storeId)) },
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/stored-value/cash-outs',
      summary: 'Money that members asked back, newest first',
      access: staff('owner'),
      query: pageQuery.extend({ state: cashOutState.optional() }),
      answers: { 200: pageOfSchema(cashOutAnswer) },
      handle: async ({ merchantId, principal, query: { cursor, limit, state } }) => {
        requireWholeShop(principal);
        return { json: await card.cashOuts(merchantId, { state }, cursor, limit) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/stored-value/cash-outs/{id}/approve',
      summary: 'Send the money; by hand, with the number of the transfer, where it cannot go back by itself',
      access: staff('owner'),
      idempotent: true,
      params: idParams,
      body: approveBody,
      answers: { 200: cashOutAnswer },
      problems: {
        404: 'No such cash-out',
        409: 'Decided before',
        422: 'The number of the transfer is missing',
      },
      handle: async ({ principal, params: { id }, body: { reference }, requestKey, http }) => ({
        json: await cashOuts.approve(whoActs(principal, http.request.ip), id, reference, requestKey),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/stored-value/cash-outs/{id}/reject',
      summary: 'Put the value back on the card; the reason is for the member and the audit log',
      access: staff('owner'),
      idempotent: true,
      params: idParams,
      body: rejectBody,
      answers: { 200: cashOutAnswer },
      problems: { 404: 'No such cash-out', 409: 'Decided before' },
      handle: async ({ principal, params: { id }, body: { reason }, requestKey, http }) => ({
        json: await cashOuts.reject(whoActs(principal, http.request.ip), id, reason, requestKey),
      }),
    }),
  ];
}

/** What belongs to no store is for who sees all of them. */
function maySee(principal: StaffPrincipal, storeId: Liability['storeId']): boolean {
  const roles = ['owner', 'manager'] as const;
  if (storeId !== null) return holdsRole(principal, storeId, roles);
  return principal.grants.some(
    (grant) => grant.storeId === null && roles.some((role) => role === grant.role),
  );
}

function whoActs(principal: StaffPrincipal, ip: string | undefined): Who {
  requireWholeShop(principal);
  const { merchantId, staffId } = principal;
  return { merchantId, staffId, ip: ip ?? null };
}
