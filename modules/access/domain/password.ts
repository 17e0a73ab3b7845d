import { AppError } from '#kernel';

export const PASSWORD_CHARS_MAX = 128;
export const ACCOUNT_CHARS_MAX = 64;

/** Wrong tries in a row before an account rests. */
export const WRONG_TRIES_MAX = 5;
export const REST_MS = 15 * 60_000;

/** The same answer for an unknown account and a wrong password: whether it exists is nobody's business. */
export function signInRefused(): AppError {
  return new AppError('unauthenticated', 'access.sign_in_refused', '账号或密码不正确');
}

export function tooManyTries(retryAfterSeconds: number): AppError {
  return new AppError('rate_limited', 'access.too_many_tries', '密码错误次数过多，请稍后再试', {
    retryAfterSeconds,
  });
}
