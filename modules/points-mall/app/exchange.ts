import {
  type AnswerBook,
  AppError,
  type Clock,
  type EpochMs,
  type Ids,
  type MemberId,
  type MerchantId,
  type RequestKey,
  type UnitOfWork,
} from '#kernel';
import type { CouponGifts } from '#modules/marketing';
import type { Points } from '#modules/points';
import type { OfferStore } from './ports.ts';

export interface Exchanged {
  readonly couponId: string;
  readonly title: string;
  readonly points: number;
  readonly validUntil: EpochMs;
}

export type Exchange = (
  merchantId: MerchantId,
  memberId: MemberId,
  /** With the price that she was shown: nobody pays another one unasked. */
  wanted: { readonly offerId: string; readonly points: number },
  request: RequestKey,
) => Promise<Exchanged>;

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly offers: OfferStore;
  readonly points: Pick<Points, 'burn'>;
  readonly gifts: CouponGifts;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Points for a coupon, all of it or nothing. Her own row comes first: everybody waits for the row of the offer. */
export function exchanging({ unitOfWork, answers, offers, points, gifts, clock, ids }: Parts): Exchange {
  return (merchantId, memberId, wanted, request) => {
    const [at, exchangeId] = [clock.now(), ids.next()];
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<Exchanged>(tx, request);
      if (earlier !== undefined) return earlier;
      const offer = await offers.find(merchantId, wanted.offerId, tx);
      const coupon = offer && (await gifts.find(merchantId, offer.templateId, tx));
      if (offer === undefined || !offer.isOn || coupon?.isOnOffer !== true)
        throw new AppError('not_found', 'points_mall.offer_not_found', '没有这个兑换，或已下架');
      await points.burn(tx, merchantId, {
        ...{ memberId, bizType: 'points-mall.exchange', bizId: exchangeId, amount: wanted.points },
        ...{ title: `兑换「${coupon.title}」`, at },
      });
      if (!(await offers.take(tx, merchantId, offer.id, wanted.points)))
        throw offer.points === wanted.points
          ? new AppError('conflict', 'points_mall.gone', '已经兑完了')
          : new AppError('conflict', 'points_mall.price_changed', '兑换所需积分已变化，请刷新', {
              points: offer.points,
            });
      const gift = { memberId, templateId: offer.templateId, givenFor: `points:${exchangeId}`, at };
      const { id, validUntil } = await gifts.give(tx, merchantId, gift);
      const answer = { couponId: id, title: coupon.title, points: wanted.points, validUntil };
      await answers.record(tx, request, answer);
      return answer;
    });
  };
}
