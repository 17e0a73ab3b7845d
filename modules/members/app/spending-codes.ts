import {
  AppError,
  type Clock,
  type KeyedHash,
  type MemberId,
  type MerchantId,
  token,
  type UnitOfWork,
} from '#kernel';
import type { IdentityStore } from './identity-store.ts';
import { boundLast } from './own-phone.ts';
import type { PhoneBook } from './phone-book.ts';
import { isRightCode } from './right-code.ts';
import { codeSubject, type SendSmsCode } from './send-sms-code.ts';
import type { SmsCodeStore } from './sms-code-store.ts';

/** Codes by text message to the phone that she has bound, for spending and nothing else (MEM-08). */
export interface SpendingCodes {
  /** 409 `members.no_phone`; 429 and 503 as with a code for signing in. */
  send(
    merchantId: MerchantId,
    memberId: MemberId,
    address: string,
  ): Promise<{ readonly resendAfterSeconds: number }>;
  /** Spends it. A wrong try stays counted whatever becomes of what it was for: five, and the code is worth nothing. */
  isRight(merchantId: MerchantId, memberId: MemberId, code: string): Promise<boolean>;
}
export const SPENDING_CODES = token<SpendingCodes>('SpendingCodes');

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly identities: IdentityStore;
  readonly phones: PhoneBook;
  readonly sendCode: SendSmsCode;
  readonly codes: SmsCodeStore;
  readonly hash: KeyedHash;
  readonly clock: Clock;
}

export function spendingCodes(parts: Parts): SpendingCodes {
  const { unitOfWork, identities, phones, sendCode, codes, hash, clock } = parts;

  const phoneOf = async (merchantId: MerchantId, memberId: MemberId) =>
    boundLast(await identities.listOf(merchantId, memberId));

  return {
    async send(merchantId, memberId, address) {
      const name = await phoneOf(merchantId, memberId);
      const phone = name === undefined ? null : await phones.phoneOf(merchantId, name);
      if (phone === null) throw new AppError('conflict', 'members.no_phone', '请先绑定手机号');
      return sendCode(merchantId, phone, address, 'spend');
    },
    async isRight(merchantId, memberId, given) {
      const name = await phoneOf(merchantId, memberId);
      if (name === undefined) return false;
      const tried = { subject: codeSubject(hash, name.subject, 'spend'), given, at: clock.now() };
      return unitOfWork.run((tx) => isRightCode({ codes, hash }, tx, merchantId, tried));
    },
  };
}
