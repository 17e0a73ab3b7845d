import {
  AppError,
  type Clock,
  DAY_MS,
  type KeyedHash,
  type MemberId,
  type MerchantId,
  token,
  type UnitOfWork,
} from '#kernel';
import type { Identity, IdentityStore } from './identity-store.ts';
import { boundLast } from './own-phone.ts';
import type { PhoneBook } from './phone-book.ts';
import { isRightCode } from './right-code.ts';
import { codeSubject, type SendSmsCode } from './send-sms-code.ts';
import type { SmsCodeStore } from './sms-code-store.ts';

/** Codes by text message to the phone that she has bound, for spending and nothing else (MEM-08). */
export interface SpendingCodes {
  hasPhone(merchantId: MerchantId, memberId: MemberId): Promise<boolean>;
  /** 409 `members.no_phone`, `members.phone_changed`; 429 and 503 as with a code for signing in. */
  send(
    merchantId: MerchantId,
    memberId: MemberId,
    address: string,
  ): Promise<{ readonly resendAfterSeconds: number }>;
  /** Spends it. A wrong try stays counted whatever becomes of what it was for: five, and the code is worth nothing. */
  isRight(merchantId: MerchantId, memberId: MemberId, code: string): Promise<boolean>;
}
export const SPENDING_CODES = token<SpendingCodes>('SpendingCodes');

/** Whoever holds her unlocked phone could bind a number of her own: one that took the place of another sends no codes at first. */
const NEW_PHONE_RESTS_MS = DAY_MS;

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

  const rests = ({ replacedAt }: Identity) =>
    replacedAt !== null && clock.now() - replacedAt < NEW_PHONE_RESTS_MS;

  return {
    hasPhone: async (merchantId, memberId) => (await phoneOf(merchantId, memberId)) !== undefined,
    async send(merchantId, memberId, address) {
      const name = await phoneOf(merchantId, memberId);
      const phone = name === undefined ? null : await phones.phoneOf(merchantId, name);
      if (phone === null) throw new AppError('conflict', 'members.no_phone', '请先绑定手机号');
      if (name !== undefined && rests(name)) throw phoneChanged();
      return sendCode(merchantId, phone, address, 'spend');
    },
    async isRight(merchantId, memberId, given) {
      const name = await phoneOf(merchantId, memberId);
      if (name === undefined || rests(name)) return false;
      const tried = { subject: codeSubject(hash, name.subject, 'spend'), given, at: clock.now() };
      return unitOfWork.run((tx) => isRightCode({ codes, hash }, tx, merchantId, tried));
    },
  };
}

const phoneChanged = () =>
  new AppError(
    'conflict',
    'members.phone_changed',
    '手机号刚更换，24 小时后才能用短信验证码支付或设置支付密码',
  );
