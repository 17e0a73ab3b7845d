import { createHash, createSign, createVerify } from 'node:crypto';
import { signingKey } from '../key-pair.ts';

export type AcpFields = Readonly<Record<string, string>>;

/** acp 5.1.0: lower-case hex of SHA-256 over the sorted fields; RSA-SHA256 then hashes that text once more. */
function hashOf(fields: AcpFields): string {
  const parts: string[] = [];
  for (const name of Object.keys(fields).sort())
    if (name !== 'signature' && fields[name] !== '') parts.push(`${name}=${fields[name]}`);
  return createHash('sha256').update(parts.join('&'), 'utf8').digest('hex').toLowerCase();
}

export function signFields(fields: AcpFields, privateKeyPem: string): AcpFields {
  return {
    ...fields,
    signature: createSign('RSA-SHA256').update(hashOf(fields)).sign(signingKey(privateKeyPem), 'base64'),
  };
}

export function areFieldsGenuine(fields: AcpFields, publicKeyPem: string): boolean {
  return createVerify('RSA-SHA256')
    .update(hashOf(fields))
    .verify(publicKeyPem, fields['signature'] ?? '', 'base64');
}
