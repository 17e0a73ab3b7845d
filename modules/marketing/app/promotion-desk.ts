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
import type { LimitedPrice, Promotion, PromotionTerms } from '../domain/promotion.ts';
import type { OfferState } from '../domain/template.ts';
import type { OffersChanged } from './events.ts';
import type { PriceWitness } from './price-evidence.ts';
import type { PromotionStore } from './promotion-ports.ts';
import { illegalStep, notADraft } from './template-desk.ts';
import { note, type Who } from './who.ts';

export interface PromotionDesk {
  create(who: Who, terms: PromotionTerms, request: RequestKey): Promise<Promotion>;
  rewrite(who: Who, id: string, terms: PromotionTerms): Promise<Promotion>;
  /** Publishing prices for a time keeps what they are compared with. */
  step(who: Who, id: string, to: OfferState): Promise<Promotion>;
}

export function promotionDesk(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly promotions: PromotionStore;
  readonly witness: PriceWitness;
  readonly clock: Clock;
  readonly ids: Ids;
}): PromotionDesk {
  const { unitOfWork, answers, audit, promotions, witness, clock, ids } = parts;

  async function get(merchantId: MerchantId, id: string, tx?: Tx): Promise<Promotion> {
    const found = await promotions.find(merchantId, id, tx);
    if (found === undefined) throw new AppError('not_found', 'marketing.promotion_not_found', '没有这个活动');
    return found;
  }

  return {
    create(who, terms, request) {
      const at = clock.now();
      const id = ids.next();
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<Promotion>(tx, request);
        if (earlier !== undefined) return earlier;
        const draft: Promotion = { ...terms, id, state: 'DRAFT', createdAt: at };
        await promotions.put(tx, who.merchantId, draft, at);
        const subject = `promotion:${id}`;
        await note(audit, tx, who, { action: 'create_promotion', subject, before: null, after: terms }, at);
        await answers.record(tx, request, draft);
        return draft;
      });
    },

    rewrite(who, id, terms) {
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const before = await get(who.merchantId, id, tx);
        if (!(await promotions.rewrite(tx, who.merchantId, id, terms, at))) throw notADraft(before.state);
        const subject = `promotion:${id}`;
        await note(audit, tx, who, { action: 'rewrite_promotion', subject, before, after: terms }, at);
        return get(who.merchantId, id, tx);
      });
    },

    async step(who, id, to) {
      const { merchantId } = who;
      const at = clock.now();
      const prices = to === 'PUBLISHED' ? limitedPrices(await get(merchantId, id)) : [];
      const shelves = await witness.onShelves(
        merchantId,
        prices.map(({ skuId }) => skuId),
      );
      return unitOfWork.run(async (tx) => {
        const before = await get(merchantId, id, tx);
        if (before.state === to) return before;
        if (!(await promotions.step(tx, merchantId, id, to, at))) throw illegalStep(before.state, to);
        // Going on after a pause is compared with what held when it began: its own sales are below that.
        if (before.state === 'DRAFT' && prices.length > 0)
          await promotions.keepEvidence(
            ...([tx, merchantId, id] as const),
            await witness.evidence(tx, merchantId, prices, shelves, at),
          );
        tx.emit<OffersChanged>({
          type: 'marketing.offers_changed',
          occurredAt: at,
          merchantId: who.merchantId,
        });
        const states = { before: { state: before.state }, after: { state: to } };
        await note(audit, tx, who, { action: 'step_promotion', subject: `promotion:${id}`, ...states }, at);
        return get(merchantId, id, tx);
      });
    },
  };
}

function limitedPrices({ rules }: Promotion): readonly LimitedPrice[] {
  return rules.kind === 'time_limited' ? rules.prices : [];
}
