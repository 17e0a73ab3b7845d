import {
  type AnswerBook,
  AppError,
  type Clock,
  type EpochMs,
  fen,
  type Ids,
  invariant,
  type MemberId,
  type MerchantId,
  MINUTE_MS,
  type OrderId,
  type RequestKey,
  type StoreId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { BegunPayment, PaymentSucceeded, Payments } from '#modules/payments';
import { isOpen, type Offer } from '../domain/offer.ts';
import type { Recharged } from '../tokens.ts';
import { shopAccount } from './accounts.ts';
import { Card, type CardParts } from './card.ts';
import type { OfferBook, Recharge, RechargeStore, SettingsBook } from './ports.ts';
import type { RealNameStore } from './real-names.ts';

const PAY_WITHIN_MS = 30 * MINUTE_MS;
const CLOSED_PER_ROUND_MAX = 50;

/** Gives the points of an offer; in the commit of the recharge. */
export type GivePoints = (
  tx: Tx,
  merchantId: MerchantId,
  gift: {
    readonly memberId: MemberId;
    readonly rechargeId: string;
    readonly points: number;
    readonly at: EpochMs;
  },
) => Promise<void>;

interface RechargeParts extends CardParts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly offers: OfferBook;
  readonly recharges: RechargeStore;
  readonly settings: SettingsBook;
  readonly payments: Payments;
  readonly realNames: Pick<RealNameStore, 'use'>;
  readonly givePoints: GivePoints;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface Recharges {
  /** Asking twice under one key gives the same payment. Nothing is on the card before the provider has the money. */
  begin(
    merchantId: MerchantId,
    memberId: MemberId,
    wanted: { readonly offerId: string; readonly storeId: StoreId | null },
    request: RequestKey,
  ): Promise<{
    readonly rechargeId: string;
    readonly payBefore: EpochMs;
    readonly payment: BegunPayment;
  }>;
  /** The reaction to the provider's money; any number of times. */
  onPaid(event: PaymentSucceeded): Promise<void>;
  closeOverdue(): Promise<number>;
}

export function recharging(parts: RechargeParts): Recharges {
  const { unitOfWork, answers, offers, recharges, settings: book, payments, ledger, clock } = parts;

  async function refuseLimits(tx: Tx, merchantId: MerchantId, card: Card, offer: Offer): Promise<void> {
    const { cardPrincipalMaxFen } = await book.settings(merchantId, tx);
    const { pendingFen, times } = await recharges.taken(tx, merchantId, card.memberId, offer.id);
    if (offer.perMemberMax !== null && times >= offer.perMemberMax)
      throw new AppError('conflict', 'stored-value.offer_limit', '该充值活动的参与次数已用完', {
        perMemberMax: offer.perMemberMax,
      });
    if (card.has.principal + card.held + pendingFen + offer.payFen > cardPrincipalMaxFen)
      throw new AppError('conflict', 'stored-value.card_full', '超过单张卡的储值限额', {
        maxFen: cardPrincipalMaxFen,
      });
  }

  async function open(
    merchantId: MerchantId,
    memberId: MemberId,
    { offerId, storeId }: { readonly offerId: string; readonly storeId: StoreId | null },
    request: RequestKey,
  ): Promise<Recharge> {
    const now = clock.now();
    const id = parts.ids.next();
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<Recharge>(tx, request);
      if (earlier !== undefined) return earlier;
      const offer = await offers.find(merchantId, offerId, tx);
      if (offer === undefined || !isOpen(offer, now))
        throw new AppError('not_found', 'stored-value.offer_over', '充值活动不存在或已结束');
      const card = await Card.openCurrent(parts, tx, merchantId, memberId);
      const { realNameFromFen } = await book.settings(merchantId, tx);
      const isLarge = offer.payFen >= realNameFromFen;
      if (isLarge && !(await parts.realNames.use(tx, merchantId, card.memberId, now)))
        throw new AppError(
          'forbidden',
          'stored-value.real_name_needed',
          '一次充值这么多，须先登记购卡人的姓名和身份证号',
          { fromFen: realNameFromFen },
        );
      await refuseLimits(tx, merchantId, card, offer);
      const recharge: Recharge = {
        ...{
          id,
          memberId: card.memberId,
          offerId,
          storeId,
          title: offer.title,
          payFen: offer.payFen,
          giftFen: offer.giftFen,
        },
        ...{ giftPoints: offer.giftPoints, giftCoupons: offer.giftCoupons, state: 'PENDING' },
        ...{ left: { principal: 0, gift: 0 }, paidOutFen: 0, createdAt: now, payBefore: now + PAY_WITHIN_MS },
        creditedAt: null,
      };
      await recharges.add(tx, merchantId, recharge);
      await answers.record(tx, request, recharge);
      return recharge;
    });
  }

  /** Late money for a card that may not take it any more goes back. */
  async function fits(tx: Tx, merchantId: MerchantId, card: Card, recharge: Recharge): Promise<boolean> {
    if (recharge.state === 'PENDING') return true;
    const offer = await offers.find(merchantId, recharge.offerId, tx);
    const { perMemberMax = null } = offer ?? {};
    const terms = {
      ...recharge,
      id: recharge.offerId,
      perMemberMax,
      fromAt: null,
      untilAt: null,
      active: true,
    };
    try {
      await refuseLimits(tx, merchantId, card, terms);
      return true;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  }

  async function credit(tx: Tx, merchantId: MerchantId, card: Card, recharge: Recharge, at: EpochMs) {
    const { id, title, payFen, giftFen, giftPoints, giftCoupons, offerId, storeId } = recharge;
    const paid = { principal: payFen, gift: giftFen };
    if (!(await recharges.advance(tx, merchantId, id, 'CREDITED', { left: paid, at }))) return;
    const shop = [
      { account: shopAccount('received', id), amount: -payFen },
      { account: shopAccount('granted', id), amount: -giftFen },
    ].filter(({ amount }) => amount !== 0);
    await ledger.transfer(tx, merchantId, {
      ...{ bizType: 'stored-value.recharge', bizId: id, memo: '储值充值', at },
      legs: [...card.legs(paid), ...shop],
    });
    await card.note(title, paid, at);
    const { memberId } = card;
    if (giftPoints > 0)
      await parts.givePoints(tx, merchantId, { memberId, rechargeId: id, points: giftPoints, at });
    tx.emit<Recharged>({
      ...{ type: 'stored-value.recharged', occurredAt: at, merchantId, memberId, rechargeId: id, offerId },
      ...{ storeId, paidFen: fen(payFen), giftFen: fen(giftFen), giftCoupons },
    });
  }

  return {
    async begin(merchantId, memberId, wanted, request) {
      const { id, title, payFen, payBefore } = await open(merchantId, memberId, wanted, request);
      const payment = await payments.begin(
        {
          ...{ merchantId, orderId: id as OrderId, orderNumber: id, memberId, amountFen: fen(payFen) },
          ...{ description: title, expiresAt: payBefore, subject: 'recharge' },
        },
        'wechat',
      );
      return { rechargeId: id, payBefore, payment };
    },

    async onPaid({ merchantId, orderId, amountFen }) {
      const at = clock.now();
      await unitOfWork.run(async (tx) => {
        const before = await recharges.get(tx, merchantId, orderId);
        invariant(
          before !== undefined && before.payFen === amountFen,
          'a recharge is paid as it was asked for',
        );
        const card =
          before.memberId === null
            ? undefined
            : await Card.openCurrent(parts, tx, merchantId, before.memberId);
        const recharge = await recharges.get(tx, merchantId, orderId);
        // It is not hers any more: two members were parted meanwhile; the event comes again.
        if (recharge === undefined || recharge.memberId !== (card?.memberId ?? null))
          throw new AppError('unavailable', 'stored-value.busy', '系统繁忙，请稍后再试');
        if (recharge.state === 'CREDITED' || recharge.state === 'RETURNED') return;
        if (card !== undefined && (await fits(tx, merchantId, card, recharge)))
          return credit(tx, merchantId, card, recharge, at);
        if (await recharges.advance(tx, merchantId, orderId, 'RETURNED', undefined))
          await payments.refund(tx, {
            ...{ merchantId, orderId, refundId: 'returned', amountFen, reason: '储值未入账，全额退回' },
          });
      });
    },

    async closeOverdue() {
      const overdue = await recharges.overdue(clock.now(), CLOSED_PER_ROUND_MAX);
      for (const { merchantId, id } of overdue) {
        // `paid`: the event is on its way. `unknown`: ask again.
        if ((await payments.close(merchantId, id as OrderId)) !== 'closed') continue;
        await unitOfWork.run((tx) => recharges.advance(tx, merchantId, id, 'CLOSED', undefined));
      }
      return overdue.length;
    },
  };
}
