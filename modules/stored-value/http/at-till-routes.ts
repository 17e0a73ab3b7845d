import { z } from 'zod';
import { member, type Route, route } from '#http';
import type { PasswordFreeDesk } from '../app/password-free-desk.ts';
import { DAY_FEN_MAX, LIMIT_FEN_MAX, TERMS, TERMS_VERSION } from '../domain/password-free.ts';
import { idParams } from './stored-value-contract.ts';

const PASSWORDS_PER_MINUTE_MAX = 10;

const password = z.string().regex(/^\d{6}$/, { message: 'six digits' });
const passwordFreeBody = z
  .strictObject({
    limitFen: z.int().positive().max(LIMIT_FEN_MAX).describe('of one payment'),
    dayFen: z.int().positive().max(DAY_FEN_MAX).describe('of one day, all stores together'),
    termsVersion: z.string().min(1).max(20).describe('of the words that she agrees to'),
    password,
  })
  .meta({ id: 'AgreePasswordFree' });
const passwordFreeAnswer = z
  .object({
    agreement: z
      .object({
        limitFen: z.int(),
        dayFen: z.int(),
        spentTodayFen: z.int(),
        agreedAt: z.int(),
        termsVersion: z.string(),
      })
      .nullable()
      .describe('null = every payment at a till asks her'),
    terms: z.object({ version: z.string(), text: z.string() }),
    limitFenMax: z.int(),
    dayFenMax: z.int(),
  })
  .meta({ id: 'PasswordFree' });
const requestsAnswer = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        storeId: z.string(),
        storeName: z.string(),
        amountFen: z.int(),
        createdAt: z.int(),
        untilAt: z.int(),
      }),
    ),
  })
  .meta({ id: 'MyPayRequests' });
const approveBody = z.strictObject({ password }).meta({ id: 'ApprovePayRequest' });
const decided = z.object({ state: z.enum(['APPROVED', 'DECLINED']) }).meta({ id: 'PayRequestDecided' });

/** What a till may take of her stored value (PAY-05): she sets it, ends it, and is asked for the rest. */
export function atTillRoutes(desk: PasswordFreeDesk): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me/stored-value/password-free',
      summary: 'How much a till may take of my stored value without my password, and what I agreed to',
      access: member,
      answers: { 200: passwordFreeAnswer },
      handle: async ({ principal: { merchantId, memberId } }) => ({
        json: {
          agreement: (await desk.agreement(merchantId, memberId)) ?? null,
          terms: { version: TERMS_VERSION, text: TERMS },
          ...{ limitFenMax: LIMIT_FEN_MAX, dayFenMax: DAY_FEN_MAX },
        },
      }),
    }),
    route({
      method: 'put',
      path: '/v1/me/stored-value/password-free',
      summary: 'Agree to payments without the password, up to a limit and a daily sum; with the password',
      access: member,
      body: passwordFreeBody,
      limit: { perMinute: PASSWORDS_PER_MINUTE_MAX },
      answers: { 204: null },
      problems: {
        403: 'Wrong password, or none is set',
        409: 'Other words by now',
        422: 'Limit above the day',
      },
      handle: async ({ principal: { merchantId, memberId }, body }) => {
        await desk.agree(merchantId, memberId, body);
        return {};
      },
    }),
    route({
      method: 'delete',
      path: '/v1/me/stored-value/password-free',
      summary: 'From now on every payment at a till asks me',
      access: member,
      answers: { 204: null },
      handle: async ({ principal: { merchantId, memberId } }) => {
        await desk.revoke(merchantId, memberId);
        return {};
      },
    }),
    route({
      method: 'get',
      path: '/v1/me/stored-value/requests',
      summary: 'What a till is asking me for now, the newest first; three at most',
      access: member,
      answers: { 200: requestsAnswer },
      handle: async ({ principal: { merchantId, memberId } }) => ({
        json: {
          items: (await desk.requests(merchantId, memberId)).map(
            ({ memberId: _mine, state: _open, ...shown }) => shown,
          ),
        },
      }),
    }),
    route({
      method: 'post',
      path: '/v1/me/stored-value/requests/{id}/approve',
      summary: 'Pay what the till asks me for, with my pay password; good for one payment of this amount',
      access: member,
      params: idParams,
      body: approveBody,
      limit: { perMinute: PASSWORDS_PER_MINUTE_MAX },
      answers: { 200: decided },
      problems: {
        403: 'Wrong password, or none is set',
        404: 'No such request of mine',
        409: 'Decided, or over',
        429: 'Tried too often',
      },
      handle: async ({ principal: { merchantId, memberId }, params: { id }, body }) => {
        await desk.approve(merchantId, memberId, id, body.password);
        return { json: { state: 'APPROVED' } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/stored-value/requests/{id}/decline',
      summary: 'Not me, or not this',
      access: member,
      params: idParams,
      answers: { 200: decided },
      problems: { 404: 'No such request of mine', 409: 'Decided, or over' },
      handle: async ({ principal: { merchantId, memberId }, params: { id } }) => {
        await desk.decline(merchantId, memberId, id);
        return { json: { state: 'DECLINED' } };
      },
    }),
  ];
}
