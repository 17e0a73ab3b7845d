import { type EpochMs, type Ids, type MemberId, type MerchantId, type Tx, token } from '#kernel';
import { type OfferTerms, OPENING_OFFER } from '../domain/offer.ts';
import { totalOf } from '../domain/split.ts';
import { shopAccount } from './accounts.ts';
import { Card, type CardParts } from './card.ts';
import type { OfferBook, RechargeStore } from './ports.ts';

/** What a shop brings along. Everything joins the caller's commit. */
export interface StoredValueImport {
  /**
   * What the shop owed her in its earlier system, against the account `opening`; repeatable by `bizId`. No limit of a card
   * stands against it: it is owed already.
   */
  openBalance(
    tx: Tx,
    merchantId: MerchantId,
    opening: {
      readonly memberId: MemberId;
      readonly principalFen: number;
      readonly giftFen: number;
      readonly bizId: string;
      readonly at: EpochMs;
    },
  ): Promise<void>;
  /** Offers of a new shop, unless it has some. */
  importOffers(tx: Tx, merchantId: MerchantId, offers: readonly OfferTerms[], at: EpochMs): Promise<void>;
}
export const STORED_VALUE_IMPORT = token<StoredValueImport>('StoredValueImport');

const TITLE = '原系统余额转入';

export function storedValueImport(
  parts: CardParts & {
    readonly recharges: RechargeStore;
    readonly offers: OfferBook;
    readonly ids: Ids;
  },
): StoredValueImport {
  const { ledger, recharges, offers, ids } = parts;
  return {
    async openBalance(tx, merchantId, { memberId, principalFen, giftFen, bizId, at }) {
      const opened = { principal: principalFen, gift: giftFen };
      const card = await Card.openCurrent(parts, tx, merchantId, memberId);
      const { posted } = await ledger.transfer(tx, merchantId, {
        ...{ bizType: 'stored-value.opening', bizId, memo: TITLE, at },
        legs: [...card.legs(opened), { account: shopAccount('opening', bizId), amount: -totalOf(opened) }],
      });
      if (!posted) return;
      const id = ids.next();
      await recharges.add(tx, merchantId, {
        ...{ id, memberId: card.memberId, offerId: OPENING_OFFER, storeId: null, title: TITLE },
        ...{ payFen: principalFen, giftFen, giftPoints: 0, giftCoupons: [], state: 'PENDING' },
        ...{ left: { principal: 0, gift: 0 }, paidOutFen: 0, createdAt: at, payBefore: at, creditedAt: null },
      });
      await recharges.advance(tx, merchantId, id, 'CREDITED', { left: opened, at });
      await card.note(TITLE, opened, at);
    },
    async importOffers(tx, merchantId, terms, at) {
      if ((await offers.list(merchantId)).length > 0) return;
      for (const each of terms) await offers.put(tx, merchantId, { ...each, id: ids.next() }, at);
    },
  };
}
