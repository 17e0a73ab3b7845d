import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { WechatPayAccount } from '../app/ports.ts';
import { signingKey } from '../signing-key.ts';

/** `Authorization` of a GET whose answer the SDK would take for signed JSON: files are neither. */
export function authorizationFor(
  { mchId, serial, privateKeyPem }: WechatPayAccount,
  url: string,
  nonce: string,
): string {
  const { pathname, search } = new URL(url);
  const timestamp = Formatter.timestamp();
  const signature = Rsa.sign(
    Formatter.request('GET', `${pathname}${search}`, timestamp, nonce),
    signingKey(privateKeyPem),
  );
  return Formatter.authorization(mchId, nonce, signature, timestamp, serial);
}
