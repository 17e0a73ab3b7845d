import { type Clock, type EpochMs, type Random, SECOND_MS } from '#kernel';
import { nonce } from '../nonce.ts';
import { jsonAnswer, jsonObject, type WireAnswer, type WireRequest } from '../wire.ts';
import { tc3Refusal } from './tc3-check.ts';

export interface SmsAccount {
  readonly region: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly sdkAppId: string;
  readonly signName: string;
  readonly templateId: string;
}

interface TextMessage {
  readonly phone: string;
  readonly text: string;
  readonly params: readonly string[];
  readonly at: EpochMs;
}

const VERSION = '2021-01-11';
const PHONES_PER_REQUEST_MAX = 200;
const PARAMS = 2;
const E164 = /^\+[1-9]\d{6,14}$/;
/** The gateway's own limit, on top of what the shop asks of itself. */
const PAUSE_PER_PHONE_MS = 30 * SECOND_MS;
const MESSAGES_KEPT_MAX = 500;

/** `SendSms` of Tencent Cloud SMS. What would arrive on phones lies here; nobody else ever sees it. */
export class SmsGateway {
  readonly #account: SmsAccount;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #messages: TextMessage[] = [];

  constructor(account: SmsAccount, clock: Clock, random: Random) {
    this.#account = account;
    this.#clock = clock;
    this.#random = random;
  }

  /** Undefined when the request is not one for this API. */
  handle(request: WireRequest): WireAnswer | undefined {
    const action = request.headers['x-tc-action'];
    if (request.method !== 'POST' || action === undefined) return undefined;
    const refusal =
      tc3Refusal(request, this.#account, Math.floor(this.#clock.now() / SECOND_MS)) ??
      this.#refusalOf(request, action);
    if (refusal !== undefined)
      return this.#answer({ Error: { Code: refusal, Message: 'see the documentation' } });
    return this.#send(jsonObject(request.body));
  }

  /** Newest first. */
  messages(phone?: string): readonly TextMessage[] {
    return this.#messages.filter((message) => phone === undefined || message.phone === phone).toReversed();
  }

  #refusalOf({ headers, body }: WireRequest, action: string): string | undefined {
    if (action !== 'SendSms' || headers['x-tc-version'] !== VERSION) return 'InvalidAction';
    if (headers['x-tc-region'] === undefined) return 'MissingParameter';
    const { PhoneNumberSet, SmsSdkAppId, SignName, TemplateId, TemplateParamSet } = jsonObject(body);
    if (!Array.isArray(PhoneNumberSet) || PhoneNumberSet.length === 0) return 'MissingParameter';
    if (PhoneNumberSet.length > PHONES_PER_REQUEST_MAX) return 'LimitExceeded.PhoneNumberCountLimit';
    if (SmsSdkAppId !== this.#account.sdkAppId) return 'UnauthorizedOperation.SmsSdkAppIdVerifyFail';
    if (SignName !== this.#account.signName) return 'FailedOperation.SignatureIncorrectOrUnapproved';
    if (TemplateId !== this.#account.templateId) return 'FailedOperation.TemplateIncorrectOrUnapproved';
    if (!Array.isArray(TemplateParamSet) || TemplateParamSet.length !== PARAMS)
      return 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate';
    return undefined;
  }

  #send(body: Record<string, unknown>): WireAnswer {
    const params = (body['TemplateParamSet'] as unknown[]).map(String);
    const statuses = (body['PhoneNumberSet'] as unknown[]).map((given) => {
      const phone = String(given);
      const code = this.#statusFor(phone);
      if (code === 'Ok') this.#keep(phone, params);
      return {
        SerialNo: code === 'Ok' ? nonce(this.#random) : '',
        PhoneNumber: phone,
        Fee: code === 'Ok' ? 1 : 0,
        SessionContext: '',
        Code: code,
        Message: code === 'Ok' ? 'send success' : code,
        IsoCode: phone.startsWith('+86') ? 'CN' : '',
      };
    });
    return this.#answer({ SendStatusSet: statuses });
  }

  #statusFor(phone: string): string {
    if (!E164.test(phone)) return 'InvalidParameterValue.IncorrectPhoneNumber';
    const [last] = this.messages(phone);
    const isTooSoon = last !== undefined && this.#clock.now() - last.at < PAUSE_PER_PHONE_MS;
    return isTooSoon ? 'LimitExceeded.PhoneNumberThirtySecondLimit' : 'Ok';
  }

  #keep(phone: string, params: readonly string[]): void {
    const [code, minutes] = params;
    const text = `【${this.#account.signName}】验证码 ${code}，${minutes} 分钟内有效。请勿告诉任何人。`;
    this.#messages.push({ phone, text, params, at: this.#clock.now() });
    if (this.#messages.length > MESSAGES_KEPT_MAX) this.#messages.shift();
  }

  #answer(response: object): WireAnswer {
    return jsonAnswer(200, { Response: { ...response, RequestId: nonce(this.#random) } });
  }
}
