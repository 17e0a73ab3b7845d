import {
  type AnswerBook,
  AppError,
  type Clock,
  type EpochMs,
  type Ids,
  type KeyedHash,
  type MemberId,
  type MerchantId,
  type RequestKey,
  type UnitOfWork,
} from '#kernel';
import { readExchangeCode } from '../domain/exchange-code.ts';
import type { HasBought } from '../tokens.ts';
import type { SceneStore } from './coupon-scenes.ts';
import { exchangeHash } from './exchange-hash.ts';
import type { GiveCoupon } from './give-coupon.ts';
import { refuseRegulars } from './newcomers-only.ts';
import type { CouponOfTemplate, ExchangeCodeStore, TemplateStore } from './ports.ts';

export interface MemberCoupons {
  /** One of the claim centre; twice under one key is one coupon. */
  claim(
    merchantId: MerchantId,
    memberId: MemberId,
    templateId: string,
    request: RequestKey,
  ): Promise<CouponOfTemplate>;
  /** By a code that hangs somewhere: as a claim, and also of what is for the chosen or for newcomers alone. */
  scan(
    merchantId: MerchantId,
    memberId: MemberId,
    scene: string,
    request: RequestKey,
  ): Promise<CouponOfTemplate>;
  /** A printed code works once, for whoever types it first. */
  exchange(
    merchantId: MerchantId,
    memberId: MemberId,
    code: string,
    request: RequestKey,
  ): Promise<CouponOfTemplate>;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly templates: TemplateStore;
  readonly codes: ExchangeCodeStore;
  readonly scenes: Pick<SceneStore, 'templateOf'>;
  readonly hasBought: HasBought;
  readonly give: GiveCoupon;
  readonly hash: KeyedHash;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What a member gets by herself. */
export function memberCoupons(parts: Parts): MemberCoupons {
  const { unitOfWork, answers, templates, codes, scenes, hasBought, give, hash, clock, ids } = parts;

  return {
    claim(merchantId, memberId, templateId, request) {
      const at = clock.now();
      const givenFor = `claim:${ids.next()}`;
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<CouponOfTemplate>(tx, request);
        if (earlier !== undefined) return earlier;
        const template = await templates.find(merchantId, templateId, tx);
        if (template === undefined || template.audience !== 'everyone' || template.state === 'DRAFT')
          throw new AppError('not_found', 'marketing.template_not_found', '没有这张优惠券');
        refuseOutsideWindow(template, at);
        const coupon = await give(tx, merchantId, { template, memberId, by: 'claim', givenFor, at });
        const answer = { coupon, template };
        await answers.record(tx, request, answer);
        return answer;
      });
    },

    async scan(merchantId, memberId, text, request) {
      const at = clock.now();
      const givenFor = `scan:${ids.next()}`;
      const scene = readExchangeCode(text);
      // Asked before the commit begins: what she bought lies in another module.
      const isRegular = await hasBought(merchantId, memberId);
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<CouponOfTemplate>(tx, request);
        if (earlier !== undefined) return earlier;
        const id = scene === undefined ? undefined : await scenes.templateOf(tx, merchantId, scene);
        const template = id === undefined ? undefined : await templates.find(merchantId, id, tx);
        if (template === undefined || template.state === 'DRAFT')
          throw new AppError('not_found', 'marketing.scene_unknown', '这个二维码没有优惠券');
        refuseOutsideWindow(template, at);
        refuseRegulars(template, isRegular);
        const coupon = await give(tx, merchantId, { template, memberId, by: 'scan', givenFor, at });
        const answer = { coupon, template };
        await answers.record(tx, request, answer);
        return answer;
      });
    },

    async exchange(merchantId, memberId, text, request) {
      const code = readExchangeCode(text);
      if (code === undefined)
        throw new AppError('unprocessable', 'marketing.code_mistyped', '兑换码有误，请核对后重输');
      const at = clock.now();
      const fingerprint = exchangeHash(hash, merchantId, code);
      const isRegular = await hasBought(merchantId, memberId);
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<CouponOfTemplate>(tx, request);
        if (earlier !== undefined) return earlier;
        const templateId = await codes.templateOf(tx, merchantId, fingerprint);
        const template =
          templateId === undefined ? undefined : await templates.find(merchantId, templateId, tx);
        if (template === undefined)
          throw new AppError('not_found', 'marketing.code_unknown', '没有这个兑换码');
        if (template.state !== 'PUBLISHED') throw over();
        refuseRegulars(template, isRegular);
        if (!(await codes.spend(tx, merchantId, fingerprint, at)))
          throw new AppError('conflict', 'marketing.code_used', '这个兑换码已经使用过');
        const gift = { template, memberId, by: 'code', givenFor: `code:${fingerprint}`, at } as const;
        const coupon = await give(tx, merchantId, gift);
        const answer = { coupon, template };
        await answers.record(tx, request, answer);
        return answer;
      });
    },
  };
}

function refuseOutsideWindow(
  { state, claimFrom, claimUntil }: CouponOfTemplate['template'],
  at: EpochMs,
): void {
  if (state !== 'PUBLISHED' || at >= claimUntil) throw over();
  if (at < claimFrom)
    throw new AppError('conflict', 'marketing.claim_not_begun', '领取还没有开始', { claimFrom });
}

function over(): AppError {
  return new AppError('conflict', 'marketing.claim_over', '领取已结束');
}
