import {
  AppError,
  businessDay,
  type DomainEvent,
  type EpochMs,
  type EventHandler,
  type MemberId,
  type MerchantId,
  type SkuId,
  type UnitOfWork,
} from '#kernel';
import type { Recharged } from '#modules/stored-value';
import type { HasBought } from '../tokens.ts';
import type { GiveCoupon } from './give-coupon.ts';
import type { GivenBy, TemplateStore } from './ports.ts';
import type { SoldPriceBook } from './promotion-ports.ts';

/** Of `orders`, which stands above this module: what is read of its event. */
interface Paid extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly groups: readonly {
    readonly lines: readonly { readonly skuId: SkuId; readonly lowestUnitFen?: number }[];
  }[];
}

/** Of `members`: she accepted the terms. */
interface Activated extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}

const NEWCOMER_TEMPLATES_MAX = 5;
/** She has it already, or there is none left: nothing that trying again would change. */
const NO_MORE = new Set(['marketing.coupon_limit', 'marketing.coupons_gone']);

/** Coupons that come by themselves, and prices that somebody paid. */
export function marketingReactions(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly templates: TemplateStore;
  readonly sold: SoldPriceBook;
  readonly give: GiveCoupon;
  readonly hasBought: HasBought;
}): readonly EventHandler[] {
  const { unitOfWork, templates, sold, give, hasBought } = parts;

  async function giveIfLeft(
    merchantId: MerchantId,
    gift: { memberId: MemberId; templateId: string; by: GivenBy; givenFor: string; at: EpochMs },
  ): Promise<void> {
    try {
      await unitOfWork.run(async (tx) => {
        const template = await templates.find(merchantId, gift.templateId, tx);
        if (template?.state === 'PUBLISHED') await give(tx, merchantId, { ...gift, template });
      });
    } catch (error) {
      if (!(error instanceof AppError) || !NO_MORE.has(error.code)) throw error;
    }
  }

  return [
    {
      name: 'marketing.coupons_of_recharge',
      types: ['stored-value.recharged'],
      async deliver({ event }) {
        const { merchantId, memberId, rechargeId, giftCoupons, occurredAt: at } = event as Recharged;
        for (const [n, templateId] of giftCoupons.entries()) {
          const givenFor = `recharge:${rechargeId}:${n}`;
          await giveIfLeft(merchantId, { memberId, templateId, by: 'recharge', givenFor, at });
        }
      },
    },
    {
      name: 'marketing.newcomer_coupons',
      types: ['members.member_activated'],
      async deliver({ id, event }) {
        const { merchantId, memberId, occurredAt: at } = event as Activated;
        const { items } = await templates.open(
          merchantId,
          'newcomers',
          at,
          undefined,
          NEWCOMER_TEMPLATES_MAX,
        );
        if (items.length === 0 || (await hasBought(merchantId, memberId))) return;
        for (const { id: templateId } of items) {
          const givenFor = `newcomer:${id}:${templateId}`;
          await giveIfLeft(merchantId, { memberId, templateId, by: 'newcomer', givenFor, at });
        }
      },
    },
    {
      name: 'marketing.note_sold_prices',
      types: ['orders.order_paid'],
      async deliver({ event }) {
        const { merchantId, groups, occurredAt } = event as Paid;
        const day = businessDay(occurredAt);
        await unitOfWork.run(async (tx) => {
          // A gift is no price that the article was ever offered at; an event of before the field tells none.
          for (const { skuId, lowestUnitFen = 0 } of groups.flatMap(({ lines }) => lines))
            if (lowestUnitFen > 0) await sold.note(tx, merchantId, skuId, day, lowestUnitFen);
        });
      },
    },
  ];
}
