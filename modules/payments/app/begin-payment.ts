import { AppError, type Clock, HOUR_MS, type Ids, invariant, type PaymentId, type UnitOfWork } from '#kernel';
import { pauseBeforeQueryMs } from '../domain/pauses.ts';
import type { PaymentIntent, ProviderName } from '../domain/payment.ts';
import { isMoneyTaken } from '../domain/provider-transaction.ts';
import { closeAtProvider } from './close-at-provider.ts';
import type { Payers } from './payers.ts';
import type { BegunPayment, PaymentRequest, Payments } from './payments.ts';
import type { GivenUpNumbers, Intents } from './ports.ts';
import { type PaymentProvider, ProviderRefused, ProviderUnreachable } from './provider.ts';
import type { PaymentProviders } from './providers.ts';
import type { Settle } from './settle.ts';

/** A prepay id is good for 2 h; an older one is renewed while there is still time to type a password. */
const PREPAY_USABLE_MS = 1.75 * HOUR_MS;

/** Stores the intent, and only then tells the provider: whatever gets lost on the way, we know what to ask about. */
export function beginPayment(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly intents: Intents;
  readonly givenUp: GivenUpNumbers;
  readonly providers: PaymentProviders;
  readonly settle: Settle;
  readonly payers: Payers;
  readonly clock: Clock;
  readonly ids: Ids;
}): Payments['begin'] {
  const { unitOfWork, intents, givenUp, providers, settle, payers, clock } = parts;

  /** WeChat takes the money of one person only; the others of whoever is at their page. */
  async function payerOf(
    { merchantId, memberId }: Pick<PaymentRequest, 'merchantId' | 'memberId'>,
    name: ProviderName,
  ) {
    if (name !== 'wechat') return '';
    const payer = await payers.of(merchantId, memberId);
    if (payer === undefined) throw unknownMember();
    return payer;
  }

  const freshNumber = () => parts.ids.next().replaceAll('-', '');

  async function openIntent(request: PaymentRequest, name: ProviderName): Promise<PaymentIntent> {
    const known = await intents.find(request.merchantId, request.orderId);
    if (known !== undefined) return known;
    const { stillOwed, ...asked } = request;
    const fresh: PaymentIntent = {
      ...{ subject: 'order', channel: 'online' },
      ...asked,
      id: parts.ids.next() as PaymentId,
      provider: name,
      payer: await payerOf(request, name),
      outTradeNo: freshNumber(),
      prepayId: null,
      prepaidAt: null,
      state: 'CREATED',
    };
    const firstQueryAt = clock.now() + pauseBeforeQueryMs(0);
    return unitOfWork.run(async (tx) => {
      await stillOwed?.(tx);
      return intents.open(tx, fresh, firstQueryAt);
    });
  }

  /** The same intent under a new number, after the former one was ended at its provider as well as it can be. */
  async function renumber(intent: PaymentIntent, name: ProviderName): Promise<PaymentIntent> {
    const outcome = await closeAtProvider(providers, settle, intent);
    if (outcome === 'paid') throw alreadyPaid();
    if (outcome === 'unknown') throw unreachable();
    const payer = intent.payer === '' ? await payerOf(intent, name) : intent.payer;
    const outTradeNo = freshNumber();
    const now = clock.now();
    await unitOfWork.run(async (tx) => {
      const next = { provider: name, payer, outTradeNo, nextQueryAt: now + pauseBeforeQueryMs(0) };
      const isFirst = await intents.renumbered(tx, intent, next);
      if (isFirst) await givenUp.add(tx, intent, outcome === 'payable' ? 'WATCHED' : 'GONE', now);
    });
    // Whoever was first: what counts is what is stored.
    const latest = await intents.find(intent.merchantId, intent.orderId);
    invariant(latest !== undefined, 'an intent never goes away');
    // Opened at the former provider in the meantime: what was asked there was not about this.
    const isReopened = latest.outTradeNo === intent.outTradeNo && latest.prepayId !== intent.prepayId;
    return isReopened ? renumber(latest, name) : latest;
  }

  /** A usable prepay id, from the row or from the provider. */
  async function prepayIdOf(intent: PaymentIntent, provider: PaymentProvider): Promise<string> {
    const now = clock.now();
    const { prepayId, prepaidAt } = intent;
    if (prepayId !== null && prepaidAt !== null && now - prepaidAt < PREPAY_USABLE_MS) return prepayId;
    const openid = intent.payer === '' ? '' : await payers.openidOf(intent);
    if (openid === undefined) throw unknownMember();
    const fresh = await provider.prepay(intent, openid);
    if (await unitOfWork.run((tx) => intents.prepaid(tx, intent, fresh, now))) return fresh;
    // Another window of hers was faster: what is stored is what the provider will be asked about.
    const latest = await intents.find(intent.merchantId, intent.orderId);
    if (latest?.outTradeNo !== intent.outTradeNo || latest.state !== 'PREPAID' || latest.prepayId === null)
      throw windowOver();
    return latest.prepayId;
  }

  async function openAt(provider: PaymentProvider, given: PaymentIntent): Promise<BegunPayment> {
    const begun = async (intent: PaymentIntent): Promise<BegunPayment> => ({
      provider: provider.name,
      paymentId: intent.id,
      params: provider.paramsFor(intent, await prepayIdOf(intent, provider)),
    });
    try {
      return await begun(given);
    } catch (error) {
      if (!(error instanceof ProviderRefused)) throw error;
      const said = await provider.query(given).catch(() => 'unknown' as const);
      if (said !== 'unknown' && isMoneyTaken(said) && (await settle(given, said)) === 'settled')
        throw alreadyPaid();
      // Closed there but not here: we stopped between both. Her order is open, so it gets another number.
      if (said !== 'unknown' && said.state === 'CLOSED') return begun(await renumber(given, provider.name));
      throw refused(error);
    }
  }

  return async <Name extends ProviderName>(request: PaymentRequest, name: Name) => {
    invariant(request.amountFen > 0, 'an order of zero yuan never reaches a provider');
    const provider = providers.get(name);
    const intent = await openIntent(request, name);
    refuseEnded(intent, clock.now());
    if (intent.channel !== 'online') throw isAtTill();
    // Her page is older than the change (ORD-04).
    if (intent.amountFen !== request.amountFen) throw amountChanged();
    try {
      const current = intent.provider === name ? intent : await renumber(intent, name);
      refuseEnded(current, clock.now());
      if (current.provider !== name) throw changedMeanwhile();
      return (await openAt(provider, current)) as BegunPayment<Name>;
    } catch (error) {
      if (error instanceof ProviderUnreachable) throw unreachable();
      if (error instanceof ProviderRefused) throw refused(error);
      throw error;
    }
  };
}

function refuseEnded({ state, expiresAt }: PaymentIntent, now: number): void {
  if (state === 'SUCCEEDED') throw alreadyPaid();
  if (state === 'CLOSED' || expiresAt <= now) throw windowOver();
}

const unknownMember = () => new AppError('not_found', 'payments.unknown_member', '找不到这位会员');
const isAtTill = () => new AppError('conflict', 'payments.at_the_till', '这笔订单正在门店收银台支付');
const alreadyPaid = () => new AppError('conflict', 'payments.already_paid', '这笔订单已经支付');
const windowOver = () => new AppError('conflict', 'payments.window_over', '支付时间已过，请重新下单');
const refused = ({ code }: ProviderRefused) =>
  new AppError('conflict', 'payments.refused', '支付平台没有接受这笔支付', { providerCode: code });
const amountChanged = () =>
  new AppError('conflict', 'payments.amount_changed', '订单金额刚刚有变化，请刷新后再付款');
const changedMeanwhile = () =>
  new AppError('conflict', 'payments.provider_changed', '支付方式刚刚被更换，请重新选择');
const unreachable = () =>
  new AppError('unavailable', 'payments.provider_unreachable', '支付服务暂时无法连接，请稍后再试', {
    retryAfterSeconds: 2,
  });
