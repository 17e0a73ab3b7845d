import { z } from 'zod';
import { AppError, type Clock, MINUTE_MS, SECOND_MS } from '#kernel';
import type { SmsSender, SmsSettings } from '../app/ports.ts';
import { CODE_TTL_MS } from '../domain/sms-code.ts';
import { tc3Authorization } from './tc3-signature.ts';

const ANSWER_WAIT_MS = 5 * SECOND_MS;
const CONTENT_TYPE = 'application/json; charset=utf-8';
const ACTION = 'SendSms';
const VERSION = '2021-01-11';

const answer = z.object({
  Response: z.object({
    SendStatusSet: z.array(z.object({ Code: z.string() })).optional(),
    Error: z.object({ Code: z.string() }).optional(),
  }),
});

/** `SendSms` of Tencent Cloud SMS, API 3.0 version 2021-01-11. */
export function tencentSms(settings: SmsSettings, clock: Clock): SmsSender {
  const { host } = new URL(settings.apiUrl);
  return {
    async sendCode(phone, code) {
      const body = JSON.stringify({
        PhoneNumberSet: [phone.startsWith('+') ? phone : `+86${phone}`],
        SmsSdkAppId: settings.sdkAppId,
        SignName: settings.signName,
        TemplateId: settings.templateId,
        TemplateParamSet: [code, String(CODE_TTL_MS / MINUTE_MS)],
      });
      const at = clock.now();
      const { secretId, secretKey } = settings;
      const signed = { secretId, secretKey, service: 'sms', host, action: ACTION, contentType: CONTENT_TYPE };
      const headers = {
        authorization: tc3Authorization({ ...signed, body, at }),
        'content-type': CONTENT_TYPE,
        'x-tc-action': ACTION,
        'x-tc-version': VERSION,
        'x-tc-region': settings.region,
        'x-tc-timestamp': String(Math.floor(at / SECOND_MS)),
      };
      if (!(await wasTaken(settings.apiUrl, headers, body))) throw unavailable();
    },
  };
}

/** A shop without an account at a gateway. */
export const noSms: SmsSender = {
  sendCode: () => Promise.reject(unavailable()),
};

/** The request holds a phone and a code: an error tells nothing of it. */
async function wasTaken(url: string, headers: Record<string, string>, body: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WAIT_MS);
    const reply = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
    const { Response } = answer.parse(await reply.json());
    return Response.SendStatusSet?.[0]?.Code === 'Ok';
  } catch {
    return false;
  }
}

function unavailable(): AppError {
  return new AppError('unavailable', 'members.sms_unavailable', '短信暂时无法发送，请稍后再试', {
    retryAfterSeconds: 60,
  });
}
