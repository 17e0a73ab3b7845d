import { member, open, type Route, route } from '#http';
import type { Consents } from '../app/facade.ts';
import type { GiveConsent, WithdrawConsent } from '../app/give-consent.ts';
import type { ConsentLedger } from '../app/ports.ts';
import { FIELDS, IN_CLEAR } from '../domain/fields.ts';
import { NOTICES, PURPOSES } from '../domain/purposes.ts';
import { RETENTION } from '../domain/retention.ts';
import { USES } from '../domain/uses.ts';
import { consentList, giveBody, givenConsent, purposeParams, register } from './consent-contract.ts';

export function consentRoutes(
  give: GiveConsent,
  withdraw: WithdrawConsent,
  ledger: ConsentLedger,
  consents: Consents,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/privacy/register',
      summary: 'What the shop keeps about members, what for and how long',
      access: open,
      answers: { 200: register },
      handle: () => ({
        json: {
          kept: RETENTION.map(({ tables: _, ...row }) => row),
          inClear: IN_CLEAR,
          sealed: Object.entries(FIELDS).map(([field, { title, sensitive, uses }]) => ({
            ...{ field, title, sensitive, uses: uses.map((use) => ({ use, ...USES[use] })) },
          })),
        },
      }),
    }),
    route({
      method: 'post',
      path: '/v1/consents',
      summary: 'Consents to one purpose, and opens its use with a short-lived token',
      access: member,
      body: giveBody,
      answers: { 200: givenConsent },
      problems: { 403: 'May be under 14' },
      handle: async ({ principal: { merchantId, memberId }, body }) => ({
        json: await give({
          ...{ merchantId, memberId, purpose: body.purpose, channel: body.channel },
          ...{ birthYear: body.birthYear, evidence: body.evidence ?? null },
        }),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/consents',
      summary: 'What I have consented to',
      access: member,
      answers: { 200: consentList },
      handle: async ({ principal: { merchantId, memberId } }) => {
        const states = await ledger.statesOf(merchantId, memberId);
        const items = PURPOSES.map((purpose) => {
          const state = states.find((each) => each.purpose === purpose);
          return {
            ...{ purpose, title: NOTICES[purpose].title, live: consents.isLive(memberId, purpose) },
            noticeVersion: state?.noticeVersion ?? NOTICES[purpose].version,
            renewalNeeded: state?.live === true && state.noticeVersion !== NOTICES[purpose].version,
            changedAt: state?.changedAt ?? null,
          };
        });
        return { json: { items } };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/consents/{purpose}',
      summary: 'Withdraws a consent; what runs under it ends within a second',
      access: member,
      params: purposeParams,
      answers: { 204: null },
      handle: async ({ principal: { merchantId, memberId }, params: { purpose } }) => {
        await withdraw({ merchantId, memberId, purpose, channel: 'unknown', evidence: null });
        return {};
      },
    }),
  ];
}
