import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { Random } from '#kernel';
import type { PasswordHasher } from '../app/ports.ts';

/** One of the settings that OWASP's password storage page calls equal (16 MiB, about 0.2 s of one core). */
const COST = 2 ** 14;
const BLOCK = 8;
const LANES = 5;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const MEMORY_BYTES_MAX = 64 * 1024 * 1024;

/** `scrypt$cost$block$lanes$salt$key`, so that the settings can grow without breaking old passwords. */
export function scryptHasher(random: Random): PasswordHasher {
  const nobody = encode(Buffer.alloc(SALT_BYTES), Buffer.alloc(KEY_BYTES));
  return {
    async hash(password) {
      const salt = Buffer.from(random.bytes(SALT_BYTES));
      const key = await derive(password, salt, { N: COST, r: BLOCK, p: LANES });
      return encode(salt, key);
    },
    async matches(password, hash = nobody) {
      const [, cost, block, lanes, salt = '', key = ''] = hash.split('$');
      const expected = Buffer.from(key, 'base64url');
      const settings = { N: Number(cost), r: Number(block), p: Number(lanes) };
      const given = await derive(password, Buffer.from(salt, 'base64url'), settings);
      return given.length === expected.length && timingSafeEqual(given, expected) && hash !== nobody;
    },
  };
}

function encode(salt: Buffer, key: Buffer): string {
  return ['scrypt', COST, BLOCK, LANES, salt.toString('base64url'), key.toString('base64url')].join('$');
}

function derive(password: string, salt: Buffer, settings: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // NFKC: the same characters typed on another keyboard are the same password.
    scrypt(
      password.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { ...settings, maxmem: MEMORY_BYTES_MAX },
      (error, key) => (error === null ? resolve(key) : reject(error)),
    );
  });
}
