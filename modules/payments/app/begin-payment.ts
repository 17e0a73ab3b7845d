import {
  AppError,
  type Clock,
  HOUR_MS,
  type Ids,
  invariant,
  type MemberId,
  type MerchantId,
  type PaymentId,
  type UnitOfWork,
} from '#kernel';
import { pauseBeforeQueryMs } from '../domain/pauses.ts';
import type { PaymentIntent } from '../domain/payment.ts';
import { isMoneyTaken } from '../domain/provider-transaction.ts';
import type { BegunPayment, PaymentRequest, Payments } from './payments.ts';
import type { Intents } from './ports.ts';
import { type PaymentProvider, ProviderRefused, ProviderUnreachable } from './provider.ts';
import type { Settle } from './settle.ts';

/** A prepay id is good for 2 h; an older one is renewed while there is still time to type a password. */
const PREPAY_USABLE_MS = 1.75 * HOUR_MS;

export type FindOpenid = (merchantId: MerchantId, memberId: MemberId) => Promise<string | undefined>;

/** Stores the intent, and only then tells the provider: whatever gets lost on the way, we know what to ask about. */
export function beginPayment(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly intents: Intents;
  readonly provider: PaymentProvider;
  readonly settle: Settle;
  readonly findOpenid: FindOpenid;
  readonly clock: Clock;
  readonly ids: Ids;
}): Payments['begin'] {
  const { unitOfWork, intents, provider, settle, clock } = parts;

  async function openIntent(request: PaymentRequest): Promise<PaymentIntent> {
    const known = await intents.find(request.merchantId, request.orderId);
    if (known !== undefined) return known;
    const openid = await parts.findOpenid(request.merchantId, request.memberId);
    if (openid === undefined) throw new AppError('not_found', 'payments.unknown_member', '找不到这位会员');
    const id = parts.ids.next();
    const fresh: PaymentIntent = {
      subject: 'order',
      ...request,
      id: id as PaymentId,
      openid,
      outTradeNo: id.replaceAll('-', ''),
      prepayId: null,
      prepaidAt: null,
      state: 'CREATED',
    };
    const firstQueryAt = clock.now() + pauseBeforeQueryMs(0);
    return unitOfWork.run((tx) => intents.open(tx, fresh, firstQueryAt));
  }

  /** A usable prepay id, from the row or from the provider. */
  async function prepayIdOf(intent: PaymentIntent): Promise<string> {
    const now = clock.now();
    const { prepayId, prepaidAt } = intent;
    if (prepayId !== null && prepaidAt !== null && now - prepaidAt < PREPAY_USABLE_MS) return prepayId;
    const fresh = await provider.prepay(intent);
    const isOpen = await unitOfWork.run((tx) => intents.prepaid(tx, intent, fresh, now));
    if (!isOpen) throw windowOver();
    return fresh;
  }

  return async (request, _provider): Promise<BegunPayment> => {
    invariant(request.amountFen > 0, 'an order of zero yuan never reaches a provider');
    const intent = await openIntent(request);
    invariant(intent.amountFen === request.amountFen, 'the amount of an order never changes');
    if (intent.state === 'SUCCEEDED') throw alreadyPaid();
    if (intent.state === 'CLOSED' || intent.expiresAt <= clock.now()) throw windowOver();
    try {
      const params = provider.phoneParams(await prepayIdOf(intent));
      return { provider: provider.name, paymentId: intent.id, params };
    } catch (error) {
      if (error instanceof ProviderUnreachable)
        throw new AppError(
          'unavailable',
          'payments.provider_unreachable',
          '支付服务暂时无法连接，请稍后再试',
          {
            retryAfterSeconds: 2,
          },
        );
      if (!(error instanceof ProviderRefused)) throw error;
      const said = await provider.query(intent.outTradeNo).catch(() => 'unknown' as const);
      if (said !== 'unknown' && isMoneyTaken(said) && (await settle(intent, said)) === 'settled')
        throw alreadyPaid();
      throw new AppError('conflict', 'payments.refused', '支付平台没有接受这笔支付', {
        providerCode: error.code,
      });
    }
  };
}

const alreadyPaid = () => new AppError('conflict', 'payments.already_paid', '这笔订单已经支付');
const windowOver = () => new AppError('conflict', 'payments.window_over', '支付时间已过，请重新下单');
