import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SignedTokens } from '#kernel';
import { keysOf } from './purpose-keys.ts';

/**
 * `claims.signature`, both base64url; HMAC-SHA256 with one key per purpose.
 * A JWT library was left out: these tokens are read by nobody but us, and an algorithm field is one
 * more thing to attack.
 */
export function hmacTokens(secret: string): SignedTokens {
  const keyOf = keysOf(secret);
  const signatureOf = (purpose: string, body: string) =>
    createHmac('sha256', keyOf(purpose)).update(body).digest();

  return {
    sign(purpose, claims, expiresAt) {
      const body = Buffer.from(JSON.stringify({ ...claims, exp: expiresAt })).toString('base64url');
      return `${body}.${signatureOf(purpose, body).toString('base64url')}`;
    },
    verify<Claims extends object>(purpose: string, token: string, now: number) {
      const [body, signature, ...rest] = token.split('.');
      if (body === undefined || signature === undefined || rest.length > 0) return undefined;
      const given = Buffer.from(signature, 'base64url');
      const expected = signatureOf(purpose, body);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Claims & { exp: number };
      return claims.exp > now ? claims : undefined;
    },
  };
}
