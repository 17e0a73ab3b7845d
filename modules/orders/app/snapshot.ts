import { type MerchantId, ZERO_FEN } from '#kernel';
import type { Catalog } from '#modules/catalog';
import type { DiscountShare, Quote, QuoteGift } from '#modules/pricing';
import type { LineShare, NewOrderGroup, OrderDiscount, OrderLine } from '../domain/order.ts';
import type { Goods, Wanted } from './basket.ts';

/** What the order keeps of a quote: names and pictures as they are now, every share, and gifts as lines of their own. */
export async function snapshotOf(
  catalog: Pick<Catalog, 'offers'>,
  merchantId: MerchantId,
  quote: Quote,
  wanted: readonly Wanted[],
): Promise<NewOrderGroup[]> {
  return Promise.all(
    quote.groups.map(async (group, n) => {
      const { fulfilment, storeName, goods } = wanted[n] as Wanted;
      const { storeId, goodsFen, discountFen, shippingFen, payableFen } = group;
      const lines = group.lines.map((line, at): OrderLine => {
        const { offer, choices } = goods[at] as Goods;
        const { productId, optionText, imageUrl } = offer;
        const shares = line.shares.map(shareOf);
        return { ...line, productId, optionText, imageUrl, shares, isGift: false, gift: null, choices };
      });
      const gifts = quote.gifts.filter((gift) => gift.group === n);
      return {
        ...{ storeId, storeName, fulfilment, goodsFen, discountFen, shippingFen, payableFen },
        shippingShares: group.shippingShares.map(shareOf),
        lines: [...lines, ...(await giftLines(catalog, merchantId, gifts))],
      };
    }),
  );
}

async function giftLines(
  catalog: Pick<Catalog, 'offers'>,
  merchantId: MerchantId,
  gifts: readonly QuoteGift[],
): Promise<OrderLine[]> {
  const [first] = gifts;
  if (first === undefined) return [];
  const offers = await catalog.offers(
    merchantId,
    first.storeId,
    gifts.map(({ skuId }) => skuId),
  );
  return gifts.map(({ skuId, productId, title, quantity, source, worthFen }) => ({
    ...{ skuId, productId, title, quantity, choices: [], shares: [] },
    ...{ optionText: offers.get(skuId)?.optionText ?? '', imageUrl: offers.get(skuId)?.imageUrl ?? '' },
    ...{ unitPriceFen: ZERO_FEN, discountFen: ZERO_FEN, totalFen: ZERO_FEN },
    ...{ isGift: true, gift: { kind: source.kind, id: source.id, worthFen } },
  }));
}

/** The discounts in the shop's words: whatever the explanation takes off, by offer. */
export function discountsOf({ explanation }: Quote): OrderDiscount[] {
  return explanation
    .flatMap((entry) => (entry.amountFen < 0 && entry.parts?.length ? entry.parts : [entry]))
    .filter(({ amountFen }) => amountFen < 0)
    .map(({ kind, id, label, amountFen }) => ({
      ...{ kind: kind as OrderDiscount['kind'], id: id ?? kind, label },
      amountFen: -amountFen as OrderDiscount['amountFen'],
    }));
}

/** A share as an order and an answer write it: where it comes from, without a level of its own. */
export function shareOf({ source, ...share }: DiscountShare): LineShare {
  return { ...source, ...share };
}
