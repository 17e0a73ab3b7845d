import {
  AppError,
  businessDayNumber,
  type Clock,
  type KeyedHash,
  type MerchantId,
  type Random,
  SECOND_MS,
  type UnitOfWork,
} from '#kernel';
import { drawCode, RESEND_AFTER_MS } from '../domain/sms-code.ts';
import type { PhoneBook } from './phone-book.ts';
import type { SmsSender } from './ports.ts';
import type { SmsCodeStore } from './sms-code-store.ts';

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly codes: SmsCodeStore;
  readonly phones: PhoneBook;
  readonly sender: SmsSender;
  readonly hash: KeyedHash;
  readonly clock: Clock;
  readonly random: Random;
}

/** What a code is for: one that was sent for something else opens nothing. */
export type CodeUse = 'sign_in' | 'spend';

/** `address`: the caller's, or the network it may choose addresses from. */
export type SendSmsCode = (
  merchantId: MerchantId,
  phone: string,
  address: string,
  use?: CodeUse,
) => Promise<{ readonly resendAfterSeconds: number }>;

/**
 * Sends a code to whoever has this phone. Nobody is looked up: the answer cannot tell whether she is a member.
 *
 * The message does not go through the outbox, as others do: the code would lie there to be read. When it gets lost she asks
 * for another one, after the same minute.
 */
export function sendSmsCode({ unitOfWork, codes, phones, sender, hash, clock, random }: Parts): SendSmsCode {
  return async (merchantId, phone, address, use = 'sign_in') => {
    const at = clock.now();
    const day = businessDayNumber(at);
    const code = drawCode(random);
    const index = phones.keyOf(merchantId, phone).subject;
    const subject = codeSubject(hash, index, use);
    await unitOfWork.run(async (tx) => {
      const waitMs = await codes.issue(tx, merchantId, {
        ...{ phone: index, subject, at, day },
        hash: codeHash(hash, merchantId, subject, code),
      });
      if (waitMs > 0) throw tooSoon(waitMs);
      if (!(await codes.countAddress(tx, merchantId, hash.of('members.sms_address', address), day)))
        throw tooManyFromHere();
    });
    await sender.sendCode(phone, code);
    return { resendAfterSeconds: RESEND_AFTER_MS / SECOND_MS };
  };
}

/** Codes of each use stand in a row of their own; how many messages a phone gets is counted for all of them together. */
export function codeSubject(hash: KeyedHash, phone: string, use: CodeUse): string {
  return use === 'sign_in' ? phone : hash.of('members.sms_code_use', JSON.stringify([use, phone]));
}

/** Bound to the phone: the same digits sent to two people are two hashes. */
export function codeHash(hash: KeyedHash, merchantId: MerchantId, phone: string, code: string): string {
  return hash.of('members.sms_code', JSON.stringify([merchantId, phone, code]));
}

function tooSoon(waitMs: number): AppError {
  return new AppError('rate_limited', 'members.sms_too_soon', '验证码发送太频繁，请稍后再试', {
    retryAfterSeconds: Math.ceil(waitMs / SECOND_MS),
  });
}

function tooManyFromHere(): AppError {
  return new AppError('rate_limited', 'members.sms_too_many', '今天获取验证码的次数太多，请明天再试');
}
