import { type Fen, fen, sumFen } from '#kernel';
import { openBasket } from './basket.ts';
import { chooseCoupons } from './choose-coupons.ts';
import type { PricingContext } from './context.ts';
import { explain } from './explain.ts';
import { parcelsOf } from './freight.ts';
import { goodsCoupons } from './goods-coupons.ts';
import { payWithPoints } from './points.ts';
import type { DiscountShare, Quote, QuoteGroup, QuoteLine } from './quote.ts';
import { type GroupShipping, shipping } from './shipping.ts';
import { spendTiers } from './spend-tiers.ts';
import type { Tally } from './tally.ts';
import { unitPrices } from './unit-prices.ts';

/**
 * What this basket costs. Pure: the same context always gives the same quote.
 *
 * The order of the steps is part of the contract (MKT-01): store and unit prices, spend tiers, item coupons, order
 * coupons, points, shipping, shipping coupons. Each works on what the steps before it left, so percentages multiply
 * and nothing falls below zero; nothing left to pay is a legal price.
 */
export function price(context: PricingContext): Quote {
  const promoted = spendTiers(unitPrices(openBasket(context)));
  const parcels = parcelsOf(promoted);
  const { used, answer } = chooseCoupons(promoted, parcels);
  const reduced = goodsCoupons(promoted, used);
  const { tally, points } = payWithPoints(reduced);
  const shipped = shipping(tally, parcels, reduced.nets, used);

  const groups = context.groups.map(({ storeId }, n) =>
    groupOf(storeId, linesOf(tally, n), shipped[n] as GroupShipping),
  );
  return {
    groups,
    explanation: explain(tally, shipped),
    payableFen: sumFen(groups.map(({ payableFen }) => payableFen)),
    gifts: tally.gifts,
    giftChoices: tally.giftChoices,
    coupons: answer,
    points,
    nearMisses: tally.nearMisses,
  };
}

function linesOf({ basket, taken }: Tally, group: number): readonly QuoteLine[] {
  return basket.lines.flatMap((line, at) => {
    if (line.group !== group) return [];
    const { skuId, title, quantity } = line;
    const shares = taken.flatMap(({ source, byLine, pieces }): DiscountShare[] => {
      const amountFen = byLine[at] ?? 0;
      if (amountFen === 0) return [];
      const priced = pieces?.[at];
      return [{ source, amountFen: fen(amountFen), ...(priced === undefined ? {} : { pieces: priced }) }];
    });
    const unitPriceFen = fen(line.unitPriceFen);
    const discountFen = sumFen(shares.map(({ amountFen }) => amountFen));
    const totalFen = fen(unitPriceFen * quantity - discountFen);
    return [{ skuId, title, quantity, unitPriceFen, discountFen, totalFen, shares }];
  });
}

function groupOf(
  storeId: QuoteGroup['storeId'],
  lines: readonly QuoteLine[],
  { feeFen, shares }: GroupShipping,
): QuoteGroup {
  const goodsFen = sumFen(lines.map(({ unitPriceFen, quantity }) => fen(unitPriceFen * quantity) as Fen));
  const discountFen = sumFen(lines.map((line) => line.discountFen));
  const shippingFen = fen(feeFen - sumFen(shares.map(({ amountFen }) => amountFen)));
  return {
    storeId,
    goodsFen,
    discountFen,
    shippingFen,
    shippingFeeFen: feeFen,
    shippingShares: shares.map(({ source, amountFen }) => ({ source, amountFen })),
    payableFen: fen(goodsFen - discountFen + shippingFen),
    lines,
  };
}
