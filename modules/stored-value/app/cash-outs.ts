import {
  type AnswerBook,
  AppError,
  type Clock,
  type EpochMs,
  fen,
  invariant,
  type MemberId,
  type MerchantId,
  type OrderId,
  type RequestKey,
  type StaffId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { Payments, RefundSucceeded } from '#modules/payments';
import { cashOutQuote } from '../domain/cash-out.ts';
import { OPENING_OFFER } from '../domain/offer.ts';
import type { Approval } from '../tokens.ts';
import { shopAccount } from './accounts.ts';
import { Card, type CardParts, negative } from './card.ts';
import type { RequireApproval } from './cash-out-approval.ts';
import type { CashOut, CashOutStore, Recharge, RechargeStore } from './ports.ts';

/** Who acts, from where. */
export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

interface CashOutParts extends CardParts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly recharges: RechargeStore;
  readonly cashOuts: CashOutStore;
  readonly payments: Payments;
  readonly requireApproval: RequireApproval;
  readonly clock: Clock;
}

export interface CashOuts {
  /** Takes what is left of one recharge off the card, approved by her pay password where she has one; the owner decides, unless she may have it unconditionally. */
  request(
    merchantId: MerchantId,
    memberId: MemberId,
    rechargeId: string,
    approval: Approval | undefined,
    request: RequestKey,
  ): Promise<CashOut>;
  /** `reference`: number of the transfer, for what cannot go back the way it came. */
  approve(who: Who, id: string, reference: string | undefined, request: RequestKey): Promise<CashOut>;
  /** The value is on the card again. */
  reject(who: Who, id: string, reason: string, request: RequestKey): Promise<CashOut>;
  onRefunded(event: RefundSucceeded): Promise<void>;
}

/** Money back to who paid it (MEM-08; 法释〔2025〕4号): there is no "never refunded". */
export function cashingOut(parts: CashOutParts): CashOuts {
  const { unitOfWork, answers, audit, recharges, cashOuts, payments, ledger, uses, clock } = parts;

  async function take(
    tx: Tx,
    merchantId: MerchantId,
    card: Card,
    recharge: Recharge,
    id: string,
    at: EpochMs,
  ) {
    const { left, payFen, giftFen, paidOutFen, creditedAt, offerId } = recharge;
    invariant(creditedAt !== null, 'a credited recharge knows since when');
    const paid = { principal: payFen, gift: giftFen };
    const quote = cashOutQuote({
      ...{ paid, left, paidOutFen, creditedAt, at },
      cameByPayment: offerId !== OPENING_OFFER,
    });
    if (quote.refundFen === 0)
      throw new AppError('conflict', 'stored-value.nothing_left', '这笔充值没有可退余额');
    await uses.moveLots(tx, merchantId, [{ lotId: recharge.id, ...left }], -1);
    await ledger.transfer(tx, merchantId, {
      ...{ bizType: 'stored-value.cash-out', bizId: id, direction: 'take', memo: '储值退款申请', at },
      legs: [
        ...card.legs(negative(left)),
        { account: shopAccount('cashing-out', id), amount: left.principal + left.gift },
      ],
    });
    await card.note('储值退款', negative(left), at);
    const cashOut: CashOut = {
      ...{ id, memberId: card.memberId, rechargeId: recharge.id, taken: left, refundFen: quote.refundFen },
      ...{ channel: quote.channel, state: 'REQUESTED', reference: null, reason: null, requestedAt: at },
      ...{ decidedAt: null, paidAt: null },
    };
    await cashOuts.add(tx, merchantId, cashOut);
    return { cashOut, isUnconditional: quote.isUnconditional };
  }

  async function pay(
    tx: Tx,
    merchantId: MerchantId,
    cashOut: CashOut,
    reference: string | null,
    at: EpochMs,
  ): Promise<CashOut> {
    const { id, taken, refundFen, rechargeId, channel } = cashOut;
    const isManual = channel === 'manual';
    const to = {
      ...{ state: isManual ? ('PAID' as const) : ('REFUNDING' as const), reference, reason: null },
      ...{ decidedAt: at, paidAt: isManual ? at : null },
    };
    if (!(await cashOuts.decide(tx, merchantId, id, to))) throw alreadyDecided();
    const whole = taken.principal + taken.gift;
    const legs = [
      { account: shopAccount('cashing-out', id), amount: -whole },
      { account: shopAccount('paid-out', id), amount: refundFen },
      { account: shopAccount('forfeited', id), amount: whole - refundFen },
    ].filter(({ amount }) => amount !== 0);
    await ledger.transfer(tx, merchantId, {
      ...{ bizType: 'stored-value.cash-out', bizId: id, direction: 'pay', memo: '储值退款', at, legs },
    });
    await recharges.addPaidOut(tx, merchantId, rechargeId, refundFen);
    if (!isManual) {
      const orderId = rechargeId as OrderId;
      await payments.refund(tx, {
        ...{ merchantId, orderId, refundId: id, amountFen: fen(refundFen), reason: '储值退款' },
      });
    }
    return { ...cashOut, ...to };
  }

  async function waiting(tx: Tx, merchantId: MerchantId, id: string): Promise<CashOut> {
    const cashOut = await cashOuts.get(tx, merchantId, id);
    if (cashOut === undefined)
      throw new AppError('not_found', 'stored-value.cash_out_not_found', '没有这笔退款申请');
    if (cashOut.state !== 'REQUESTED') throw alreadyDecided();
    return cashOut;
  }

  function decide(
    { merchantId, staffId, ip }: Who,
    id: string,
    verb: 'approve' | 'reject',
    request: RequestKey,
    work: (tx: Tx, cashOut: CashOut, at: EpochMs) => Promise<CashOut>,
  ): Promise<CashOut> {
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<CashOut>(tx, request);
      if (earlier !== undefined) return earlier;
      const before = await waiting(tx, merchantId, id);
      const after = await work(tx, before, at);
      await audit.record(tx, {
        ...{ merchantId, actor: staffId, action: `stored-value.${verb}_cash_out`, subject: `cash_out:${id}` },
        ...{ before: facts(before), after: facts(after), ip, at },
      });
      await answers.record(tx, request, after);
      return after;
    });
  }

  return {
    async request(merchantId, memberId, rechargeId, approval, request) {
      const at = clock.now();
      const approve = await parts.requireApproval(merchantId, memberId, approval, at);
      const id = parts.ids.next();
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<CashOut>(tx, request);
        if (earlier !== undefined) return earlier;
        const card = await Card.openCurrent(parts, tx, merchantId, memberId);
        const recharge = await recharges.get(tx, merchantId, rechargeId);
        if (recharge?.memberId !== card.memberId || recharge.state !== 'CREDITED')
          throw new AppError('not_found', 'stored-value.recharge_not_found', '没有这笔充值');
        await approve(tx, id, recharge.left);
        const { cashOut, isUnconditional } = await take(tx, merchantId, card, recharge, id, at);
        const answer =
          isUnconditional && cashOut.channel === 'original'
            ? await pay(tx, merchantId, cashOut, null, at)
            : cashOut;
        await answers.record(tx, request, answer);
        return answer;
      });
    },

    approve: (who, id, reference, request) =>
      decide(who, id, 'approve', request, async (tx, cashOut, at) => {
        if (cashOut.channel === 'manual' && reference === undefined)
          throw new AppError(
            'unprocessable',
            'stored-value.reference_needed',
            '请填写转账凭证号：这笔退款无法原路退回',
          );
        return pay(tx, who.merchantId, cashOut, reference ?? null, at);
      }),

    reject: (who, id, reason, request) =>
      decide(who, id, 'reject', request, async (tx, cashOut, at) => {
        const { merchantId } = who;
        const { memberId, rechargeId, taken } = cashOut;
        invariant(memberId !== null, 'nobody is forgotten while a cash-out is open');
        const card = await Card.openCurrent(parts, tx, merchantId, memberId);
        const to = { state: 'REJECTED', reference: null, reason, decidedAt: at, paidAt: null } as const;
        if (!(await cashOuts.decide(tx, merchantId, id, to))) throw alreadyDecided();
        await uses.moveLots(tx, merchantId, [{ lotId: rechargeId, ...taken }], 1);
        await ledger.transfer(tx, merchantId, {
          ...{
            bizType: 'stored-value.cash-out',
            bizId: id,
            direction: 'give-back',
            memo: '储值退款驳回',
            at,
          },
          legs: [
            ...card.legs(taken),
            { account: shopAccount('cashing-out', id), amount: -(taken.principal + taken.gift) },
          ],
        });
        await card.note('储值退款未通过', taken, at);
        return { ...cashOut, ...to };
      }),

    // An event from before a recharge could have several refunds has no name for its one.
    async onRefunded({ merchantId, orderId, refundId = 'all', refundedAt }) {
      await unitOfWork.run((tx) =>
        cashOuts.paid(tx, merchantId, { rechargeId: orderId, id: refundId }, refundedAt),
      );
    },
  };
}

const facts = ({ state, refundFen, channel, reference, reason }: CashOut) => ({
  ...{ state, refundFen, channel, reference, reason },
});

const alreadyDecided = () =>
  new AppError('conflict', 'stored-value.cash_out_decided', '这笔退款申请已经处理');
