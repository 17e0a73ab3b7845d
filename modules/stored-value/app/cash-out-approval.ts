import { AppError, type EpochMs, type MemberId, type MerchantId, type Tx } from '#kernel';
import { type Split, totalOf } from '../domain/split.ts';
import type { Approval } from '../tokens.ts';
import type { PayPasswords, UseStore } from './ports.ts';

/** Spends her approval in the commit of the cash-out; nothing to do for who never set a pay password. */
export type RequireApproval = (
  merchantId: MerchantId,
  memberId: MemberId,
  approval: Approval | undefined,
  at: EpochMs,
) => Promise<(tx: Tx, cashOutId: string, left: Split) => Promise<void>>;

/** Who finds the phone unlocked sends her money nowhere (MEM-08): the pay password guards the way out as well. */
export function cashOutApproval(
  passwords: Pick<PayPasswords, 'hash'>,
  uses: Pick<UseStore, 'spendApproval'>,
): RequireApproval {
  return async (merchantId, memberId, approval, at) => {
    if ((await passwords.hash(merchantId, memberId)) === undefined) return async () => undefined;
    return async (tx, bizId, left) => {
      const covers =
        approval?.memberId === memberId && approval.upToFen >= totalOf(left) && approval.until >= at;
      if (!covers || approval.nonce === undefined)
        throw new AppError('forbidden', 'stored-value.approval_needed', '请先验证支付密码');
      const key = { bizType: 'stored-value.cash-out', bizId };
      const { nonce, until } = approval;
      if (!(await uses.spendApproval(tx, merchantId, key, { nonce, until })))
        throw new AppError('conflict', 'stored-value.approval_used', '这次验证已用过，请重新输入支付密码');
    };
  };
}
