import { AppError, type MemberId } from '#kernel';
import type { Intents } from './ports.ts';

/** Stands in for the person who types a password into WeChat. */
export type ConfirmInWallet = (prepayId: string) => Promise<void>;

/** Demo only: an H5 page has no `wx.requestPayment`. A member confirms payments of their own and no others. */
export function confirmOwnPayment(intents: Intents, confirm: ConfirmInWallet) {
  return async (memberId: MemberId, prepayId: string): Promise<void> => {
    const intent = await intents.findByPrepayId(memberId, prepayId);
    if (intent === undefined) throw new AppError('not_found', 'payments.unknown_payment', '找不到这笔支付');
    await confirm(prepayId);
  };
}
