import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Config, ConfigError } from './config.ts';

const SECRET_BYTES = 32;

/** The secret behind all signed tokens. A demo makes its own and keeps it, so that sign-ins survive a restart. */
export function secretKey({ SECRET_KEY, MODE, STATE_DIR }: Config): string {
  if (SECRET_KEY !== undefined) return SECRET_KEY;
  if (MODE === 'production')
    throw new ConfigError('SECRET_KEY is needed in production (at least 32 characters)');
  return madeOnce(join(STATE_DIR, 'secret-key'));
}

/** A fresh secret, the same one at every start. */
export function madeOnce(path: string): string {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, randomBytes(SECRET_BYTES).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(path, 'utf8');
}
