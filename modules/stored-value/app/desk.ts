import {
  type AnswerBook,
  AppError,
  type Clock,
  type EpochMs,
  type Ids,
  type RequestKey,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { Offer, OfferTerms } from '../domain/offer.ts';
import type { StoredValueSettings } from '../domain/settings.ts';
import type { Who } from './cash-outs.ts';
import type { OfferBook, SettingsBook } from './ports.ts';

export interface StoredValueDesk {
  addOffer(who: Who, terms: OfferTerms, request: RequestKey): Promise<Offer>;
  /** What members took before stays as it was then. */
  changeOffer(who: Who, id: string, terms: OfferTerms): Promise<Offer>;
  changeSettings(who: Who, settings: StoredValueSettings): Promise<StoredValueSettings>;
}

/** What the owner decides about stored value: each in one commit with its entry in the audit log. */
export function storedValueDesk(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly offers: OfferBook;
  readonly settings: SettingsBook;
  readonly clock: Clock;
  readonly ids: Ids;
}): StoredValueDesk {
  const { unitOfWork, answers, audit, offers, settings: book, clock, ids } = parts;

  async function note(
    tx: Tx,
    { merchantId, staffId, ip }: Who,
    action: string,
    subject: string,
    [before, after]: readonly [object | null, object],
    at: EpochMs,
  ) {
    const actor = staffId;
    await audit.record(tx, {
      merchantId,
      actor,
      action: `stored-value.${action}`,
      subject,
      before,
      after,
      ip,
      at,
    });
  }

  return {
    async addOffer(who, terms, request) {
      const offer = { ...terms, id: ids.next() };
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<Offer>(tx, request);
        if (earlier !== undefined) return earlier;
        await offers.put(tx, who.merchantId, offer, at);
        await note(tx, who, 'add_offer', `recharge_offer:${offer.id}`, [null, offer], at);
        await answers.record(tx, request, offer);
        return offer;
      });
    },

    async changeOffer(who, id, terms) {
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const before = await offers.find(who.merchantId, id, tx);
        if (before === undefined)
          throw new AppError('not_found', 'stored-value.offer_not_found', '没有这个充值活动');
        const offer = { ...terms, id };
        await offers.put(tx, who.merchantId, offer, at);
        await note(tx, who, 'change_offer', `recharge_offer:${id}`, [before, offer], at);
        return offer;
      });
    },

    async changeSettings(who, settings) {
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const before = await book.settings(who.merchantId, tx);
        await book.set(tx, who.merchantId, settings, who.staffId, at);
        await note(tx, who, 'change_settings', 'stored-value:settings', [before, settings], at);
        return settings;
      });
    },
  };
}
