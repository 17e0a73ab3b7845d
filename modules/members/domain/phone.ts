import { AppError } from '#kernel';

const MAINLAND = /^(?:\+?86)?(1[3-9]\d{9})$/;
/** ITU-T E.164: country code and number, at most 15 digits. */
const ABROAD = /^\+(?!86)[1-9]\d{6,14}$/;
/** Everything that people put between the digits. */
const BETWEEN = /[\s\-()]/g;

/**
 * One spelling per number, so that it is found again: eleven digits in mainland China, `+` and country code elsewhere.
 * Undefined for what is no mobile number.
 */
export function normalPhone(text: string): string | undefined {
  const digits = text.replace(BETWEEN, '');
  return MAINLAND.exec(digits)?.[1] ?? (ABROAD.test(digits) ? digits : undefined);
}

export function phoneRefused(): AppError {
  return new AppError('invalid', 'members.phone_invalid', '请输入正确的手机号');
}
