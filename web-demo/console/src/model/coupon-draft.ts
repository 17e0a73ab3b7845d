import type { components } from '../../../shared/schema.d.ts';

type Schemas = components['schemas'];
type Benefit = Schemas['CouponBenefit'];
export type Audience = Schemas['CouponTemplateTerms']['audience'];

const FEN = 100;
const BPS_PER_ZHE = 1_000;

export const BENEFITS: Readonly<Record<Benefit['kind'], string>> = {
  threshold: '满减',
  percent: '折扣',
  gift: '赠品',
  shipping: '运费',
};

/** What a coupon is worth, as it is typed: yuan and 折. */
export interface BenefitDraft {
  kind: Benefit['kind'];
  thresholdYuan: number;
  offYuan: number;
  zhe: number;
  /** 0 = no cap. */
  capYuan: number;
  /** 0 = every piece. */
  pieces: number;
  /** 0 = the whole fee. */
  shippingYuan: number;
  gifts: { readonly skuId: string; readonly title: string }[];
}
export const newBenefit = (): BenefitDraft => ({
  ...{ kind: 'threshold', thresholdYuan: 100, offYuan: 10, zhe: 9, capYuan: 0, pieces: 0 },
  ...{ shippingYuan: 0, gifts: [] },
});

const fenOf = (yuan: number): number => Math.round(yuan * FEN);
const orNull = (number: number): number | null => (number > 0 ? number : null);

/** What is still missing, as a sentence; '' when it may be tried and written. */
export function missingInBenefit({ kind, thresholdYuan, offYuan, gifts }: BenefitDraft): string {
  if (kind === 'gift' && gifts.length === 0) return '请选择赠品。';
  const isTooMuch = kind === 'threshold' && thresholdYuan > 0 && offYuan > thresholdYuan;
  return isTooMuch ? '减的金额不能超过门槛。' : '';
}

export function benefitOf(draft: BenefitDraft): Benefit {
  const { kind } = draft;
  const thresholdFen = fenOf(draft.thresholdYuan);
  switch (kind) {
    case 'threshold':
      return { kind, thresholdFen, offFen: fenOf(draft.offYuan) };
    case 'percent': {
      const payBps = Math.round(draft.zhe * BPS_PER_ZHE);
      return {
        kind,
        thresholdFen,
        payBps,
        capFen: orNull(fenOf(draft.capYuan)),
        piecesMax: orNull(draft.pieces),
      };
    }
    case 'gift':
      return { kind, thresholdFen, giftSkuIds: draft.gifts.map(({ skuId }) => skuId), quantity: 1 };
    case 'shipping':
      return { kind, thresholdFen, offFen: orNull(fenOf(draft.shippingYuan)) };
  }
}
