import { AppError, type MemberId } from '#kernel';
import type { PaymentIntent } from '../domain/payment.ts';
import type { PaymentParams, PaymentProviderName } from './payments.ts';
import type { Intents } from './ports.ts';
import type { PaymentProviders } from './providers.ts';

/** Stands in for the person who types a password into a wallet, or into the provider's page. */
export type ConfirmInWallet = <Name extends PaymentProviderName>(
  name: Name,
  params: PaymentParams[Name],
) => Promise<void>;

/** WeChat's payment by its prepay id, as `wx.requestPayment` gets it; every payment by our own id. */
export type PaymentToConfirm = { readonly prepayId: string } | { readonly paymentId: string };

/** Demo only: an H5 page has no `wx.requestPayment`. A member confirms payments of their own and no others. */
export function confirmOwnPayment(intents: Intents, providers: PaymentProviders, confirm: ConfirmInWallet) {
  const find = (memberId: MemberId, payment: PaymentToConfirm): Promise<PaymentIntent | undefined> =>
    'prepayId' in payment
      ? intents.findByPrepayId(memberId, payment.prepayId)
      : intents.findOfMember(memberId, payment.paymentId);
  return async (memberId: MemberId, payment: PaymentToConfirm): Promise<void> => {
    const intent = await find(memberId, payment);
    if (intent === undefined || intent.prepayId === null || intent.channel !== 'online')
      throw new AppError('not_found', 'payments.unknown_payment', '找不到这笔支付');
    const provider = providers.get(intent.provider);
    await confirm(provider.name, provider.paramsFor(intent, intent.prepayId));
  };
}
