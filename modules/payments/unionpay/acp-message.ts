import { createHash, createSign, createVerify, type KeyObject } from 'node:crypto';
import { signingKey } from '../signing-key.ts';

/** A message of acp 5.1.0: names and values, as they are signed. */
export type AcpFields = Readonly<Record<string, string>>;

/** What is signed is the hex of the hash of the sorted fields: the signature hashes it a second time. */
function digestOf(fields: AcpFields): string {
  const text = Object.keys(fields)
    .filter((name) => name !== 'signature' && fields[name] !== '')
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&');
  return createHash('sha256').update(text).digest('hex');
}

export function signAcp(fields: AcpFields, privateKeyPem: string): AcpFields {
  const signature = createSign('RSA-SHA256')
    .update(digestOf(fields))
    .sign(signingKey(privateKeyPem), 'base64');
  return { ...fields, signature };
}

export function isSignedBy(fields: AcpFields, key: KeyObject): boolean {
  return createVerify('RSA-SHA256')
    .update(digestOf(fields))
    .verify(key, fields['signature'] ?? '', 'base64');
}

/**
 * An answer: `name=value&…` without any encoding. A value in braces may hold `&`. Undefined when it is none, or when a
 * name comes twice.
 */
export function acpAnswer(text: string): AcpFields | undefined {
  const fields: Record<string, string> = {};
  for (const piece of text.trim().split(/&(?![^{]*\})/)) {
    const cut = piece.indexOf('=');
    const name = piece.slice(0, Math.max(cut, 0));
    if (!/^\w{1,64}$/.test(name) || Object.hasOwn(fields, name)) return undefined;
    fields[name] = piece.slice(cut + 1);
  }
  return fields;
}

/** A notice: an ordinary form. */
export function acpForm(text: string): AcpFields | undefined {
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    if (!/^\w{1,64}$/.test(name) || Object.hasOwn(fields, name)) return undefined;
    fields[name] = value;
  }
  return fields;
}
