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

/** Long rather than odd (NIST SP 800-63B): rules about digits and signs make people write passwords down. */
const PASSWORD_CHARS_MIN = 10;
const DIFFERENT_CHARS_MIN = 5;

/** What is wrong with a new password, as the end of a code, or null when nothing is. */
export function passwordFault(password: string, account: string): PasswordFault | null {
  const typed = password.normalize('NFKC').toLowerCase();
  if ([...typed].length < PASSWORD_CHARS_MIN) return 'too_short';
  if (typed.includes(account.toLowerCase())) return 'holds_account';
  if (new Set(typed).size < DIFFERENT_CHARS_MIN || isRow(typed)) return 'too_plain';
  return null;
}

type PasswordFault = 'too_short' | 'holds_account' | 'too_plain';

const FAULT_TEXTS: Readonly<Record<PasswordFault, string>> = {
  too_short: `密码至少 ${PASSWORD_CHARS_MIN} 个字符`,
  holds_account: '密码不能包含账号',
  too_plain: '密码太简单，请换一个',
};

/** @throws AppError with `details.fault` for a password that nobody should have. */
export function requireGoodPassword(password: string, account: string): void {
  const fault = passwordFault(password, account);
  if (fault !== null)
    throw new AppError('unprocessable', 'access.weak_password', FAULT_TEXTS[fault], { fault });
}

/** `1234567890`, `abcdefghij` and the like: each character follows the one before it. */
function isRow(text: string): boolean {
  const points = [...text].map((char) => char.codePointAt(0) ?? 0);
  const steps = points.slice(1).map((point, at) => point - (points[at] ?? 0));
  // 0 after 9 goes on with the row, as on the keys.
  return steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1 || step === 9);
}
