import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { WireRequest } from '../wire.ts';

const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/(\w+)\/tc3_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/;

interface Account {
  readonly secretId: string;
  readonly secretKey: string;
}

/** The gateway's side of 签名方法 v3: the error code it would answer with, or undefined when the signature is right. */
export function tc3Refusal(request: WireRequest, account: Account, nowSeconds: number): string | undefined {
  const { headers, body } = request;
  const [, secretId, day, service, signed, signature] =
    AUTHORIZATION.exec(headers['authorization'] ?? '') ?? [];
  if (signature === undefined || signed === undefined) return 'AuthFailure.InvalidAuthorization';
  if (secretId !== account.secretId) return 'AuthFailure.SecretIdNotFound';
  const stamp = Number(headers['x-tc-timestamp']);
  if (!(Math.abs(nowSeconds - stamp) <= 300)) return 'AuthFailure.SignatureExpire';
  if (new Date(stamp * 1_000).toISOString().slice(0, 10) !== day) return 'AuthFailure.SignatureFailure';
  const names = signed.split(';');
  if (!names.includes('content-type') || !names.includes('host')) return 'AuthFailure.SignatureFailure';

  const [path = '/', query = ''] = request.path.split('?');
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim().toLowerCase()}\n`).join('');
  const asked = [request.method, path, query, lines, signed, hash(body)].join('\n');
  const text = `TC3-HMAC-SHA256\n${stamp}\n${day}/${service}/tc3_request\n${hash(asked)}`;
  const onDay = hmac(`TC3${account.secretKey}`, day);
  const expected = hmac(hmac(hmac(onDay, service ?? ''), 'tc3_request'), text);
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'))
    ? undefined
    : 'AuthFailure.SignatureFailure';
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
