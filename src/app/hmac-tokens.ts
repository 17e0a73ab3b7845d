import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { SignedTokens } from '#kernel';

const KEY_BYTES = 32;

/**
 * `claims.signature`, both base64url; HMAC-SHA256 with one key per purpose (HKDF, RFC 5869).
 * A JWT library was left out: these tokens are read by nobody but us, and an algorithm field is one
 * more thing to attack.
 */
export function hmacTokens(secret: string): SignedTokens {
  // As key objects: from a Buffer Node makes one at every signature, which took 15 µs instead of 4.
  const keys = new Map<string, KeyObject>();
  const keyOf = (purpose: string): KeyObject => {
    let key = keys.get(purpose);
    if (key === undefined) {
      key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'tongqu', purpose, KEY_BYTES)));
      keys.set(purpose, key);
    }
    return key;
  };
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
