import {
  AppError,
  type Clock,
  type Ids,
  type MemberId,
  type MerchantId,
  MINUTE_MS,
  type UnitOfWork,
} from '#kernel';
import type { PasswordHasher } from '#modules/access';
import type { SpendingCodes } from '#modules/members';
import type { Approval, StoredValue } from '../tokens.ts';
import type { PayPasswords } from './ports.ts';

/** Six digits: five tries a minute and twenty a day leave a thief 0.002 % a day. */
const TRIES_PER_MINUTE_MAX = 5;
const TRIES_PER_DAY_MAX = 20;
const APPROVED_FOR_MS = 5 * MINUTE_MS;

export interface PayPassword extends Pick<StoredValue, 'approve'> {
  /** For who has no pay password: a code to her phone, good for spending alone. 409 `stored-value.has_password`. */
  sendCode(
    merchantId: MerchantId,
    memberId: MemberId,
    address: string,
  ): Promise<{ readonly resendAfterSeconds: number }>;
  /** 403 `stored-value.wrong_code`; the try is counted. */
  approveByCode(
    merchantId: MerchantId,
    memberId: MemberId,
    amountFen: number,
    code: string,
  ): Promise<Approval>;
  /**
   * 403 without what is needed for it: `current` where there is a password; else a `code` to her phone where she has one,
   * or whoever holds her session would choose what approves her payments.
   */
  set(
    merchantId: MerchantId,
    memberId: MemberId,
    fresh: string,
    proof: { readonly current?: string | undefined; readonly code?: string | undefined },
  ): Promise<void>;
}

export function payPassword(
  unitOfWork: UnitOfWork,
  passwords: PayPasswords,
  hasher: PasswordHasher,
  codes: SpendingCodes,
  clock: Clock,
  ids: Ids,
): PayPassword {
  async function refuseUnless(merchantId: MerchantId, memberId: MemberId, given: string, hash: string) {
    const at = clock.now();
    // A commit of its own: a wrong password counts although what it was for is refused.
    const tries = await unitOfWork.run((tx) => passwords.countTry(tx, merchantId, memberId, at));
    if (tries.minute > TRIES_PER_MINUTE_MAX || tries.day > TRIES_PER_DAY_MAX)
      throw new AppError('rate_limited', 'stored-value.too_many_tries', '支付密码尝试次数过多，请稍后再试', {
        retryAfterSeconds: 60,
      });
    if (!(await hasher.matches(given, hash)))
      throw new AppError('forbidden', 'stored-value.wrong_password', '支付密码不正确');
  }

  const approved = (memberId: MemberId, amountFen: number): Approval => ({
    ...{ memberId, upToFen: amountFen, until: clock.now() + APPROVED_FOR_MS, nonce: ids.next() },
  });
  /** Else the weaker of the two would do for a thief who holds her phone. */
  async function refuseWithPassword(merchantId: MerchantId, memberId: MemberId) {
    if ((await passwords.hash(merchantId, memberId)) !== undefined)
      throw new AppError('conflict', 'stored-value.has_password', '你已设置支付密码，请输入支付密码');
  }

  async function refuseUnlessRight(merchantId: MerchantId, memberId: MemberId, code: string) {
    if (!(await codes.isRight(merchantId, memberId, code)))
      throw new AppError('forbidden', 'stored-value.wrong_code', '验证码不正确或已失效');
  }

  async function refuseFirstUnlessHers(merchantId: MerchantId, memberId: MemberId, code: string | undefined) {
    if (!(await codes.hasPhone(merchantId, memberId))) return;
    if (code === undefined)
      throw new AppError('forbidden', 'stored-value.code_needed', '请输入发到你手机上的验证码');
    await refuseUnlessRight(merchantId, memberId, code);
  }

  return {
    async sendCode(merchantId, memberId, address) {
      await refuseWithPassword(merchantId, memberId);
      return codes.send(merchantId, memberId, address);
    },
    async approveByCode(merchantId, memberId, amountFen, code) {
      await refuseWithPassword(merchantId, memberId);
      await refuseUnlessRight(merchantId, memberId, code);
      return approved(memberId, amountFen);
    },
    async set(merchantId, memberId, fresh, { current, code }) {
      const known = await passwords.hash(merchantId, memberId);
      if (known === undefined) await refuseFirstUnlessHers(merchantId, memberId, code);
      else await refuseUnless(merchantId, memberId, current ?? '', known);
      const hash = await hasher.hash(fresh);
      const isSet = await unitOfWork.run((tx) =>
        passwords.set(tx, merchantId, memberId, { hash, former: known, at: clock.now() }),
      );
      if (!isSet) throw new AppError('conflict', 'stored-value.password_changed', '支付密码刚刚被修改过');
    },
    async approve(merchantId, memberId, amountFen, given): Promise<Approval> {
      const known = await passwords.hash(merchantId, memberId);
      if (known === undefined)
        throw new AppError('forbidden', 'stored-value.no_password', '请先设置支付密码');
      await refuseUnless(merchantId, memberId, given, known);
      return approved(memberId, amountFen);
    },
  };
}
