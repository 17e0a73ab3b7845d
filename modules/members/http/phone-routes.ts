import { callerNetwork, member, open, type Route, route, visitor } from '#http';
import type { PhoneBinding } from '../app/bind-phone.ts';
import type { LastTextTo, PhoneNumbers } from '../app/ports.ts';
import type { SendSmsCode } from '../app/send-sms-code.ts';
import type { SmsSignIn } from '../app/sms-sign-in.ts';
import { normalPhone, phoneRefused } from '../domain/phone.ts';
import { signedIn } from './member-contract.ts';
import { lastText, smsBody, smsSent, smsVerifyBody, wechatPhoneBody } from './phone-contract.ts';

/** The limits per day are counted in the database; these only keep a script from asking all the time. */
const CODES_ASKED_PER_MINUTE_MAX = 120;
const TRIES_PER_MINUTE_MAX = 120;

interface Parts {
  readonly binding: PhoneBinding;
  readonly numbers: PhoneNumbers;
  readonly sendCode: SendSmsCode;
  readonly smsSignIn: SmsSignIn;
  /** Undefined outside the demo. */
  readonly lastTextTo: LastTextTo | undefined;
}

/** 手机号登录 (MEM-02): by WeChat's phone button, or by a code in a text message. */
export function phoneRoutes({ binding, numbers, sendCode, smsSignIn, lastTextTo }: Parts): readonly Route[] {
  const routes = [
    route({
      method: 'post',
      path: '/v1/auth/wechat-phone',
      summary:
        'Binds the phone behind a code of WeChat’s phone button to the member; tokens are new, and another member’s where both are one person',
      access: member,
      body: wechatPhoneBody,
      limit: { perMinute: TRIES_PER_MINUTE_MAX },
      answers: { 200: signedIn },
      problems: {
        409: 'Her profile changed at the same moment',
        422: 'Code unknown, expired or used',
        503: 'WeChat does not answer',
      },
      handle: async ({ principal, body }) => ({
        json: await binding.bind(principal, await numbers.phoneOf(body.code)),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/auth/sms',
      summary: 'Sends a code to a phone; the answer is the same whether its owner is a member or not',
      access: open,
      body: smsBody,
      limit: { perMinute: CODES_ASKED_PER_MINUTE_MAX },
      answers: { 202: smsSent },
      problems: { 429: 'Within a minute, or too many today', 503: 'The message could not be sent' },
      handle: async ({ merchantId, body, http }) => ({
        json: await sendCode(merchantId, phoneOf(body.phone), callerNetwork(http.request)),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/auth/sms/verify',
      summary:
        'Signs in by a code from a text message; who is signed in already binds the phone to herself by it',
      access: visitor,
      body: smsVerifyBody,
      limit: { perMinute: TRIES_PER_MINUTE_MAX },
      answers: { 200: signedIn },
      problems: {
        401: 'Code wrong, used, older than five minutes, or tried five times',
        409: 'Her profile changed at the same moment',
      },
      handle: async ({ merchantId, principal, body }) => ({
        json: await smsSignIn(merchantId, principal, { ...body, phone: phoneOf(body.phone) }),
      }),
    }),
  ];
  return lastTextTo === undefined ? routes : [...routes, demoRoute(lastTextTo)];
}

function demoRoute(lastTextTo: LastTextTo): Route {
  return route({
    method: 'post',
    path: '/v1/demo/messages/last',
    summary: 'Demo: the last text message to a phone, which nobody here holds in hand',
    access: open,
    body: smsBody,
    limit: { perMinute: TRIES_PER_MINUTE_MAX },
    answers: { 200: lastText },
    handle: async ({ body }) => ({ json: { text: await lastTextTo(phoneOf(body.phone)) } }),
  });
}

function phoneOf(text: string): string {
  const phone = normalPhone(text);
  if (phone === undefined) throw phoneRefused();
  return phone;
}
