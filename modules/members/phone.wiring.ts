import type { ContainerModuleLoadOptions } from 'inversify';
import type { Job } from '#feature';
import type { Route } from '#http';
import {
  businessDayNumber,
  CLOCK,
  HOUR_MS,
  IDS,
  KEYED_HASH,
  RANDOM,
  type Token,
  token,
  UNIT_OF_WORK,
} from '#kernel';
import { type PhoneBinding, phoneBinding } from './app/bind-phone.ts';
import {
  MEMBER_SETTINGS,
  type PhoneNumbers,
  SMS_SETTINGS,
  type SmsSender,
  WECHAT_LOGIN_SETTINGS,
} from './app/ports.ts';
import { type SendSmsCode, sendSmsCode } from './app/send-sms-code.ts';
import { type SmsSignIn, smsSignIn } from './app/sms-sign-in.ts';
import { SPENDING_CODES, spendingCodes } from './app/spending-codes.ts';
import { sqlSmsCodes } from './db/sql-sms-codes.ts';
import { phoneRoutes } from './http/phone-routes.ts';
import { sandboxMessages } from './tencent/sandbox-messages.ts';
import { noSms, tencentSms } from './tencent/tencent-sms.ts';
import {
  ARRIVE,
  ENDED_SESSIONS,
  IDENTITY_STORE,
  MEMBER_SESSIONS,
  MEMBER_STORE,
  MERGE_MEMBERS,
  OPEN_SESSION,
  PHONE_BOOK,
} from './tokens.ts';
import type { WechatServer } from './wechat/access-token.ts';
import { phoneNumberApi } from './wechat/phone-number-api.ts';

const PHONE_BINDING = token<PhoneBinding>('PhoneBinding');
const PHONE_NUMBERS = token<PhoneNumbers>('PhoneNumbers');
const SMS_SENDER = token<SmsSender>('SmsSender');
const SEND_SMS_CODE = token<SendSmsCode>('SendSmsCode');
const SMS_SIGN_IN = token<SmsSignIn>('SmsSignIn');
export const PHONE_ROUTES = token<readonly Route[]>('PhoneRoutes');
export const PHONE_JOBS = token<readonly Job[]>('PhoneJobs');

/** 手机号登录 (MEM-02). */
export function bindPhones(bind: ContainerModuleLoadOptions['bind'], wechat: Token<WechatServer>): void {
  bind(PHONE_NUMBERS)
    .toResolvedValue((server, { appId }) => phoneNumberApi(server, appId), [wechat, WECHAT_LOGIN_SETTINGS])
    .inSingletonScope();
  bind(SMS_SENDER)
    .toResolvedValue(
      (settings, clock) => (settings === null ? noSms : tencentSms(settings, clock)),
      [SMS_SETTINGS, CLOCK],
    )
    .inSingletonScope();
  bind(PHONE_BINDING)
    .toResolvedValue(
      (unitOfWork, members, identities, phones, sessions, merge, openSession, ended, clock, ids, random) =>
        phoneBinding({
          ...{ unitOfWork, members, identities, phones, sessions, merge, openSession, ended },
          ...{ clock, ids, random },
        }),
      [
        ...([UNIT_OF_WORK, MEMBER_STORE, IDENTITY_STORE, PHONE_BOOK, MEMBER_SESSIONS] as const),
        ...([MERGE_MEMBERS, OPEN_SESSION, ENDED_SESSIONS, CLOCK, IDS, RANDOM] as const),
      ],
    )
    .inSingletonScope();
  bind(SEND_SMS_CODE)
    .toResolvedValue(
      (unitOfWork, phones, sender, hash, clock, random) =>
        sendSmsCode({ unitOfWork, codes: sqlSmsCodes, phones, sender, hash, clock, random }),
      [UNIT_OF_WORK, PHONE_BOOK, SMS_SENDER, KEYED_HASH, CLOCK, RANDOM],
    )
    .inSingletonScope();
  bind(SPENDING_CODES)
    .toResolvedValue(
      (unitOfWork, identities, phones, sendCode, hash, clock) =>
        spendingCodes({ unitOfWork, identities, phones, sendCode, codes: sqlSmsCodes, hash, clock }),
      [UNIT_OF_WORK, IDENTITY_STORE, PHONE_BOOK, SEND_SMS_CODE, KEYED_HASH, CLOCK],
    )
    .inSingletonScope();
  bind(SMS_SIGN_IN)
    .toResolvedValue(
      (unitOfWork, phones, binding, arrive, openSession, ended, hash, clock, ids, random) =>
        smsSignIn({
          ...{ unitOfWork, codes: sqlSmsCodes, phones, binding, arrive, openSession, ended, hash },
          ...{ clock, ids, random },
        }),
      [
        ...([UNIT_OF_WORK, PHONE_BOOK, PHONE_BINDING, ARRIVE, OPEN_SESSION, ENDED_SESSIONS] as const),
        ...([KEYED_HASH, CLOCK, IDS, RANDOM] as const),
      ],
    )
    .inSingletonScope();
  bind(PHONE_ROUTES)
    .toResolvedValue(
      (binding, numbers, sendCode, smsSignIn, { isDemo }, sms) =>
        phoneRoutes({
          ...{ binding, numbers, sendCode, smsSignIn },
          lastTextTo: isDemo && sms !== null ? sandboxMessages(sms.apiUrl) : undefined,
        }),
      [PHONE_BINDING, PHONE_NUMBERS, SEND_SMS_CODE, SMS_SIGN_IN, MEMBER_SETTINGS, SMS_SETTINGS],
    )
    .inSingletonScope();
  bind(PHONE_JOBS)
    .toResolvedValue(
      (unitOfWork, clock) => [
        {
          name: 'members.forget_sms_counters',
          everyMs: HOUR_MS,
          run: () => unitOfWork.run((tx) => sqlSmsCodes.forgetBefore(tx, businessDayNumber(clock.now()))),
        },
      ],
      [UNIT_OF_WORK, CLOCK],
    )
    .inSingletonScope();
}
