import { type EpochMs, type Fen, fen, type MemberId, type MerchantId } from '#kernel';
import type { Catalog } from '#modules/catalog';
import type { Quote, QuoteGift, QuotePoints, QuoteTokens } from '#modules/pricing';
import type { StoredValue } from '#modules/stored-value';
import type { LineShare, OrderLine } from '../domain/order.ts';
import type { BasketGroup, OfferWishes } from './basket.ts';
import { type GiftsToChoose, giftsToChoose } from './gifts-to-choose.ts';
import type { PriceBasket } from './price-basket.ts';
import { shareOf } from './snapshot.ts';

type ShownLine = Pick<
  OrderLine,
  'skuId' | 'title' | 'quantity' | 'unitPriceFen' | 'discountFen' | 'totalFen' | 'choices'
> & { readonly shares: readonly LineShare[] };

export interface ShownQuote extends Omit<Quote, 'groups' | 'gifts' | 'giftChoices' | 'points'> {
  readonly quoteToken: string;
  readonly expiresAt: EpochMs;
  readonly groups: readonly (Omit<Quote['groups'][number], 'lines' | 'shippingShares'> & {
    readonly lines: readonly ShownLine[];
    readonly shippingShares: readonly LineShare[];
  })[];
  readonly gifts: readonly Omit<QuoteGift, 'group'>[];
  readonly giftChoices: readonly GiftsToChoose[];
  readonly points: QuotePoints & {
    readonly usable: number;
    readonly unitPoints: number;
    readonly unitFen: Fen;
  };
  readonly storedValue: {
    readonly balanceFen: Fen;
    /** That this order could take. */
    readonly mostFen: Fen;
    /** From so much on it needs the pay password. */
    readonly approvalFromFen: Fen;
  };
}

export type ShowQuote = (
  merchantId: MerchantId,
  memberId: MemberId,
  basket: readonly BasketGroup[],
  wishes: OfferWishes,
  /** Missing = in the mini-program. */
  channel?: 'pos',
) => Promise<ShownQuote>;

/** A quote as the shopper reads it: why it costs that, which coupons work and why others do not, what else can pay. */
export function showQuote(
  priceBasket: PriceBasket,
  catalog: Pick<Catalog, 'offers'>,
  quoteTokens: QuoteTokens,
  storedValue: Pick<StoredValue, 'balance' | 'approvalNeededFrom'>,
): ShowQuote {
  return async (merchantId, memberId, basket, wishes, channel) => {
    const [{ context, quote, choices }, balance, approvalFrom] = await Promise.all([
      priceBasket(merchantId, memberId, basket, wishes, channel),
      storedValue.balance(merchantId, memberId),
      storedValue.approvalNeededFrom(merchantId),
    ]);
    const balanceFen = fen(balance.principalFen + balance.giftFen);
    const { usable = 0, rule } = context.points ?? {};
    return {
      ...quoteTokens.issue(memberId, context, quote),
      ...quote,
      groups: quote.groups.map((group, n) => ({
        ...group,
        lines: group.lines.map(({ shares, ...line }, at) => ({
          ...line,
          choices: choices[n]?.[at] ?? [],
          shares: shares.map(shareOf),
        })),
        shippingShares: group.shippingShares.map(shareOf),
      })),
      gifts: quote.gifts.map(({ group: _place, ...gift }) => gift),
      giftChoices: await giftsToChoose(catalog, merchantId, quote),
      points: {
        ...{ ...quote.points, usable, unitPoints: rule?.unitPoints ?? 0, unitFen: rule?.unitFen ?? fen(0) },
      },
      storedValue: {
        ...{ balanceFen, mostFen: fen(Math.min(balanceFen, quote.payableFen)) },
        approvalFromFen: fen(approvalFrom),
      },
    };
  };
}
