import {
  type AnswerBook,
  AppError,
  type Clock,
  type EpochMs,
  type KeyedHash,
  type MerchantId,
  type RequestKey,
  type StaffId,
  type StoreId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import { isFresh, readCouponCode } from '../domain/coupon-number.ts';
import { tillRefusal } from '../domain/till.ts';
import type { CouponRedeemed } from './events.ts';
import type { CouponOfTemplate, CouponStore } from './ports.ts';

export interface TillScan {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  /** What the camera read, or the twelve digits that she read out. */
  readonly code: string;
  /** Goods of the coupon's scope, as the till sums them up; absent = the clerk looks at the threshold herself. */
  readonly goodsFen: number | undefined;
}

export interface Redemptions {
  /** What it is, and why it cannot be taken here and now; changes nothing. */
  look(scan: TillScan): Promise<CouponOfTemplate & { readonly refusal: AppError | null }>;
  /** Takes it. Of two tills with the same coupon one succeeds. */
  redeem(
    scan: TillScan & {
      readonly staffId: StaffId;
      readonly ip: string | null;
      readonly device: string;
      readonly request: RequestKey;
    },
  ): Promise<CouponOfTemplate>;
}

export function redemptions(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly coupons: CouponStore;
  readonly hash: KeyedHash;
  readonly clock: Clock;
}): Redemptions {
  const { unitOfWork, answers, audit, coupons, hash, clock } = parts;

  async function find({ merchantId, code }: TillScan, at: EpochMs, tx?: Tx): Promise<CouponOfTemplate> {
    const read = readCouponCode(code);
    if (read === undefined)
      throw new AppError('unprocessable', 'marketing.coupon_code_mistyped', '券码有误，请核对后重输');
    const found = await coupons.findByCode(merchantId, read, tx);
    if (found === undefined) throw new AppError('not_found', 'marketing.coupon_unknown', '没有这张券');
    const { id: couponId, alias } = found.coupon;
    if ('check' in read && !isFresh(hash, { merchantId, couponId, alias }, read.check, at))
      throw new AppError('conflict', 'marketing.coupon_code_old', '券码已过期，请会员刷新后再出示');
    return found;
  }

  return {
    async look(scan) {
      const at = clock.now();
      const found = await find(scan, at);
      return { ...found, refusal: tillRefusal(found, scan, at) ?? null };
    },

    redeem({ staffId, ip, device, request, ...scan }) {
      const { merchantId, storeId } = scan;
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<CouponOfTemplate>(tx, request);
        if (earlier !== undefined) return earlier;
        const { coupon, template } = await find(scan, at, tx);
        const refusal = tillRefusal({ coupon, template }, scan, at);
        if (refusal !== undefined) throw refusal;
        if (!(await coupons.redeem(tx, merchantId, { id: coupon.id, storeId, staffId, device, at })))
          throw new AppError('conflict', 'marketing.coupon_used', '这张券已经使用过');
        await audit.record(tx, {
          ...{
            merchantId,
            actor: staffId,
            action: 'marketing.redeem_coupon',
            subject: `coupon:${coupon.id}`,
          },
          before: { state: coupon.state },
          after: { state: 'USED', storeId, device, templateId: template.id },
          ...{ ip, at },
        });
        if (coupon.memberId !== null)
          tx.emit<CouponRedeemed>({
            ...{ type: 'marketing.coupon_redeemed', occurredAt: at, merchantId, memberId: coupon.memberId },
            ...{ couponId: coupon.id, templateId: template.id, storeId },
          });
        const used = { ...coupon, state: 'USED', usedAt: at, storeId, orderId: null } as const;
        const answer = { coupon: used, template };
        await answers.record(tx, request, answer);
        return answer;
      });
    },
  };
}
