import {
  AppError,
  type Clock,
  type EpochMs,
  type KeyedHash,
  type MemberId,
  type MerchantId,
  type Random,
  type UnitOfWork,
} from '#kernel';
import { checkOf, codeText, drawNonce, endOfStep, refreshAt, stepAt } from '../domain/member-code.ts';
import type { MemberCodeStore } from './member-code-store.ts';

export interface ShownCode {
  readonly code: string;
  readonly refreshAt: EpochMs;
  readonly expiresAt: EpochMs;
}

export type ShowMemberCode = (merchantId: MerchantId, memberId: MemberId) => Promise<ShownCode>;

export function showMemberCode(
  unitOfWork: UnitOfWork,
  codes: MemberCodeStore,
  hash: KeyedHash,
  clock: Clock,
  random: Random,
): ShowMemberCode {
  return async (merchantId, memberId) => {
    const step = stepAt(clock.now());
    const nonce = drawNonce(random);
    const isMine = await unitOfWork.run((tx) => codes.add(tx, merchantId, { nonce, memberId, step }));
    // Of ten thousand million numbers a few thousand are taken: asking again is enough.
    if (!isMine)
      throw new AppError('unavailable', 'members.code_taken', '请再试一次', { retryAfterSeconds: 1 });
    const check = checkOf(hash, { merchantId, memberId }, step, nonce);
    return { code: codeText({ nonce, check }), refreshAt: refreshAt(step), expiresAt: endOfStep(step) };
  };
}
