import { createSign, createVerify } from 'node:crypto';
import { signingKey } from '../key-pair.ts';

export type Params = Readonly<Record<string, string>>;

/** Non-empty parameters without those that are left out, sorted, joined as `k=v&k=v`. */
function signedText(params: Params, leftOut: readonly string[]): string {
  return Object.keys(params)
    .filter((name) => params[name] !== '' && !leftOut.includes(name))
    .sort()
    .map((name) => `${name}=${params[name]}`)
    .join('&');
}

/** A request keeps `sign_type` in what is signed. */
export function isRequestGenuine(params: Params, publicKeyPem: string): boolean {
  return createVerify('RSA-SHA256')
    .update(signedText(params, ['sign']))
    .verify(publicKeyPem, params['sign'] ?? '', 'base64');
}

/** A notice leaves it out. */
export function signNotice(params: Params, privateKeyPem: string): Params {
  return { ...params, sign: signText(signedText(params, ['sign', 'sign_type']), privateKeyPem) };
}

export function signText(text: string, privateKeyPem: string): string {
  return createSign('RSA-SHA256').update(text, 'utf8').sign(signingKey(privateKeyPem), 'base64');
}
