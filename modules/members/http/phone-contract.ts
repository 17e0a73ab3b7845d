import { z } from 'zod';
import { CODE_DIGITS } from '../domain/sms-code.ts';

/** With country code, spaces and dashes. */
const PHONE_CHARS_MAX = 30;
/** WeChat's own codes have 64 characters. */
const CODE_CHARS_MAX = 256;

export const phoneText = z.string().trim().min(1).max(PHONE_CHARS_MAX);

export const wechatPhoneBody = z
  .strictObject({
    code: z.string().min(1).max(CODE_CHARS_MAX).meta({ description: 'of `getPhoneNumber`; works once' }),
  })
  .meta({ id: 'WechatPhone' });

export const smsBody = z.strictObject({ phone: phoneText }).meta({ id: 'SmsRequest' });

export const smsSent = z
  .object({ resendAfterSeconds: z.int().meta({ description: 'the next one is refused before' }) })
  .meta({ id: 'SmsSent' });

export const smsVerifyBody = z
  .strictObject({
    phone: phoneText,
    code: z.string().regex(new RegExp(`^\\d{${CODE_DIGITS}}$`)),
    acceptsTerms: z.boolean().default(false).meta({ description: 'as for the WeChat sign-in' }),
  })
  .meta({ id: 'SmsProof' });

export const lastText = z.object({ text: z.string().nullable() }).meta({ id: 'LastText' });
