import {
  type AnswerBook,
  AppError,
  type Clock,
  type Ids,
  type MerchantId,
  type RequestKey,
  type StaffId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { CouponGifts } from '#modules/marketing';
import type { OfferStore, OfferTerms, PointsOffer } from './ports.ts';

/** Who of the staff acts, from where. */
export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

export interface OfferDesk {
  create(who: Who, templateId: string, terms: OfferTerms, request: RequestKey): Promise<PointsOffer>;
  change(who: Who, id: string, terms: OfferTerms): Promise<PointsOffer>;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly offers: OfferStore;
  readonly gifts: CouponGifts;
  readonly clock: Clock;
  readonly ids: Ids;
}

export function offerDesk({ unitOfWork, answers, audit, offers, gifts, clock, ids }: Parts): OfferDesk {
  function note(tx: Tx, who: Who, verb: string, after: PointsOffer, before: PointsOffer | null) {
    const { merchantId, staffId: actor, ip } = who;
    const deed = { action: `points_mall.${verb}`, subject: `points_offer:${after.id}`, before, after };
    return audit.record(tx, { merchantId, actor, ip, at: clock.now(), ...deed });
  }

  return {
    create(who, templateId, terms, request) {
      const [at, id] = [clock.now(), ids.next()];
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<PointsOffer>(tx, request);
        if (earlier !== undefined) return earlier;
        if ((await gifts.find(who.merchantId, templateId, tx))?.isOnOffer !== true)
          throw new AppError('not_found', 'points_mall.coupon_not_found', '没有这张优惠券，或还没有发布');
        const offer = { id, templateId, ...terms, taken: 0 };
        await offers.add(tx, who.merchantId, offer, at);
        await note(tx, who, 'create_offer', offer, null);
        await answers.record(tx, request, offer);
        return offer;
      });
    },

    change(who, id, terms) {
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const before = await offers.find(who.merchantId, id, tx);
        if (before === undefined)
          throw new AppError('not_found', 'points_mall.offer_not_found', '没有这个兑换');
        if (!(await offers.change(tx, who.merchantId, id, terms, at)))
          throw new AppError('conflict', 'points_mall.more_are_gone', '已兑出的比这个数量多', {
            taken: before.taken,
          });
        const after = { ...before, ...terms };
        await note(tx, who, 'change_offer', after, before);
        return after;
      });
    },
  };
}
