import {
  AppError,
  businessDay,
  type DomainEvent,
  type EpochMs,
  type EventHandler,
  type MemberId,
  type MerchantId,
  type OrderId,
  type SkuId,
  type UnitOfWork,
} from '#kernel';
import type { Members } from '#modules/members';
import type { Recharged } from '#modules/stored-value';
import type { CouponTemplate } from '../domain/template.ts';
import type { HasBought } from '../tokens.ts';
import type { GiveCoupon } from './give-coupon.ts';
import { giveForPayment, type PayGiftStore } from './pay-gifts.ts';
import type { GivenBy, TemplateStore } from './ports.ts';
import type { SoldPriceBook } from './promotion-ports.ts';

/** Of `orders`, which stands above this module: what is read of its event. */
interface Paid extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly memberId: MemberId;
  readonly groups: readonly {
    readonly goodsPaidFen?: number;
    readonly lines: readonly { readonly skuId: SkuId; readonly lowestUnitFen?: number }[];
  }[];
}

/** Of `members`: she accepted the terms. */
interface Activated extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}

const TEMPLATES_PER_READ = 50;
/** She has it already, there is none left, or its days are over: nothing that trying again would change. */
const NO_MORE = new Set(['marketing.coupon_limit', 'marketing.coupons_gone', 'marketing.claim_over']);

/** Coupons that come by themselves, and prices that somebody paid. */
export function marketingReactions(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly templates: TemplateStore;
  readonly sold: SoldPriceBook;
  readonly give: GiveCoupon;
  readonly hasBought: HasBought;
  readonly gifts: PayGiftStore;
  readonly members: Pick<Members, 'current'>;
}): readonly EventHandler[] {
  const { unitOfWork, templates, sold, give, hasBought, gifts, members } = parts;

  /** Whoever never accepted the terms, as a stranger at a till, is given nothing and takes nobody's piece (MEM-15). */
  async function ownerOf(merchantId: MerchantId, memberId: MemberId): Promise<MemberId | undefined> {
    const owner = await members.current(merchantId, memberId);
    return owner?.isShadow === false ? owner.id : undefined;
  }

  /** However many the owner published at once: she is promised each of them. */
  async function openFor(
    merchantId: MerchantId,
    audience: CouponTemplate['audience'],
    at: EpochMs,
  ): Promise<CouponTemplate[]> {
    const open: CouponTemplate[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await templates.open(merchantId, audience, at, cursor, TEMPLATES_PER_READ);
      open.push(...page.items);
      cursor = page.nextCursor;
    }
    return open;
  }

  async function giveIfLeft(
    merchantId: MerchantId,
    gift: { memberId: MemberId; templateId: string; by: GivenBy; givenFor: string; at: EpochMs },
  ): Promise<void> {
    await unlessNoMore(
      unitOfWork.run(async (tx) => {
        const template = await templates.find(merchantId, gift.templateId, tx);
        if (template?.state === 'PUBLISHED') await give(tx, merchantId, { ...gift, template });
      }),
    );
  }

  return [
    {
      name: 'marketing.coupons_of_recharge',
      types: ['stored-value.recharged'],
      async deliver({ event }) {
        const { merchantId, memberId: payer, rechargeId, giftCoupons, occurredAt: at } = event as Recharged;
        if (giftCoupons.length === 0) return;
        // Promised for money: hers whether she accepted the terms or not.
        const memberId = (await members.current(merchantId, payer))?.id;
        if (memberId === undefined) return;
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
        const { merchantId, memberId: activated, occurredAt: at } = event as Activated;
        const items = await openFor(merchantId, 'newcomers', at);
        if (items.length === 0) return;
        const memberId = await ownerOf(merchantId, activated);
        if (memberId === undefined || (await hasBought(merchantId, memberId))) return;
        for (const { id: templateId } of items) {
          const givenFor = `newcomer:${id}:${templateId}`;
          await giveIfLeft(merchantId, { memberId, templateId, by: 'newcomer', givenFor, at });
        }
      },
    },
    {
      name: 'marketing.coupons_of_payment',
      types: ['orders.order_paid'],
      async deliver({ event }) {
        const { merchantId, memberId: payer, orderId, groups, occurredAt: at } = event as Paid;
        const items = await openFor(merchantId, 'payers', at);
        const paidFen = groups.reduce((sum, { goodsPaidFen = 0 }) => sum + goodsPaidFen, 0);
        const reached = items.filter(({ paidFromFen = 0 }) => paidFen >= paidFromFen);
        const memberId = reached.length === 0 ? undefined : await ownerOf(merchantId, payer);
        if (memberId === undefined) return;
        for (const template of reached)
          await unlessNoMore(
            unitOfWork.run((tx) =>
              giveForPayment({ gifts, give }, tx, template, { merchantId, memberId, orderId, at }),
            ),
          );
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

async function unlessNoMore(giving: Promise<unknown>): Promise<void> {
  try {
    await giving;
  } catch (error) {
    if (!(error instanceof AppError) || !NO_MORE.has(error.code)) throw error;
  }
}
