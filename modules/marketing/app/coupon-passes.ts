import {
  type AnswerBook,
  AppError,
  businessDay,
  type Clock,
  type EpochMs,
  HOUR_MS,
  type Ids,
  type KeyedHash,
  type MemberId,
  type MerchantId,
  type Random,
  type RequestKey,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import { DRAWS_MAX, drawAlias, drawCouponNumber } from '../domain/coupon-number.ts';
import { drawExchangeCode, readExchangeCode } from '../domain/exchange-code.ts';
import type { HasBought } from '../tokens.ts';
import type { CouponIssued } from './events.ts';
import { refuseRegulars } from './newcomers-only.ts';
import type { CouponOfTemplate, CouponStore } from './ports.ts';

/** A friend has so long to take it; then it is the giver's again. */
const PASS_HOURS = 24;

export interface PassStore {
  /** False unless it is hers, usable, and no friend gave it to her. */
  open(
    tx: Tx,
    merchantId: MerchantId,
    pass: {
      readonly id: string;
      readonly couponId: string;
      readonly memberId: MemberId;
      readonly hash: string;
      readonly at: EpochMs;
      readonly endsAt: EpochMs;
    },
  ): Promise<boolean>;
  find(
    tx: Tx,
    merchantId: MerchantId,
    hash: string,
  ): Promise<{ readonly memberId: MemberId; readonly couponId: string } | undefined>;
  take(tx: Tx, merchantId: MerchantId, hash: string, at: EpochMs): Promise<boolean>;
  /** False when it is not on its way to a friend, or the number or the alias is taken: draw others. */
  handOver(
    tx: Tx,
    merchantId: MerchantId,
    to: {
      readonly couponId: string;
      readonly memberId: MemberId;
      readonly seq: number;
      /** New ones: who gave it still knows the old number, and a till asks for nothing else. */
      readonly number: string;
      readonly alias: string;
      readonly at: EpochMs;
    },
  ): Promise<boolean>;
  callBack(
    tx: Tx,
    merchantId: MerchantId,
    couponId: string,
    memberId: MemberId,
    at: EpochMs,
  ): Promise<boolean>;
  /** At most `max` that nobody took in time. */
  returnOverdue(tx: Tx, now: EpochMs, max: number): Promise<number>;
}

export interface PassOffer {
  /** Goes into the link; shown this once. */
  readonly token: string;
  readonly endsAt: EpochMs;
}

/** 转赠 (MKT-08): a coupon goes to a friend once. */
export interface CouponPasses {
  offer(
    merchantId: MerchantId,
    memberId: MemberId,
    couponId: string,
    request: RequestKey,
  ): Promise<PassOffer>;
  callBack(merchantId: MerchantId, memberId: MemberId, couponId: string): Promise<void>;
  take(
    merchantId: MerchantId,
    memberId: MemberId,
    token: string,
    request: RequestKey,
  ): Promise<CouponOfTemplate>;
}

export function couponPasses(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly coupons: Pick<CouponStore, 'get' | 'nextSeq'>;
  readonly passes: PassStore;
  readonly hasBought: HasBought;
  readonly hash: KeyedHash;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
}): CouponPasses {
  const { unitOfWork, answers, coupons, passes, hasBought, hash, clock, ids, random } = parts;
  const hashOf = (merchantId: MerchantId, token: string) =>
    hash.of('marketing.coupon_pass', JSON.stringify([merchantId, token]));

  async function hers(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    id: string,
  ): Promise<CouponOfTemplate> {
    const found = await coupons.get(merchantId, id, tx);
    if (found === undefined || found.coupon.memberId !== memberId)
      throw new AppError('not_found', 'marketing.coupon_not_found', '没有这张优惠券');
    return found;
  }

  async function handOver(
    tx: Tx,
    merchantId: MerchantId,
    to: Omit<Parameters<PassStore['handOver']>[2], 'number' | 'alias'>,
  ): Promise<void> {
    for (let draw = 0; draw < DRAWS_MAX; draw += 1) {
      const drawn = { number: drawCouponNumber(random), alias: drawAlias(random) };
      if (await passes.handOver(tx, merchantId, { ...to, ...drawn })) return;
    }
    throw passOver();
  }

  return {
    offer(merchantId, memberId, couponId, request) {
      const at = clock.now();
      const id = ids.next();
      const token = drawExchangeCode(random);
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<PassOffer>(tx, request);
        if (earlier !== undefined) return earlier;
        const { coupon, template } = await hers(tx, merchantId, memberId, couponId);
        if (template.passable !== true || coupon.passedAt !== null) throw notPassable();
        const endsAt = Math.min(at + PASS_HOURS * HOUR_MS, coupon.validUntil);
        const pass = { id, couponId, memberId, hash: hashOf(merchantId, token), at, endsAt };
        if (!(await passes.open(tx, merchantId, pass)))
          throw new AppError('conflict', 'marketing.coupon_not_usable', '优惠券已使用或已过期', { couponId });
        const offer = { token, endsAt };
        await answers.record(tx, request, offer);
        return offer;
      });
    },

    callBack(merchantId, memberId, couponId) {
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        await hers(tx, merchantId, memberId, couponId);
        if (!(await passes.callBack(tx, merchantId, couponId, memberId, at))) throw passOver();
      });
    },

    async take(merchantId, memberId, text, request) {
      const at = clock.now();
      const token = readExchangeCode(text);
      if (token === undefined) throw noSuchPass();
      const fingerprint = hashOf(merchantId, token);
      // Asked before the commit begins: what she bought lies in another module.
      const isRegular = await hasBought(merchantId, memberId);
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<CouponOfTemplate>(tx, request);
        if (earlier !== undefined) return earlier;
        const pass = await passes.find(tx, merchantId, fingerprint);
        if (pass === undefined) throw noSuchPass();
        if (pass.memberId === memberId)
          throw new AppError('conflict', 'marketing.own_coupon', '不能领取自己转赠的优惠券');
        if (!(await passes.take(tx, merchantId, fingerprint, at))) throw passOver();
        const found = await coupons.get(merchantId, pass.couponId, tx);
        if (found === undefined || found.coupon.validUntil <= at) throw passOver();
        const { template } = found;
        refuseRegulars(template, isRegular);
        const seq = await coupons.nextSeq(tx, merchantId, {
          ...{
            templateId: template.id,
            memberId,
            max: template.perMemberMax,
            dayMax: template.perMemberDayMax,
          },
          day: businessDay(at),
        });
        if (seq === undefined)
          throw new AppError('conflict', 'marketing.coupon_limit', '你已领取过，不能再领了', {
            perMemberMax: template.perMemberMax,
            perMemberDayMax: template.perMemberDayMax,
          });
        await handOver(tx, merchantId, { couponId: pass.couponId, memberId, seq, at });
        const taken = await hers(tx, merchantId, memberId, pass.couponId);
        tx.emit<CouponIssued>({
          ...{
            type: 'marketing.coupon_issued',
            occurredAt: at,
            merchantId,
            memberId,
            couponId: pass.couponId,
          },
          ...{ templateId: template.id, givenBy: 'friend', validUntil: taken.coupon.validUntil },
        });
        await answers.record(tx, request, taken);
        return taken;
      });
    },
  };
}

function notPassable(): AppError {
  return new AppError('conflict', 'marketing.coupon_not_passable', '这张券不能转赠');
}

function noSuchPass(): AppError {
  return new AppError('not_found', 'marketing.pass_unknown', '没有这份转赠');
}

function passOver(): AppError {
  return new AppError('conflict', 'marketing.pass_over', '这份转赠已被领取或已退回');
}
