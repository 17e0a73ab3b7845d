import { createSign } from 'node:crypto';
import { type EpochMs, SECOND_MS } from '#kernel';
import type { WechatPayAccount } from '../app/ports.ts';

/** `Authorization` of a GET that the SDK does not send: it reads answers as JSON that is signed, and files are neither. */
export function authorizationFor(
  { mchId, serial, privateKeyPem }: WechatPayAccount,
  url: string,
  { now, nonce }: { readonly now: EpochMs; readonly nonce: string },
): string {
  const { pathname, search } = new URL(url);
  const timestamp = String(Math.floor(now / SECOND_MS));
  const signature = createSign('RSA-SHA256')
    .update(`GET\n${pathname}${search}\n${timestamp}\n${nonce}\n\n`)
    .sign(privateKeyPem, 'base64');
  const fields = { mchid: mchId, nonce_str: nonce, signature, timestamp, serial_no: serial };
  const text = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
  return `WECHATPAY2-SHA256-RSA2048 ${text.join(',')}`;
}
