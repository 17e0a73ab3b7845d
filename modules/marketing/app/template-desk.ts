import {
  type AnswerBook,
  AppError,
  type Clock,
  type Ids,
  type MerchantId,
  type RequestKey,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { CouponTemplate, OfferState, TemplateTerms } from '../domain/template.ts';
import type { OffersChanged } from './events.ts';
import type { TemplateStore } from './ports.ts';
import { note, type Who } from './who.ts';

export interface TemplateDesk {
  /** A draft; nobody sees it before it is published. */
  create(who: Who, terms: TemplateTerms, request: RequestKey): Promise<CouponTemplate>;
  /** Drafts alone: what somebody may have claimed stays as it was. */
  rewrite(who: Who, id: string, terms: TemplateTerms): Promise<CouponTemplate>;
  /** Publish, hold back, go on, end. Already there = nothing changes. */
  step(who: Who, id: string, to: OfferState): Promise<CouponTemplate>;
}

export function templateDesk(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly templates: TemplateStore;
  readonly clock: Clock;
  readonly ids: Ids;
}): TemplateDesk {
  const { unitOfWork, answers, audit, templates, clock, ids } = parts;

  async function get(tx: Tx, merchantId: MerchantId, id: string): Promise<CouponTemplate> {
    const found = await templates.find(merchantId, id, tx);
    if (found === undefined)
      throw new AppError('not_found', 'marketing.template_not_found', '没有这张优惠券');
    return found;
  }

  return {
    create(who, terms, request) {
      const at = clock.now();
      const id = ids.next();
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<CouponTemplate>(tx, request);
        if (earlier !== undefined) return earlier;
        const draft: CouponTemplate = { ...terms, id, state: 'DRAFT', remaining: terms.total, createdAt: at };
        await templates.add(tx, who.merchantId, draft);
        const subject = `coupon_template:${id}`;
        await note(audit, tx, who, { action: 'create_coupon', subject, before: null, after: terms }, at);
        await answers.record(tx, request, draft);
        return draft;
      });
    },

    rewrite(who, id, terms) {
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const before = await get(tx, who.merchantId, id);
        if (!(await templates.rewrite(tx, who.merchantId, id, terms, at))) throw notADraft(before.state);
        const subject = `coupon_template:${id}`;
        await note(audit, tx, who, { action: 'rewrite_coupon', subject, before, after: terms }, at);
        return get(tx, who.merchantId, id);
      });
    },

    step(who, id, to) {
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const before = await get(tx, who.merchantId, id);
        if (before.state === to) return before;
        if (!(await templates.step(tx, who.merchantId, id, to, at))) throw illegalStep(before.state, to);
        tx.emit<OffersChanged>({
          type: 'marketing.offers_changed',
          occurredAt: at,
          merchantId: who.merchantId,
        });
        const states = { before: { state: before.state }, after: { state: to } };
        await note(
          audit,
          tx,
          who,
          { action: 'step_coupon', subject: `coupon_template:${id}`, ...states },
          at,
        );
        return get(tx, who.merchantId, id);
      });
    },
  };
}

export function notADraft(state: OfferState): AppError {
  return new AppError('conflict', 'marketing.not_a_draft', '已发布的内容不能再改，请新建一个', { state });
}

export function illegalStep(from: OfferState, to: OfferState): AppError {
  return new AppError('conflict', 'marketing.illegal_step', '当前状态不能这样操作', { from, to });
}
